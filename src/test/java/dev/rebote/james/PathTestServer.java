package dev.rebote.james;

import dev.rebote.suppress.KeptPaths;
import dev.rebote.suppress.StoreUnavailableException;
import dev.rebote.trust.SigningKey;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.mail.internet.AddressException;
import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;
import org.apache.james.core.builder.MimeMessageBuilder;
import org.apache.james.dnsservice.api.InMemoryDNSService;
import org.apache.james.domainlist.lib.DomainListConfiguration;
import org.apache.james.domainlist.memory.MemoryDomainList;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.base.test.FakeMailContext;
import org.mockito.Mockito;

/** What the mailets of return paths get from James, in a test: a file of keys, our domain, and mails whose sender can change. */
final class PathTestServer {

    static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    static final String KEYS = "rebote-keys.yaml";

    final RecordingMetricFactory metrics = new RecordingMetricFactory();
    final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    PathMemory memory = new PathMemory(TestMemory.stores(clock), metrics, clock);
    final FakeMailContext context = FakeMailContext.builder()
            .postmaster(address("postmaster@example.com"))
            .build();
    final MemoryDomainList domains = new MemoryDomainList(new InMemoryDNSService());
    final FileSystem files;

    PathTestServer(Path conf) throws Exception {
        domains.configure(DomainListConfiguration.builder()
                .autoDetect(false)
                .autoDetectIp(false)
                .build());
        domains.addDomain(Domain.of("example.com"));
        files = new Conf(conf);
        newKeys(conf);
    }

    /** Takes the store away. */
    void loseStore() {
        KeptPaths away = Mockito.mock(KeptPaths.class, call -> {
            throw new StoreUnavailableException("the store is down");
        });
        memory = new PathMemory(new StoredPathTokens(away, metrics.generate(MetricNames.STORE_UNAVAILABLE), clock));
    }

    /** Writes a file with one new key. */
    static void newKeys(Path conf) throws IOException {
        SigningKey key = SigningKey.random(new SecureRandom(), LocalDate.of(2026, 1, 1));
        Files.writeString(conf.resolve(KEYS), "keys:\n" + key.toFileEntry() + "\n");
    }

    static MailImpl.Builder mail(String sender, String... recipients) throws Exception {
        return MailImpl.builder()
                .name("mail-1")
                .state("relay")
                .sender(sender)
                .addRecipients(recipients)
                .mimeMessage(MimeMessageBuilder.mimeMessageBuilder()
                        .setSubject("Hello")
                        .setText("Hello Bob"));
    }

    static MailAddress address(String text) {
        try {
            return new MailAddress(text);
        } catch (AddressException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A directory that is conf. */
    private record Conf(Path directory) implements FileSystem {
        @Override
        public InputStream getResource(String url) throws IOException {
            return Files.newInputStream(getFile(url).toPath());
        }

        @Override
        public File getFile(String url) {
            return directory.resolve(url.replace(FILE_PROTOCOL_AND_CONF, "")).toFile();
        }

        @Override
        public File getBasedir() {
            return directory.toFile();
        }
    }
}
