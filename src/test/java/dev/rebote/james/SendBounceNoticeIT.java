package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.inject.Inject;
import com.google.inject.multibindings.Multibinder;
import dev.rebote.testing.FakeSmtp;
import dev.rebote.testing.RealJames;
import dev.rebote.testing.Reply;
import dev.rebote.testing.Script;
import dev.rebote.testing.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.mail.internet.MimeMessage;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepositoryPath;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.util.streams.Limit;
import org.apache.james.utils.GuiceProbe;
import org.apache.james.utils.MailRepositoryProbeImpl;
import org.apache.james.webadmin.service.ReprocessingService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a real James tells a sender. */
class SendBounceNoticeIT {

    private static final int AGAIN = 3;

    @RegisterExtension
    static final RealJames JAMES = RealJames.withProcessors("""
            <processor state="relay" enableJmx="false">
              <mailet match="All" class="dev.rebote.james.TrackedRemoteDelivery">
                <bounceProcessor>bounces</bounceProcessor>
              </mailet>
            </processor>
            <processor state="bounces" enableJmx="false">
              <mailet match="All" class="dev.rebote.james.DecodeDeliveryError"/>
              <mailet match="All" class="ToRepository">
                <repositoryPath>memory://var/mail/before/</repositoryPath>
                <passThrough>true</passThrough>
              </mailet>
              <mailet match="All" class="dev.rebote.james.SendBounceNotice">
                <digestAfter>15s</digestAfter>
              </mailet>
              <mailet match="All" class="ToRepository">
                <repositoryPath>memory://var/mail/after/</repositoryPath>
                <passThrough>true</passThrough>
              </mailet>
              <mailet match="All" class="dev.rebote.testing.Catch"><box>told</box></mailet>
              <mailet match="All" class="Null"/>
            </processor>
            """)
            .module(binder -> Multibinder.newSetBinder(binder, GuiceProbe.class)
                    .addBinding()
                    .to(Reprocessing.class));

    /** What an administrator does by WebAdmin. */
    static final class Reprocessing implements GuiceProbe {

        private final ReprocessingService service;

        @Inject
        Reprocessing(ReprocessingService service) {
            this.service = service;
        }

        void reprocess(MailRepositoryUrl repository, MailKey mail) throws Exception {
            ReprocessingService.Configuration toBounces = new ReprocessingService.Configuration(
                    MailQueueFactory.SPOOL, Optional.of("bounces"), Optional.empty(), false, Limit.unlimited());
            service.reprocess(MailRepositoryPath.from(repository.getPath().asString()), mail, toBounces);
        }
    }

    @Test
    void shouldTellASenderOfTwentyMailsOneByOneAndOfTheRestInADigest() throws Exception {
        try (FakeSmtp fake = refusing()) {
            JAMES.dns().mx("remote.test", fake.address());
            JAMES.addUser("busy@local.test");

            for (int i = 0; i < 25; i++) {
                JAMES.sendMessage(
                        "busy@local.test", "Subject: Mail " + i + "\r\n\r\nHi.\r\n", "bob" + i + "@remote.test");
            }

            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(JAMES.inboxSize("busy@local.test")).isEqualTo(21));
            assertThat(subjects("busy@local.test"))
                    .filteredOn(subject -> subject.startsWith("Not delivered: Mail "))
                    .hasSize(20);
            assertThat(subjects("busy@local.test"))
                    .filteredOn(subject -> subject.equals("Messages not delivered: 5"))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void shouldNotTellTwiceOfAMailThatIsProcessedAgain(String kept) throws Exception {
        String sender = kept + "@local.test";
        MailRepositoryUrl repository = MailRepositoryUrl.from("memory://var/mail/" + kept + "/");
        try (FakeSmtp fake = refusing()) {
            JAMES.dns().mx("remote.test", fake.address());
            JAMES.addUser(sender);
            JAMES.sendMessage(sender, "Subject: Hi\r\n\r\nHi.\r\n", "zoe@remote.test");
            await().untilAsserted(() -> assertThat(JAMES.inboxSize(sender)).isEqualTo(1));
            MailKey mail = keyOf(repository, sender);

            for (int i = 0; i < AGAIN; i++) {
                JAMES.probe(Reprocessing.class).reprocess(repository, mail);
            }
            await().untilAsserted(() -> assertThat(processedOf(sender)).isEqualTo(1 + AGAIN));
            JAMES.sendMessage(sender, "Subject: Other\r\n\r\nHi.\r\n", "eva@remote.test");

            await().untilAsserted(() -> assertThat(subjects(sender)).contains("Not delivered: Other"));
            assertThat(subjects(sender)).containsExactly("Not delivered: Hi", "Not delivered: Other");
        }
    }

    private static FakeSmtp refusing() {
        return FakeSmtp.start(Script.accepting().on(Step.RCPT, Reply.of("550 5.1.1 User unknown")));
    }

    private static MailKey keyOf(MailRepositoryUrl repository, String sender) throws Exception {
        MailRepositoryProbeImpl probe = JAMES.probe(MailRepositoryProbeImpl.class);
        for (MailKey key : probe.listMailKeys(repository)) {
            if (probe.getMail(repository, key).getMaybeSender().asString().equals(sender)) {
                return key;
            }
        }
        throw new AssertionError("no mail of " + sender + " in " + repository.asString());
    }

    private static long processedOf(String sender) {
        return JAMES.caught().in("told").stream()
                .filter(mail -> mail.sender().equals(Optional.of(sender)))
                .count();
    }

    private static List<String> subjects(String user) throws Exception {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage message : JAMES.inbox(user)) {
            subjects.add(message.getSubject());
        }
        return subjects;
    }
}
