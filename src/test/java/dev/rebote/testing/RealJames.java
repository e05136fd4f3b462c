package dev.rebote.testing;

import com.google.inject.Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.mail.Folder;
import javax.mail.Message;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.Store;
import javax.mail.internet.MimeMessage;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.james.FakeSearchMailboxModule;
import org.apache.james.GuiceJamesServer;
import org.apache.james.MemoryJamesConfiguration;
import org.apache.james.MemoryJamesServerMain;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.mailbox.model.MailboxConstants;
import org.apache.james.modules.MailboxProbeImpl;
import org.apache.james.modules.protocols.ImapGuiceProbe;
import org.apache.james.modules.protocols.SmtpGuiceProbe;
import org.apache.james.utils.DataProbeImpl;
import org.apache.james.utils.GuiceProbe;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real James 3.8.1 in the test JVM: SMTP (which relays for everybody and keeps DSN parameters), IMAP, memory stores, a
 * {@link FakeDns}. A start takes five to ten seconds, so let a class of tests share one:
 * <pre>{@code
 * @RegisterExtension
 * static final RealJames JAMES = RealJames.withProcessors("<processor state='relay'>...</processor>");
 * }</pre>
 * The domain {@value #LOCAL} and the user {@value #USER} exist.
 */
public final class RealJames implements BeforeAllCallback, AfterAllCallback, AutoCloseable {

    public static final String LOCAL = "local.test";
    public static final String USER = "alice@local.test";
    private static final String PASSWORD = "secret";
    private static final String INBOX = MailboxConstants.INBOX;
    private static final String IMAP_TIMEOUT_MILLIS = "20000";
    private static final int IMAP_TRIES = 3;

    private final Map<String, String> conf = new LinkedHashMap<>();
    private final List<Module> modules = new ArrayList<>();
    private final List<Path> extensions = new ArrayList<>();
    private final FakeDns dns = new FakeDns();
    private final CaughtMails caught = new CaughtMails();
    private Optional<GuiceJamesServer> server = Optional.empty();
    private Optional<Path> directory = Optional.empty();

    private RealJames(String mailetContainer) {
        conf.putAll(JamesFiles.standard());
        conf.put("mailetcontainer.xml", mailetContainer);
    }

    /**
     * A James with these processors beside root, error (box {@code error}) and transport, which delivers local mail and
     * sends all other to the processor {@code relay}.
     */
    public static RealJames withProcessors(String processors) {
        return new RealJames(JamesFiles.mailetContainer(processors));
    }

    /** A James with this whole mailetcontainer.xml. */
    public static RealJames withMailetContainer(String mailetContainer) {
        return new RealJames(mailetContainer);
    }

    /** Adds or replaces a file in conf. */
    public RealJames file(String name, String content) {
        conf.put(name, content);
        return this;
    }

    /** Puts a handler before those that the SMTP server has. */
    public RealJames handler(String handler) {
        conf.computeIfPresent(
                "smtpserver.xml", (name, content) -> content.replace("<handlerchain>", "<handlerchain>" + handler));
        return this;
    }

    /** Puts a jar where an operator puts it, into extensions-jars. */
    public RealJames extension(Path jar) {
        extensions.add(jar);
        return this;
    }

    /** Adds a module that overrides James's own bindings. */
    public RealJames module(Module module) {
        modules.add(module);
        return this;
    }

    /** Starts it, outside of JUnit's own life cycle. */
    public RealJames start() throws Exception {
        forgetTheLastJames();
        Path home = Files.createTempDirectory("rebote-james");
        directory = Optional.of(home);
        writeConf(home.resolve("conf"));
        for (Path jar : extensions) {
            Path target = home.resolve("extensions-jars").resolve(jar.getFileName());
            Files.createDirectories(target.getParent());
            Files.copy(jar, target);
        }
        GuiceJamesServer james = MemoryJamesServerMain.createServer(MemoryJamesConfiguration.builder()
                        .workingDirectory(home.toFile())
                        .build())
                .combineWith(new FakeSearchMailboxModule())
                .combineWith(binder -> binder.bind(CaughtMails.class).toInstance(caught))
                .overrideWith(binder -> binder.bind(DNSService.class).toInstance(dns))
                .overrideWith(modules);
        james.start();
        server = Optional.of(james);
        probe(DataProbeImpl.class).addDomain(LOCAL);
        addUser(USER);
        return this;
    }

    /** James registers its parts for the whole JVM; one that stopped, or failed to start, leaves them in the way of the next. */
    private static void forgetTheLastJames() throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName everything = new ObjectName("org.apache.james:*");
        for (ObjectName left : beans.queryNames(everything, null)) {
            beans.unregisterMBean(left);
        }
    }

    public FakeDns dns() {
        return dns;
    }

    /** Gives what the {@link Catch} mailets have caught. */
    public CaughtMails caught() {
        return caught;
    }

    public <T extends GuiceProbe> T probe(Class<T> type) {
        return server.orElseThrow(() -> new IllegalStateException("James is not started"))
                .getProbe(type);
    }

    /** Makes a local user; all have the same password. */
    public void addUser(String address) throws Exception {
        probe(DataProbeImpl.class).addUser(address, PASSWORD);
        openInbox(address);
    }

    /**
     * James's memory makes the box of a mailbox for whoever asks first, without a lock: of two that come at once one puts its message
     * into a box that nobody sees (InMemoryMessageMapper.getMembershipByUidForId, 3.8.1). So one asks before mail comes.
     */
    private void openInbox(String user) throws MessagingException {
        probe(MailboxProbeImpl.class).createMailbox(MailboxConstants.USER_NAMESPACE, user, INBOX);
        inboxSize(user);
    }

    public int smtpPort() {
        return probe(SmtpGuiceProbe.class).getSmtpPort().getValue();
    }

    public int imapPort() {
        return probe(ImapGuiceProbe.class).getImapPort();
    }

    /** Sends a small message by SMTP; a recipient may carry parameters: {@code <ana@example.org> NOTIFY=NEVER}. */
    public void send(String mailFrom, String... rcptTo) throws IOException {
        sendMessage(mailFrom, "From: Alice <" + USER + ">\nTo: list@example.org\nSubject: Test\n\nHello.\n", rcptTo);
    }

    /** Sends this message by SMTP. */
    public void sendMessage(String mailFrom, String message, String... rcptTo) throws IOException {
        try (Submission submission = new Submission(smtpPort())) {
            submission.send(mailFrom, message, rcptTo);
        }
    }

    /** Reads a user's inbox by IMAP. */
    public List<MimeMessage> inbox(String user) throws MessagingException {
        return folder(user, INBOX);
    }

    /** Reads one of a user's folders by IMAP; a folder that is not there is empty. */
    public List<MimeMessage> folder(String user, String name) throws MessagingException {
        return withFolder(user, name, folder -> {
            List<MimeMessage> messages = new ArrayList<>();
            if (!folder.exists()) {
                return messages;
            }
            folder.open(Folder.READ_ONLY);
            for (Message message : folder.getMessages()) {
                messages.add(new MimeMessage((MimeMessage) message));
            }
            return messages;
        });
    }

    /** Counts the messages in a user's inbox by IMAP. */
    public int inboxSize(String user) throws MessagingException {
        return withFolder(user, INBOX, Folder::getMessageCount);
    }

    /** James's IMAP server sometimes gives no answer while mail comes in; then it is asked anew. */
    private <T> T withFolder(String user, String name, FolderReader<T> reader) throws MessagingException {
        for (int attempt = 1; ; attempt++) {
            try {
                return withFolderOnce(user, name, reader);
            } catch (MessagingException e) {
                if (attempt == IMAP_TRIES) {
                    throw e;
                }
            }
        }
    }

    private <T> T withFolderOnce(String user, String name, FolderReader<T> reader) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.imap.timeout", IMAP_TIMEOUT_MILLIS);
        properties.put("mail.imap.host", "127.0.0.1");
        properties.put("mail.imap.port", Integer.toString(imapPort()));
        try (Store store = Session.getInstance(properties).getStore("imap")) {
            store.connect(user, PASSWORD);
            return reader.read(store.getFolder(name));
        }
    }

    @FunctionalInterface
    private interface FolderReader<T> {
        T read(Folder folder) throws MessagingException;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        server.ifPresent(GuiceJamesServer::stop);
        directory.ifPresent(RealJames::deleteAll);
    }

    private void writeConf(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (Map.Entry<String, String> file : conf.entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
    }

    private static void deleteAll(Path root) {
        try (var paths = Files.walk(root)) {
            Path[] deepestFirst = paths.sorted(Comparator.reverseOrder()).toArray(Path[]::new);
            for (Path path : Arrays.asList(deepestFirst)) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
