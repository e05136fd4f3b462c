package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rebote.testing.FakeSmtp;
import dev.rebote.testing.RealJames;
import dev.rebote.testing.Reply;
import dev.rebote.testing.Script;
import dev.rebote.testing.ShiftedClock;
import dev.rebote.testing.Step;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is disabled, by which proof, and who comes back: mail in by SMTP, out by SMTP, and notices by IMAP. */
class BounceMemoryIT {

    private static final ShiftedClock CLOCK = new ShiftedClock();

    @RegisterExtension
    static final RealJames JAMES = RealJames.withProcessors("""
                    <processor state="relay" enableJmx="false">
                      <mailet match="dev.rebote.james.IsSuppressed" class="dev.rebote.james.RefuseSuppressed">
                        <processor>bounces</processor>
                      </mailet>
                      <mailet match="All" class="dev.rebote.james.TrackedRemoteDelivery">
                        <bounceProcessor>bounces</bounceProcessor>
                        <onSuccess>delivered</onSuccess>
                        <maxRetries>0</maxRetries>
                      </mailet>
                    </processor>
                    <processor state="delivered" enableJmx="false">
                      <mailet match="All" class="dev.rebote.james.RecordDelivery"/>
                      <mailet match="All" class="dev.rebote.testing.Catch"><box>delivered</box></mailet>
                      <mailet match="All" class="Null"/>
                    </processor>
                    <processor state="bounces" enableJmx="false">
                      <mailet match="All" class="dev.rebote.james.DecodeDeliveryError"/>
                      <mailet match="All" class="dev.rebote.james.ApplyBouncePolicy"/>
                      <mailet match="All" class="dev.rebote.testing.Catch"><box>bounces</box></mailet>
                      <mailet match="All" class="dev.rebote.james.SendBounceNotice"/>
                      <mailet match="All" class="Null"/>
                    </processor>
                    <processor state="reports" enableJmx="false">
                      <mailet match="All" class="dev.rebote.james.DecodeReport"/>
                      <mailet match="All" class="dev.rebote.james.ApplyBouncePolicy"/>
                      <mailet match="All" class="dev.rebote.testing.Catch"><box>reports</box></mailet>
                      <mailet match="All" class="Null"/>
                    </processor>
                    """)
            .module(binder -> binder.bind(Clock.class).toInstance(CLOCK));

    @Test
    void shouldSendNothingMoreToAnAddressThatIsDeadByProof() throws Exception {
        String user = user("dead");
        try (FakeSmtp remote =
                remote("dead.test", Script.accepting().onRcpt("bob@", Reply.of("550 5.1.1 User unknown")))) {
            send(user, "bob@dead.test");
            await().until(() -> JAMES.inboxSize(user) == 1);

            send(user, "bob@dead.test", "eva@dead.test");
            await().until(() -> JAMES.inboxSize(user) == 2);

            assertThat(rcpts(remote, "bob@dead.test")).isEqualTo(1);
            await().until(() -> remote.delivered().contains("eva@dead.test"));
            assertThat(lastNotice(user)).contains("X-Rebote-Reason: local.suppressed", "Since ");
        }
    }

    @Test
    void shouldNeedTwoProofsADayApartWhereOneIsNotEnough() throws Exception {
        String user = user("disabled");
        Script script = Script.accepting().onRcpt("bob@", Reply.of("550 5.2.1 The account has been disabled"));
        try (FakeSmtp remote = remote("disabled.test", script)) {
            send(user, "bob@disabled.test");
            await().until(() -> failures("disabled.test") == 1);
            send(user, "bob@disabled.test");
            await().until(() -> failures("disabled.test") == 2);
            assertThat(rcpts(remote, "bob@disabled.test")).isEqualTo(2);

            CLOCK.advance(Duration.ofHours(25));
            send(user, "bob@disabled.test");
            await().until(() -> failures("disabled.test") == 3);
            assertThat(rcpts(remote, "bob@disabled.test")).isEqualTo(3);

            send(user, "bob@disabled.test");
            await().until(() -> failures("disabled.test") == 4);
            assertThat(rcpts(remote, "bob@disabled.test")).isEqualTo(3);
        }
    }

    @Test
    void shouldTryAFullMailboxAgainWhenItsTimeIsOver() throws Exception {
        String user = user("full");
        AtomicInteger asked = new AtomicInteger();
        Script script = Script.accepting().onRcpt("bob@", Reply.of("552 5.2.2 Mailbox full"));
        try (FakeSmtp remote = remote("full.test", script)) {
            for (int day = 0; day < 8 && rcpts(remote, "bob@full.test") == asked.get(); day++) {
                send(user, "bob@full.test");
                int failed = asked.incrementAndGet();
                await().until(() -> failures("full.test") == failed);
                CLOCK.advance(Duration.ofHours(23));
            }
            int before = rcpts(remote, "bob@full.test");
            assertThat(before).as("suppressed after some days").isEqualTo(asked.get() - 1);

            CLOCK.advance(Duration.ofHours(25));
            remote.script(Script.accepting());
            send(user, "bob@full.test");
            await().until(() -> remote.delivered().contains("bob@full.test"));
        }
    }

    @Test
    void shouldDisableNobodyBecauseAStrangerSaysSo() throws Exception {
        String user = user("stranger");
        try (FakeSmtp remote = remote("stranger.test", Script.accepting())) {
            for (int i = 0; i < 3; i++) {
                JAMES.sendMessage("", report("eva@stranger.test", i), user);
            }
            send(user, "eva@stranger.test");
            await().until(() -> remote.delivered().contains("eva@stranger.test"));
        }
    }

    @Test
    void shouldDisableNobodyWhenAProviderBlocksUs() throws Exception {
        String user = user("blocked");
        String[] recipients = new String[100];
        for (int i = 0; i < recipients.length; i++) {
            recipients[i] = "user" + i + "@blocked.test";
        }
        Script refusing = Script.accepting().on(Step.RCPT, Reply.of("550 5.7.1 Your IP is listed as a source of spam"));
        try (FakeSmtp remote = remote("blocked.test", refusing)) {
            for (int i = 0; i < 5; i++) {
                send(user, recipients);
            }
            await().until(() -> failures("blocked.test") == 500);

            remote.script(Script.accepting());
            send(user, recipients);
            await().until(() -> remote.delivered().size() == 100);
        }
    }

    private static String user(String name) throws Exception {
        String user = name + "@" + RealJames.LOCAL;
        JAMES.addUser(user);
        return user;
    }

    private static void send(String sender, String... recipients) throws Exception {
        JAMES.send(sender, recipients);
    }

    private static FakeSmtp remote(String domain, Script script) {
        FakeSmtp remote = FakeSmtp.start(script);
        JAMES.dns().mx(domain, remote.address());
        return remote;
    }

    private static int rcpts(FakeSmtp remote, String recipient) {
        return (int) remote.transcript().stream()
                .filter(line -> line.contains("RCPT TO") && line.contains(recipient))
                .count();
    }

    private static int failures(String domain) {
        return JAMES.caught().in("bounces", domain).stream()
                .mapToInt(mail -> mail.recipients().size())
                .sum();
    }

    private static String lastNotice(String user) throws Exception {
        List<MimeMessage> inbox = JAMES.inbox(user);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        inbox.get(inbox.size() - 1).writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String report(String recipient, int number) {
        return """
                From: MAILER-DAEMON@stranger.test
                To: somebody@local.test
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <report%d@stranger.test>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                Your message could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.stranger.test

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 User unknown
                --b--
                """.formatted(number, recipient);
    }
}
