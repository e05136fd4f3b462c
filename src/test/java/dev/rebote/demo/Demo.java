package dev.rebote.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rebote.testing.FakeSmtp;
import dev.rebote.testing.RealJames;
import dev.rebote.testing.Step;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.mail.BodyPart;
import javax.mail.MessagingException;
import javax.mail.Multipart;
import javax.mail.internet.MimeMessage;

/**
 * Starts a real James 3.8.1 with Rebote's jar and the example configuration, and a remote server that refuses; sends a dozen
 * mails, each twice, and prints what their sender gets to read from Rebote and from James alone. {@code --stay} leaves it running.
 */
public final class Demo {

    private static final String STAY = "--stay";
    private static final Path EXAMPLE = Path.of("conf-examples/james-3.8/conf/mailetcontainer.xml");
    private static final Path JARS = Path.of("target");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Whose mail goes through James's own RemoteDelivery and DSNBounce. */
    private static final String STOCK = "stock@local.test";

    private static final String STOCK_PROCESSORS = """
            <processor state="relay-stock" enableJmx="false">
              <mailet match="All" class="RemoteDelivery">
                <outgoing>outgoing-stock</outgoing>
                <delayTime>1 msec</delayTime>
                <maxRetries>1</maxRetries>
                <sendpartial>true</sendpartial>
                <bounceProcessor>bounces-stock</bounceProcessor>
              </mailet>
            </processor>
            <processor state="bounces-stock" enableJmx="false">
              <mailet match="All" class="DSNBounce"/>
              <mailet match="All" class="Null"/>
            </processor>
            """;

    private final PrintStream out;

    private Demo(PrintStream out) {
        this.out = out;
    }

    /** Runs it; the classes under test are taken off the class path first, so that James loads the jar as it does anywhere. */
    public static void main(String[] arguments) throws Exception {
        if (System.getProperty("rebote.demo") == null) {
            System.exit(inFreshJvm(arguments));
        }
        List<String> unknown =
                Stream.of(arguments).filter(argument -> !argument.equals(STAY)).toList();
        if (!unknown.isEmpty()) {
            System.err.println("Unknown " + unknown + ", expected nothing or " + STAY);
            System.exit(2);
        }
        new Demo(new PrintStream(System.out, true, UTF_8)).run(arguments.length > 0);
        System.exit(0);
    }

    private static int inFreshJvm(String... arguments) throws IOException, InterruptedException {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("target" + File.separator + "classes"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Drebote.demo=true",
                "-Djames.exit.on.startup.error=false",
                "-Dlogback.configurationFile=dev/rebote/demo/logback.xml",
                "-cp",
                classPath,
                Demo.class.getName()));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private void run(boolean stay) throws Exception {
        out.println("Starting James 3.8.1 with " + jar().getFileName() + " …");
        Map<DemoCase, FakeSmtp> remotes = new LinkedHashMap<>();
        try (RealJames james = RealJames.withMailetContainer(configuration())
                .file("extensions.properties", "")
                .extension(jar())
                .start()) {
            james.addUser("luis@local.test");
            james.addUser(STOCK);
            for (DemoCase failing : DemoCase.ALL) {
                remotes.put(failing, remote(james, failing));
            }
            for (DemoCase failing : DemoCase.ALL) {
                james.sendMessage(failing.sender(), failing.message(failing.sender()), failing.recipient());
                james.sendMessage(STOCK, failing.message(STOCK), failing.recipient());
            }
            print(james);
            if (stay) {
                stay(james);
            }
        } finally {
            remotes.values().forEach(FakeSmtp::close);
        }
    }

