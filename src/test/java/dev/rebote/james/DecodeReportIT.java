package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rebote.testing.CaughtMail;
import dev.rebote.testing.RealJames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sends reports to a real James that runs the example of docs/reports.md, and looks by IMAP where they go. */
class DecodeReportIT {

    private static final Path REPORTS = Path.of("src/test/resources/dev/rebote/evidence/reports");

    @RegisterExtension
    static final RealJames JAMES = RealJames.withMailetContainer("""
            <mailetcontainer enableJmx="false">
              <context><postmaster>postmaster@local.test</postmaster></context>
              <spooler><threads>4</threads><errorRepository>memory://var/mail/error/</errorRepository></spooler>
              <processors>
                <processor state="root" enableJmx="false">
                  <mailet match="SenderIs=each@local.test" class="ToProcessor"><processor>each</processor></mailet>
                  <mailet match="All" class="ToProcessor"><processor>reports</processor></mailet>
                </processor>
                <processor state="error" enableJmx="false"><mailet match="All" class="Null"/></processor>
                <processor state="transport" enableJmx="false">
                  <mailet match="All" class="RemoveMimeHeader"><name>bcc</name></mailet>
                  <mailet match="All" class="LocalDelivery"/>
                </processor>
                <processor state="each" enableJmx="false">
                  <mailet match="All" class="dev.rebote.james.DecodeReport"><eachTo>verdicts</eachTo></mailet>
                  <mailet match="All" class="dev.rebote.testing.Catch"><box>whole</box></mailet>
                  <mailet match="All" class="Null"/>
                </processor>
                <processor state="verdicts" enableJmx="false">
                  <mailet match="All" class="dev.rebote.testing.Catch"><box>verdicts</box></mailet>
                  <mailet match="All" class="Null"/>
                </processor>
                %s
              </processors>
            </mailetcontainer>
            """.formatted(example()));

    private static String example() {
        try {
            String guide = Files.readString(Path.of("docs/reports.md"));
            int start = guide.indexOf("```xml\n") + "```xml\n".length();
            return guide.substring(start, guide.indexOf("```", start));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldRouteEachReportToItsPlace() throws Exception {
        JAMES.sendMessage("", report("vacation"), RealJames.USER);
        JAMES.sendMessage("", report("qmail"), RealJames.USER);
        JAMES.sendMessage("", report("feedback"), RealJames.USER);
        JAMES.sendMessage("someone@local.test", report("ordinary"), RealJames.USER);

        await().untilAsserted(() -> assertThat(subjects("Bounces")).containsExactly("failure notice"));
        await().untilAsserted(() -> assertThat(subjects("Complaints")).containsExactly("FW: Plan for spring"));
        await().untilAsserted(() -> assertThat(subjects("INBOX")).containsExactly("Re: Plan for spring"));
    }

    @Test
    void shouldSendAVerdictForEachRecipient() throws Exception {
        JAMES.sendMessage("each@local.test", report("qmail"), RealJames.USER);

        await().untilAsserted(() ->
                assertThat(JAMES.caught().in("verdicts", "local.test")).hasSize(2));
        List<CaughtMail> verdicts = JAMES.caught().in("verdicts", "local.test");
        assertThat(verdicts)
                .extracting(mail -> mail.attribute("rebote.recipient").orElse(""))
                .containsExactlyInAnyOrder("bert@shop.example", "carl@mill.example");
        assertThat(verdicts)
                .extracting(mail -> mail.attribute("rebote.reason").orElse(""))
                .containsExactlyInAnyOrder("recipient.unknown", "domain.unknown");
        await().untilAsserted(() ->
                assertThat(JAMES.caught().in("whole", "local.test")).hasSize(1));
        CaughtMail whole = JAMES.caught().in("whole", "local.test").get(0);
        assertThat(whole.attribute("rebote.report.recipients")).contains("bert@shop.example\ncarl@mill.example");
        assertThat(whole.attribute("rebote.report.message-id")).contains("<plan-1@sender.example>");
        assertThat(whole.attribute("rebote.source")).contains("report");
    }

    private static List<String> subjects(String folder) throws Exception {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage message : JAMES.folder(RealJames.USER, folder)) {
            subjects.add(message.getSubject());
        }
        return subjects;
    }

    private static String report(String name) throws IOException {
        return Files.readString(REPORTS.resolve(name + ".eml"));
    }
}
