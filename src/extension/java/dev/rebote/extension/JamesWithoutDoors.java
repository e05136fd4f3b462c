package dev.rebote.extension;

import com.google.inject.Inject;
import com.google.inject.multibindings.Multibinder;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.james.CoreDataModule;
import org.apache.james.GuiceJamesServer;
import org.apache.james.NaiveDelegationStoreModule;
import org.apache.james.core.builder.MimeMessageBuilder;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.mailetcontainer.impl.CompositeProcessorImpl;
import org.apache.james.mailetcontainer.impl.MailetProcessorImpl;
import org.apache.james.mailetcontainer.impl.MatcherMailetPair;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.modules.ClockModule;
import org.apache.james.modules.MailetProcessingModule;
import org.apache.james.modules.server.RawPostDequeueDecoratorModule;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.queue.api.ManageableMailQueue;
import org.apache.james.queue.memory.MemoryMailQueueFactory;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.configuration.Configuration;
import org.apache.james.utils.GuiceProbe;
import org.apache.james.utils.SpoolerProbe;
import org.apache.mailet.Mail;
import org.apache.mailet.Mailet;
import org.apache.mailet.Matcher;
import org.apache.mailet.base.RFC2822Headers;

/**
 * A James without doors: its own server, extension loader, mailet container, spooler and mail repositories, but no SMTP,
 * IMAP or REST, because Maven Central does not have those of 3.9.0. Compiles against James 3.8 and 3.9.
 */
final class JamesWithoutDoors {

    private static final String EXTENSION = "dev/rebote/james/";

    private static final String SMTP_SERVER = "org/apache/james/protocols/smtp/";

    /** Where James and {@code mailetcontainer.xml} put a mail whose mailet or matcher threw something. */
    private static final String ERRORS = "var/mail/error";

    private final Path directory;
    private final Inside inside;
    private final SpoolerProbe spooler;

    private JamesWithoutDoors(Path directory, Inside inside, SpoolerProbe spooler) {
        this.directory = directory;
        this.inside = inside;
        this.spooler = spooler;
    }

    static JamesWithoutDoors start(Path directory, DNSService dns) throws Exception {
        GuiceJamesServer server = GuiceJamesServer.forConfiguration(Configuration.builder()
                        .workingDirectory(directory.toFile())
                        .build())
                .combineWith(
                        new ClockModule(),
                        new MailetProcessingModule(),
                        new NaiveDelegationStoreModule(),
                        new CoreDataModule(),
                        new RawPostDequeueDecoratorModule(),
                        new MemoryModule(),
                        binder -> Multibinder.newSetBinder(binder, GuiceProbe.class)
                                .addBinding()
                                .to(Inside.class))
                .overrideWith(binder -> binder.bind(DNSService.class).toInstance(dns));
        server.start();
        return new JamesWithoutDoors(directory, server.getProbe(Inside.class), server.getProbe(SpoolerProbe.class));
    }

    /** Gives what an operator may name: every public mailet and matcher of the jars in {@code extensions-jars}. */
    Set<String> mailetsAndMatchersInTheExtension() throws IOException {
        try (Stream<Path> jars = Files.list(directory.resolve("extensions-jars"))) {
            Set<String> names = new TreeSet<>();
            for (Path jar : jars.toList()) {
                names.addAll(mailetsAndMatchersIn(jar));
            }
            return names;
        }
    }

