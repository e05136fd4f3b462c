package dev.rebote.measure;

import dev.rebote.testing.FakeSmtp;
import dev.rebote.testing.RealJames;
import dev.rebote.testing.Reply;
import dev.rebote.testing.Script;
import dev.rebote.testing.Step;
import dev.rebote.testing.Submission;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.mail.internet.MimeMessage;
import org.apache.james.mailbox.model.MailboxConstants;
import org.apache.james.modules.MailboxProbeImpl;

/**
 * Measures what a failing mail costs from its submission to its notice in the sender's mailbox, in one real James: with
 * TrackedRemoteDelivery and our mailets after it, and with James's own RemoteDelivery and DSNBounce. Rounds alternate, so that
 * a busy machine is unfair to neither, and each counts whether every recipient is in a notice. Our mailets are as they are
 * shipped, and remember whom they told.
 *
 * <p>Arguments: mails of a round (1000), measured rounds of each kind (5), the store (h2). {@code mvn -Pmeasure verify} runs it.
 */
public final class DeliveryMeasurement {

    private static final int WARM_UP_ROUNDS = 6;
    private static final int SUBMITTERS = 4;

    /** As many as a sender is told of in an hour; more would come in a digest. */
    private static final int MAILS_OF_A_SENDER = 20;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern FINAL_RECIPIENT = Pattern.compile("Final-Recipient: *rfc822; *<?([^>\\s]+)>?");

    /** Each mail has its own Message-ID: James looks for the thread of a notice among the mails of its reader. */
    private static final String MESSAGE =
            "From: Alice <alice@local.test>\nTo: somebody@example.org\nSubject: Minutes of the meeting\n"
                    + "Message-ID: <%s@local.test>\nMIME-Version: 1.0\nContent-Type: text/plain\n\n"
                    + "Dear all,\n\nhere are the minutes.\n".repeat(20);

    private final RealJames james;
    private final int mails;

    private record Cost(double wallMillis, double cpuMillis) {}

    private DeliveryMeasurement(RealJames james, int mails) {
        this.james = james;
        this.mails = mails;
    }

    public static void main(String[] arguments) throws Exception {
        int mails = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        boolean withNotice =
                isThere("dev.rebote.james.DecodeDeliveryError") && isThere("dev.rebote.james.SendBounceNotice");
        String store = arguments.length > 2 ? arguments[2] : "h2";
        try (RealJames james = RealJames.withProcessors(processors(withNotice))
                .file("rebote.properties", "store=" + store + "\n")
                .start()) {
            new DeliveryMeasurement(james, mails).run(rounds, withNotice);
        }
        System.exit(0); // James leaves threads that are no daemons.
    }

