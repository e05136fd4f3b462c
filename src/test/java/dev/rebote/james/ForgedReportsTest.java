package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.rebote.suppress.HistoryQuery;
import dev.rebote.suppress.PageRequest;
import dev.rebote.suppress.SuppressionQuery;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.mailetcontainer.impl.CompositeProcessorImpl;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.rrt.api.RecipientRewriteTable;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.Test;

/** Somebody sends reports about people who are well. */
class ForgedReportsTest {

    private static final int REPORTS = 10_000;

    /** What an operator could look at; more is not kept of what anybody may have written. */
    private static final int MOST_KEPT = 1_000;

    private final Clock clock = Clock.fixed(Instant.parse("2026-03-01T10:15:30Z"), ZoneOffset.UTC);
    private final MemoryStores stores = TestMemory.stores(clock);
    private final BounceMemory memory = new BounceMemory(stores, new RecordingMetricFactory(), clock);
    private final FakeMailContext context = FakeMailContext.defaultContext();

    @Test
    void shouldDisableNobodyAndKeepLittle() throws Exception {
        DecodeReport decode = decode();
        ApplyBouncePolicy apply = apply();
        for (int i = 0; i < REPORTS; i++) {
            FakeMail mail = FakeMail.builder()
                    .name("report-" + i)
                    .state("reports")
                    .recipient("alice@example.com")
                    .mimeMessage(report(i))
                    .build();
            decode.service(mail);
            assertThat(BounceAttributes.read(mail)).isPresent();
            apply.service(mail);
        }

        assertThat(stores.suppressions()
                        .page(SuppressionQuery.inForce(), PageRequest.first(10))
                        .entries())
                .isEmpty();
        assertThat(kept()).isBetween(1, MOST_KEPT);
        assertThat(context.getSentMails()).isEmpty();
    }

    private int kept() {
        int count = 0;
        var page = stores.suppressions().search(HistoryQuery.all(), PageRequest.first(PageRequest.MOST));
        count += page.entries().size();
        while (page.next().isPresent()) {
            page = stores.suppressions().search(HistoryQuery.all(), page.next().get());
            count += page.entries().size();
        }
        return count;
    }

    private DecodeReport decode() throws Exception {
        DecodeReport mailet = new DecodeReport(mock(FileSystem.class), memory, clock);
        mailet.init(FakeMailetConfig.builder().mailetContext(context).build());
        return mailet;
    }

    private ApplyBouncePolicy apply() throws Exception {
        FileSystem files = mock(FileSystem.class);
        when(files.getFile("file://conf/rebote-policy.yaml")).thenReturn(new File("there-is-none.yaml"));
        MailRepositoryStore repositories = mock(MailRepositoryStore.class);
        when(repositories.select(MailRepositoryUrl.from("memory://var/mail/held")))
                .thenReturn(new MemoryMailRepository());
        ApplyBouncePolicy mailet = new ApplyBouncePolicy(
                files,
                memory,
                repositories,
                mock(RecipientRewriteTable.class),
                new KnownProcessors(() -> mock(CompositeProcessorImpl.class)),
                new RecordingMetricFactory(),
                clock);
        mailet.init(FakeMailetConfig.builder().mailetContext(context).build());
        return mailet;
    }

    private static MimeMessage report(int number) throws Exception {
        String text = """
                From: MAILER-DAEMON@stranger.test
                To: alice@example.com
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <report%1$d@stranger.test>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                Your message could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.stranger.test

                Final-Recipient: rfc822; person%1$d@example.org
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 User unknown
                --b--
                """.formatted(number);
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