    private static Set<String> mailetsAndMatchersIn(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile());
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {path.toUri().toURL()})) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(EXTENSION) && name.endsWith(".class"))
                    .map(name -> name.replace('/', '.').replaceAll("\\.class$", ""))
                    .flatMap(name -> load(loader, name).stream())
                    .filter(JamesWithoutDoors::isForOperators)
                    .map(Class::getName)
                    .collect(Collectors.toSet());
        }
    }

    /** Loads a class; empty for a handler of the SMTP server, which is not there. */
    private static Optional<Class<?>> load(ClassLoader loader, String name) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        } catch (NoClassDefFoundError e) {
            if (String.valueOf(e.getMessage()).startsWith(SMTP_SERVER)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean isForOperators(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && !Modifier.isAbstract(type.getModifiers())
                && (Mailet.class.isAssignableFrom(type) || Matcher.class.isAssignableFrom(type));
    }

    Set<String> mailetsAndMatchersInUse() {
        return Arrays.stream(inside.processors.getProcessorStates())
                .map(inside.processors::getProcessor)
                .map(MailetProcessorImpl.class::cast)
                .flatMap(processor -> processor.getPairs().stream())
                .flatMap(JamesWithoutDoors::classes)
                .map(Class::getName)
                .collect(Collectors.toSet());
    }

    private static Stream<Class<?>> classes(MatcherMailetPair pair) {
        return Stream.of(pair.getMatcher().getClass(), pair.getMailet().getClass());
    }

    void sendOneMailThroughEachProcessor() throws Exception {
        for (String state : inside.processors.getProcessorStates()) {
            if (!state.equals(Mail.ERROR)) {
                Mail mail = mail(state);
                queue(MailQueueFactory.SPOOL.asString()).enQueue(mail);
                LifecycleUtil.dispose(mail);
            }
        }
    }

    private static Mail mail(String state) throws Exception {
        return MailImpl.builder()
                .name("for-" + state)
                .sender("alice@local.test")
                .addRecipients("bob@remote.test", "carol@remote.test")
                .state(state)
                .mimeMessage(MimeMessageBuilder.mimeMessageBuilder()
                        .addHeader(RFC2822Headers.MESSAGE_ID, "<" + state + "@local.test>")
                        .setSubject("For the processor " + state)
                        .setText("Hello Bob"))
                .build();
    }

    /** Waits until no queue holds a mail and no mailet works on one. */
    void waitUntilIdle(Duration patience) throws Exception {
        Instant end = Instant.now().plus(patience);
        int quiet = 0;
        while (quiet < 10) { // ten looks: a mail is in no queue on its way from one to the next
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("James is still busy after " + patience);
            }
            Thread.sleep(100);
            quiet = isIdle() ? quiet + 1 : 0;
        }
    }

    private boolean isIdle() throws Exception {
        for (var name : inside.queues.listCreatedMailQueues()) {
            if (queue(name.asString()).getSize() > 0) {
                return false;
            }
        }
        return spooler.processingFinished();
    }

    private ManageableMailQueue queue(String name) {
        return inside.queues.getQueue(MailQueueName.of(name)).orElseThrow();
    }

    /** Gives a line for each mail that a mailet stored; throws when one was stored because of an error. */
    List<String> mailsInRepositories() throws Exception {
        List<String> lines = new ArrayList<>();
        for (MailRepositoryUrl url : inside.repositories.getUrls().toList()) {
            lines.addAll(mailsIn(url));
        }
        return lines;
    }

    private List<String> mailsIn(MailRepositoryUrl url) throws Exception {
        MailRepository repository = inside.repositories.select(url);
        List<String> lines = new ArrayList<>();
        for (var keys = repository.list(); keys.hasNext(); ) {
            Mail mail = repository.retrieve(keys.next());
            String line = String.join(
                    " ", url.asString(), mail.getName(), mail.getRecipients().toString(), attributes(mail));
            if (url.asString().contains(ERRORS)) {
                throw new IllegalStateException("went wrong: " + line + " " + mail.getErrorMessage());
            }
            lines.add(line);
        }
        return lines;
    }

    private static String attributes(Mail mail) {
        return mail.attributes()
                .filter(attribute -> attribute.getName().asString().startsWith("rebote."))
                .map(attribute -> attribute.getName().asString() + "="
                        + attribute.getValue().value())
                .sorted()
                .toList()
                .toString();
    }

    /** What James gives to those that it loads itself. */
    private record Inside(
            CompositeProcessorImpl processors, MemoryMailQueueFactory queues, MailRepositoryStore repositories)
            implements GuiceProbe {

        @Inject
        Inside {}
    }
}
