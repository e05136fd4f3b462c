package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodeReportTest {

    private static final String NOTICE = """
            From: Mail Delivery System <MAILER-DAEMON@mx.example.com>
            To: anna@example.com
            Subject: Undelivered Mail Returned to Sender

            <bert@example.org>: host mx.example.org[192.0.2.1] said: 550 5.7.1 closed on wednesdays
            """;

    private static final String RULES = """
            rules:
              - id: ours.wednesday
                reason: remote.not-accepting
                text: closed on wednesdays
                why: The partner's server rests.
                source: a letter of theirs
                samples: ["550 5.7.1 closed on wednesdays"]
            """;

    @TempDir
    private Path directory;

    @Test
    void shouldAskTheOperatorsRulesFirst() throws Exception {
        Path rules = Files.writeString(directory.resolve("our.yaml"), RULES);
        FakeMail mail = mail(NOTICE);

        mailet("rules", rules.toString()).service(mail);

        assertThat(BounceAttributes.read(mail)).hasValueSatisfying(verdict -> {
            assertThat(verdict.rule()).isEqualTo("ours.wednesday");
            assertThat(verdict.evidence().recipient()).contains("bert@example.org");
        });
    }

    @Test
    void shouldNotStartWithAMistakeInAFile() throws Exception {
        Path rules = Files.writeString(directory.resolve("our.yaml"), RULES.replace("reason:", "reson:"));

        assertThatThrownBy(() -> mailet("rules", rules.toString()))
                .isInstanceOf(MessagingException.class)
                .hasMessage("DecodeReport: our.yaml:3: unknown key 'reson'; did you mean 'reason'?");
    }

    @Test
    void shouldNotStartWithAnUnknownParameter() {
        assertThatThrownBy(() -> mailet("rule", "x"))
                .isInstanceOf(MessagingException.class)
                .hasMessage("DecodeReport does not know the parameter 'rule'; did you mean 'rules'?");
    }

    @Test
    void shouldMatchAReportThatNobodyHasDecoded() throws Exception {
        FakeMail mail = mail(NOTICE);
        IsReport matcher = new IsReport();
        matcher.init(FakeMatcherConfig.builder()
                .matcherName("IsReport")
                .condition("failed")
                .build());

        assertThat(List.copyOf(matcher.match(mail))).isEqualTo(List.copyOf(mail.getRecipients()));
    }

    private DecodeReport mailet(String parameter, String value) throws MessagingException {
        DecodeReport mailet =
                new DecodeReport(mock(FileSystem.class), TestMemory.memory(Clock.systemUTC()), Clock.systemUTC());
        mailet.init(FakeMailetConfig.builder().setProperty(parameter, value).build());
        return mailet;
    }

    private static FakeMail mail(String text) throws Exception {
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        return FakeMail.builder()
                .name("report")
                .recipients("anna@example.com")
                .mimeMessage(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets)))
                .build();
    }
}