    private void run(int rounds, boolean withNotice) throws Exception {
        List<Cost> stock = new ArrayList<>();
        List<Cost> tracked = new ArrayList<>();
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            Cost ofStock = round("stock", round);
            Cost ofTracked = round("tracked", round);
            if (round >= 0) {
                stock.add(ofStock);
                tracked.add(ofTracked);
            }
            print("round %d: stock %s, tracked %s", round, text(ofStock), text(ofTracked));
        }
        print("per failing mail, median of %d rounds of %d mails:", rounds, mails);
        print("  RemoteDelivery + DSNBounce: %s", text(median(stock)));
        print(
                "  TrackedRemoteDelivery + %s: %s",
                withNotice ? "DecodeDeliveryError + SendBounceNotice" : "DSNBounce", text(median(tracked)));
        print(
                "  ratio: wall %.2f, CPU %.2f",
                median(tracked).wallMillis() / median(stock).wallMillis(),
                median(tracked).cpuMillis() / median(stock).cpuMillis());
    }

    private Cost round(String kind, int number) throws Exception {
        String name = kind + (number + WARM_UP_ROUNDS);
        String domain = "r" + (number + WARM_UP_ROUNDS) + "." + kind + ".test";
        for (int i = 0; i < mails; i += MAILS_OF_A_SENDER) {
            james.addUser(sender(name, i));
        }
        try (FakeSmtp fake = FakeSmtp.start(script())) {
            james.dns().mx(domain, fake.address());
            long cpu = cpuNanos();
            long start = System.nanoTime();
            submit(name, domain);
            awaitNotices(name);
            Cost cost = new Cost((System.nanoTime() - start) / 1e6 / mails, (cpuNanos() - cpu) / 1e6 / mails);
            checkNobodyIsLost(name, domain);
            emptyInboxes(name);
            return cost;
        }
    }

    /** Of ten mails seven are refused at RCPT TO, one at the end of data, and two twice for the time being. */
    private static Script script() {
        Script script = Script.accepting().on(Step.END_OF_DATA, Reply.of("554 5.7.1 Message refused"));
        return (step, line, connection) -> {
            if (step != Step.RCPT || line.contains("<dot")) {
                return script.answer(step, line, connection);
            }
            return line.contains("<full")
                    ? Reply.of("452 4.2.2 The mailbox is full")
                    : Reply.of("550 5.1.1 The mailbox does not exist");
        };
    }

    private static String sender(String name, int mail) {
        return name + "-" + mail / MAILS_OF_A_SENDER + "@local.test";
    }

    private static String recipient(int i, String domain) {
        String kind = i % 10 < 7 ? "bad" : i % 10 == 7 ? "dot" : "full";
        return kind + i + "@" + domain;
    }

    private void submit(String name, String domain) throws Exception {
        ExecutorService submitters = Executors.newFixedThreadPool(SUBMITTERS);
        List<Future<Void>> all = new ArrayList<>();
        for (int s = 0; s < SUBMITTERS; s++) {
            int first = s;
            Callable<Void> work = () -> {
                try (Submission submission = new Submission(james.smtpPort())) {
                    for (int i = first; i < mails; i += SUBMITTERS) {
                        submission.send(sender(name, i), MESSAGE.formatted(name + "-" + i), recipient(i, domain));
                    }
                }
                return null;
            };
            all.add(submitters.submit(work));
        }
        for (Future<Void> one : all) {
            one.get();
        }
        submitters.shutdown();
    }

    private void awaitNotices(String name) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int i = 0; i < mails; i += MAILS_OF_A_SENDER) {
            String sender = sender(name, i);
            int expected = Math.min(MAILS_OF_A_SENDER, mails - i);
            while (james.inboxSize(sender) < expected) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "only " + james.inboxSize(sender) + " of " + expected + " notices came to " + sender);
                }
                Thread.sleep(100);
            }
        }
    }

    private void checkNobodyIsLost(String name, String domain) throws Exception {
        Set<String> lost = new TreeSet<>();
        for (int i = 0; i < mails; i++) {
            lost.add(recipient(i, domain));
        }
        int notices = 0;
        for (int i = 0; i < mails; i += MAILS_OF_A_SENDER) {
            List<MimeMessage> inbox = james.inbox(sender(name, i));
            notices += inbox.size();
            for (MimeMessage notice : inbox) {
                lost.removeAll(failed(notice));
            }
        }
        if (!lost.isEmpty() || notices != mails) {
            throw new IllegalStateException(notices + " notices for " + mails + " mails; lost: " + lost);
        }
    }

    /** A memory mailbox searches all messages of the server for each that comes: no round may be dearer than the one before. */
    private void emptyInboxes(String name) {
        for (int i = 0; i < mails; i += MAILS_OF_A_SENDER) {
            james.probe(MailboxProbeImpl.class)
                    .deleteMailbox(MailboxConstants.USER_NAMESPACE, sender(name, i), MailboxConstants.INBOX);
        }
    }

    private static Set<String> failed(MimeMessage notice) throws Exception {
        Matcher matcher =
                FINAL_RECIPIENT.matcher(new String(notice.getInputStream().readAllBytes(), "ISO-8859-1"));
        Set<String> recipients = new TreeSet<>();
        while (matcher.find()) {
            recipients.add(matcher.group(1).toLowerCase(Locale.ROOT));
        }
        return recipients;
    }

    private static String processors(boolean withNotice) {
        String notice = withNotice
                ? "<mailet match='All' class='dev.rebote.james.DecodeDeliveryError'/>"
                        + "<mailet match='All' class='dev.rebote.james.SendBounceNotice'/>"
                : "<mailet match='All' class='DSNBounce'/>";
        return """
                <processor state="relay" enableJmx="false">
                  %s
                  %s
                </processor>
                <processor state="stock-bounces" enableJmx="false">
                  <mailet match="All" class="DSNBounce"/>
                  <mailet match="All" class="Null"/>
                </processor>
                <processor state="tracked-bounces" enableJmx="false">
                  %s
                  <mailet match="All" class="Null"/>
                </processor>
                """.formatted(
                relay("stock", "RemoteDelivery"), relay("tracked", "dev.rebote.james.TrackedRemoteDelivery"), notice);
    }

    private static String relay(String kind, String mailet) {
        return """
                <mailet match="dev.rebote.testing.DomainEndsWith=.%1$s.test" class="%2$s">
                  <outgoing>%1$s</outgoing>
                  <sendpartial>true</sendpartial>
                  <delayTime>50 msec</delayTime>
                  <maxRetries>1</maxRetries>
                  <bounceProcessor>%1$s-bounces</bounceProcessor>
                </mailet>
                """.formatted(kind, mailet);
    }

    private static Cost median(List<Cost> costs) {
        return new Cost(
                costs.stream()
                        .mapToDouble(Cost::wallMillis)
                        .sorted()
                        .skip(costs.size() / 2)
                        .findFirst()
                        .orElseThrow(),
                costs.stream()
                        .mapToDouble(Cost::cpuMillis)
                        .sorted()
                        .skip(costs.size() / 2)
                        .findFirst()
                        .orElseThrow());
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static String text(Cost cost) {
        return String.format(Locale.ROOT, "%.2f ms (CPU %.2f ms)", cost.wallMillis(), cost.cpuMillis());
    }

    private static boolean isThere(String className) {
        try {
            Class.forName(className);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
