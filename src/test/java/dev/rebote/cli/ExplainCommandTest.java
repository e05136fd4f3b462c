package dev.rebote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rebote.classify.Classifier;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.SmtpReplyReader;
import dev.rebote.notice.NoticeTexts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person or a program gets from {@code rebote explain}. */
class ExplainCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldExplainOneReplyOnAPage() {
        Run run = Run.of("explain", "451 4.5.1 Mailbox full, try again in five minutes");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith(
                        "451 4.5.1 Mailbox full, try again in five minutes\n\nNot delivered yet.\n\nWhat happened\n")
                .contains("\n\nWho can fix it\n", "\n\nWhat you can do now\n1. ")
                .contains("\n  Reason      recipient.full\n")
                .endsWith("\n  Rule        words.mailbox-full, by the words \"Mailbox full\"\n");
    }

    @Test
    void shouldSayThatNothingFailed() {
        assertThat(Run.of("explain", "250 2.1.5 Ok").out()).isEqualTo("""
                250 2.1.5 Ok

                Nothing failed: delivered.

                  Status      2.1.5 – Destination address valid (success)
                """);
    }

    @Test
    void shouldTakeWordsWithoutQuotesForOneReply() {
        assertThat(Run.of("explain", "550", "5.1.1", "User", "unknown").out())
                .isEqualTo(Run.of("explain", "550 5.1.1 User unknown").out());
    }

    @Test
    void shouldWriteOneJsonObjectWithAllFieldsInOrder() {
        Run run = Run.of(
                "explain",
                "--json",
                "dsn=4.0.0, 451 Still greylisted – please try again in five minutes. (in reply to RCPT TO command))");

        String explanation = happened("451 Still greylisted");
        assertThat(run).isEqualTo(new Run(0, """
                {"input":"dsn=4.0.0, 451 Still greylisted – please try again in five minutes. (in reply to RCPT TO command))",\
                "event":"delayed","reason":"sender.greylisted","status":"4.7.1","toldStatus":"4.0.0","replyCode":451,\
                "persistence":"short","scope":"sender","whoActs":"wait","retryAfterSeconds":300,"stage":"rcpt-to",\
                "rule":"words.greylisted","words":"greylisted","explanation":"%s"}
                """.formatted(explanation), ""));
    }

    @Test
    void shouldWriteNullForWhatIsNotKnown() throws Exception {
        JsonNode answer =
                JSON.readTree(Run.of("explain", "--json", "Xyzzy plugh").out());

        assertThat(answer.get("reason").asText()).isEqualTo("unknown");
        for (String unknown : List.of("toldStatus", "replyCode", "retryAfterSeconds", "stage", "rule", "words")) {
            assertThat(answer.has(unknown)).isTrue();
            assertThat(answer.get(unknown).isNull()).as(unknown).isTrue();
        }
    }

    @Test
    void shouldAnswerEachLineOfALogWithOneLine() {
        Run run = Run.reading("""
                Nov 24 10:00:01 mx postfix/smtp[1]: A1: to=<bob@example.com>, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.1] said: 550 5.1.1 User unknown (in reply to RCPT TO command))

                Nov 24 10:00:02 mx postfix/smtp[1]: A2: to=<eve@example.com>, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued)\r
                452 4.2.2 Mailbox full""", "explain");

        assertThat(run).isEqualTo(new Run(0, """
                recipient.unknown            5.1.1   permanent  sender           Nov 24 10:00:01 mx postfix/smtp[1]: A1: \
                to=<bob@example.com>, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.1] said: 550 5.1.1 User unknown \
                (in reply to RCPT TO command))
                delivered                    2.0.0   -          -                Nov 24 10:00:02 mx postfix/smtp[1]: A2: \
                to=<eve@example.com>, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued)
                recipient.full               4.2.2   long       recipient        452 4.2.2 Mailbox full
                """, ""));
    }

    @Test
    void shouldWriteOneJsonObjectALine() throws Exception {
        Run run = Run.reading("550 5.1.1 User unknown\n452 4.2.2 Mailbox full\n", "explain", "--json");

        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(JSON.readTree(lines.get(0)).get("reason").asText()).isEqualTo("recipient.unknown");
        assertThat(JSON.readTree(lines.get(1)).get("reason").asText()).isEqualTo("recipient.full");
    }

    @Test
    void shouldKeepWhatStrangersSendFromTheTerminal() {
        String hostile = "550 5.1.1 \u001b[2J\u001b]0;owned\u0007User unknown\u202e\u009b31m";

        assertThat(Run.of("explain", hostile).out()).doesNotContain("\u001b", "\u0007", "\u202e", "\u009b");
        assertThat(Run.reading(hostile, "explain").out()).doesNotContain("\u001b", "\u0007", "\u202e", "\u009b");
        assertThat(Run.of("explain", "--json", hostile).out()).doesNotContain("\u001b", "\u0007", "\u202e", "\u009b");
    }

    @Test
    void shouldReadBothUtf8AndLatin1() throws Exception {
        byte[] latin1 = "550 5.1.1 El buzón no existe\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(JSON.readTree(Run.reading(latin1, "explain", "--json").out())
                        .get("input")
                        .asText())
                .isEqualTo("550 5.1.1 El buzón no existe");
        assertThat(JSON.readTree(Run.reading("550 5.1.1 El buzón no existe\n", "explain", "--json")
                                .out())
                        .get("input")
                        .asText())
                .isEqualTo("550 5.1.1 El buzón no existe");
    }

    @Test
    void shouldAskTheRulesOfTheOperatorFirst(@TempDir Path directory) throws Exception {
        Path rules = Files.writeString(directory.resolve("own.yaml"), """
                rules:
                  - id: own.moon
                    reason: remote.not-accepting
                    text: (full|new) moon
                    why: Our partner rests then.
                    source: their administrator
                    samples: ["550 5.1.1 Full moon"]
                """);

        Run run = Run.of("explain", "--rules", rules.toString(), "--json", "550 5.1.1 User unknown at full moon");

        assertThat(JSON.readTree(run.out()).get("rule").asText()).isEqualTo("own.moon");
    }

    @Test
    void shouldTellWhereARuleFileIsWrong(@TempDir Path directory) throws Exception {
        Path rules = Files.writeString(directory.resolve("own.yaml"), """
                rules:
                  - id: own.moon
                    reson: unknown
                """);

        Run run = Run.of("explain", "--rules", rules.toString(), "550 Full moon");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).startsWith("own.yaml:3: unknown key 'reson'; did you mean 'reason'?");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void shouldTellByItsCodeThatNoRuleKnowsTheReply() {
        assertThat(Run.of("explain", "Xyzzy plugh").code()).isEqualTo(1);
        assertThat(Run.reading("Xyzzy plugh\n", "explain").code()).isEqualTo(1);
        assertThat(Run.reading("Xyzzy plugh\n452 Mailbox full\n", "explain").code())
                .isZero();
        assertThat(Run.reading("", "explain").code()).isZero();
    }

    @Test
    void shouldExplainInTheLanguageThatIsAskedFor() {
        for (String language : List.of("es", "ES", "es-MX", "es_MX", "fr,es;q=0.5")) {
            assertThat(Run.of("explain", "--lang", language, "452 4.2.2 Mailbox full")
                            .out())
                    .as(language)
                    .contains("Qué ha pasado", "el buzón de esa dirección está lleno");
        }
    }

    @Test
    void shouldSayWhichLanguagesThereAre() {
        for (String language : List.of("xx", "languages", "../en", "", "*")) {
            Run run = Run.of("explain", "--lang", language, "452 4.2.2 Mailbox full");

            assertThat(run.code()).as(language).isEqualTo(2);
            assertThat(run.err())
                    .startsWith("--lang: there are no texts in '" + language + "', only in "
                            + NoticeTexts.shippedLanguages());
        }
    }

    @Test
    void shouldTakeTheHostThatIsToldWhereTheLineNamesNone() throws Exception {
        Run run = Run.of("explain", "--json", "--host", "gmail-smtp-in.l.google.com", "550 5.7.26 Mail refused");

        assertThat(JSON.readTree(run.out()).get("rule").asText()).startsWith("google.");
    }

    @Test
    void shouldRefuseAnEmptyReply() {
        Run run = Run.of("explain", " ");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("REPLY is empty: there is nothing to explain");
    }

    @Test
    void shouldShowTheNearestOption() {
        Run run = Run.of("explain", "--jsn", "550 5.1.1 User unknown");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Unknown option: '--jsn'").contains("--json");
    }

    private static String happened(String reply) {
        Verdict verdict = Classifier.shipped().classify(new SmtpReplyReader().read(reply));
        return NoticeTexts.shipped().explain(verdict, "en").orElseThrow().happened();
    }
}
