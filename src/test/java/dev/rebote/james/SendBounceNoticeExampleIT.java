package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rebote.testing.FakeSmtp;
import dev.rebote.testing.JavadocExample;
import dev.rebote.testing.RealJames;
import dev.rebote.testing.Reply;
import dev.rebote.testing.Script;
import java.nio.charset.StandardCharsets;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs the example that stands in the comment of {@link SendBounceNotice}. */
class SendBounceNoticeExampleIT {

    @RegisterExtension
    static final RealJames JAMES = RealJames.withProcessors("""
            <processor state="relay" enableJmx="false">
              <mailet match="All" class="dev.rebote.james.TrackedRemoteDelivery">
                <bounceProcessor>bounces</bounceProcessor>
                <maxRetries>0</maxRetries>
              </mailet>
            </processor>
            """ + JavadocExample.of(SendBounceNotice.class));

    @Test
    void shouldTellALocalSenderInItsLanguage() throws Exception {
        Script script = Script.accepting().onRcpt("bob@", Reply.of("550 5.2.2 Mailbox full"));
        try (FakeSmtp fake = FakeSmtp.start(script)) {
            JAMES.dns().mx("remote.test", fake.address());

            JAMES.sendMessage(
                    RealJames.USER,
                    "Subject: Cuentas\r\nMessage-ID: <1@local.test>\r\nAccept-Language: es\r\n\r\nHola.\r\n",
                    "bob@remote.test");

            await().untilAsserted(
                            () -> assertThat(JAMES.inboxSize(RealJames.USER)).isEqualTo(1));
            MimeMessage notice = JAMES.inbox(RealJames.USER).get(0);
            assertThat(notice.getSubject()).isEqualTo("No entregado: Cuentas");
            assertThat(notice.getHeader("Return-Path")).containsExactly("<>");
            assertThat(notice.getHeader("In-Reply-To")).containsExactly("<1@local.test>");
            assertThat(part(notice, 0)).contains("El buzón de bob@remote.test está lleno");
            assertThat(part(notice, 1)).contains("Diagnostic-Code: smtp; 550 5.2.2 Mailbox full\r\n");
        }
    }

    @Test
    void shouldTellASenderElsewhereAsWell() throws Exception {
        Script script = Script.accepting().onRcpt("bob@", Reply.of("550 5.1.1 User unknown"));
        try (FakeSmtp fake = FakeSmtp.start(script)) {
            JAMES.dns().mx("remote.test", fake.address());

            JAMES.sendMessage("zoe@remote.test", "Subject: Hi\r\n\r\nHi.\r\n", "bob@remote.test");

            await().untilAsserted(() -> assertThat(fake.messages()).hasSize(1));
            FakeSmtp.Message notice = fake.messages().get(0);
            assertThat(notice.sender()).isEmpty();
            assertThat(notice.recipients()).containsExactly("zoe@remote.test");
            assertThat(notice.data()).contains("Subject: Not delivered: Hi\r\n").contains("Status: 5.1.1\r\n");
        }
    }

    private static String part(MimeMessage notice, int index) throws Exception {
        MimeMultipart parts = new MimeMultipart(notice.getDataHandler().getDataSource());
        return new String(parts.getBodyPart(index).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