    private static FakeSmtp remote(RealJames james, DemoCase failing) {
        FakeSmtp remote = FakeSmtp.start(failing.script());
        james.dns().mx(failing.domain(), remote.address());
        if (failing.step() == Step.CONNECT) {
            remote.close();
        }
        return remote;
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(JARS)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-james-3.8.jar"))
                    .findFirst()
                    .orElseThrow(() ->
                            new IOException("There is no …-james-3.8.jar in " + JARS + ": run mvn -Pdemo verify"));
        }
    }

    /** The example, with one retry at once instead of five days of them, and James's own way beside ours. */
    private static String configuration() throws IOException {
        return Files.readString(EXAMPLE, UTF_8)
                .replace("<delayProcessor>", "<delayTime>1 msec</delayTime><maxRetries>1</maxRetries><delayProcessor>")
                .replace(
                        "<mailet match=\"relay-allowed\" class=\"ToProcessor\">",
                        "<mailet match=\"SenderIs=" + STOCK
                                + "\" class=\"ToProcessor\"><processor>relay-stock</processor></mailet>\n"
                                + "<mailet match=\"relay-allowed\" class=\"ToProcessor\">")
                .replace("</processors>", STOCK_PROCESSORS + "</processors>");
    }

    private void print(RealJames james) throws Exception {
        int half = DemoCase.ALL.size() / 2;
        await(james, "luis@local.test", half);
        await(james, RealJames.USER, half);
        await(james, STOCK, DemoCase.ALL.size());
        Columns columns = new Columns(terminalWidth());
        int number = 1;
        for (DemoCase failing : DemoCase.ALL) {
            out.println();
            out.println(bold(
                    number++ + "/" + DemoCase.ALL.size() + "  " + failing.subject() + " → " + failing.recipient()));
            out.println("      The remote server: " + failing.reply());
            out.println();
            columns.sideBySide("REBOTE", "JAMES ALONE").forEach(line -> out.println(bold(line)));
            out.println(columns.rule());
            columns.sideBySide(text(james, failing.sender(), failing), text(james, STOCK, failing))
                    .forEach(out::println);
        }
        out.println();
        out.println("Each notice of Rebote also has a part for programs (RFC 3464), and the header of the original.");
    }

    private static void await(RealJames james, String user, int notices) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (james.inboxSize(user) < notices) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(
                        user + " has " + james.inboxSize(user) + " of " + notices + " notices after " + PATIENCE);
            }
            Thread.sleep(100);
        }
    }

    private static String text(RealJames james, String user, DemoCase failing) throws Exception {
        for (MimeMessage notice : james.inbox(user)) {
            Optional<String> text = firstText(notice).filter(found -> found.contains(failing.recipient()));
            if (text.isPresent()) {
                return "Subject: " + notice.getSubject() + "\n\n" + text.get();
            }
        }
        return "(nothing)";
    }

    private static Optional<String> firstText(MimeMessage notice) throws MessagingException, IOException {
        Object content = notice.getContent();
        if (content instanceof Multipart parts && parts.getCount() > 0) {
            BodyPart first = parts.getBodyPart(0);
            return Optional.of(String.valueOf(first.getContent()));
        }
        return Optional.of(String.valueOf(content));
    }

    private void stay(RealJames james) throws InterruptedException {
        out.println();
        out.println("James stays up. Until you stop it with Ctrl-C:");
        out.println(
                "  SMTP  127.0.0.1:" + james.smtpPort() + "   (send as luis@local.test or alice@local.test; no login)");
        out.println("  IMAP  127.0.0.1:" + james.imapPort() + "   users luis@local.test, alice@local.test, " + STOCK
                + "; password secret");
        out.println("  Mail to " + DemoCase.ALL.get(0).recipient() + " and the others above fails as shown.");
        Thread.sleep(Long.MAX_VALUE);
    }

    private static int terminalWidth() {
        String columns = System.getenv().getOrDefault("COLUMNS", "");
        return columns.matches("[0-9]{1,4}") ? Integer.parseInt(columns) : 150;
    }

    private static String bold(String text) {
        return System.console() == null ? text : "\u001b[1m" + text + "\u001b[0m";
    }
}
