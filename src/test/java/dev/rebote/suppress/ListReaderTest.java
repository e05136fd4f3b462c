package dev.rebote.suppress;

import static dev.rebote.suppress.Entries.ANNA;
import static dev.rebote.suppress.Entries.NOW;
import static dev.rebote.suppress.Entries.TENANT;
import static dev.rebote.suppress.Entries.byHand;
import static dev.rebote.suppress.Entries.disabled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebote.classify.Reason;
import dev.rebote.suppress.Suppression.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists of suppressions out of files, ours and those of other products. */
class ListReaderTest {

    private static final Instant FEBRUARY = Instant.parse("2026-02-02T02:40:00Z");

    private final List<Suppression> taken = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(names = {"CSV", "JSON_LINES"})
    void shouldReadBackWhatItWrote(ListFormat format) throws IOException {
        List<Suppression> list = List.of(
                disabled(ANNA, Reason.RECIPIENT_UNKNOWN, NOW, Duration.ofDays(7)),
                byHand(Target.PAIR, "list@sender.example>\"a,b\"@example.com"),
                byHand(Target.DOMAIN, "bücher.example"));
        StringBuilder out = new StringBuilder();
        ListWriter writer = new ListWriter(out, format);
        list.forEach(writer::write);

        ListReader.Count count = read(format, new StringReader(out.toString()));

        assertThat(taken).isEqualTo(list);
        assertThat(count).isEqualTo(new ListReader.Count(3, 0));
    }

    @Test
    void shouldReadTheListOfSes() throws IOException {
        read(ListFormat.SES, file("ses.json"));

        assertThat(taken)
                .containsExactly(
                        imported(ANNA, "imported", Instant.parse("2026-02-01T10:00:00.123Z"), "ses: BOUNCE"),
                        imported("bob@example.com", "complaint", FEBRUARY, "ses: COMPLAINT"));
        assertThat(mistakes).containsExactly("line 15: 'EmailAddress' is missing");
    }

    @Test
    void shouldReadTheBouncesOfSendGrid() throws IOException {
        read(ListFormat.SENDGRID_JSON, file("sendgrid.json"));
        read(ListFormat.SENDGRID_CSV, file("sendgrid.csv"));

        assertThat(taken)
                .containsExactly(
                        imported(
                                ANNA,
                                "imported",
                                FEBRUARY,
                                "sendgrid-json: 5.1.1 550 5.1.1 The account does not exist"),
                        imported(
                                ANNA,
                                "imported",
                                FEBRUARY,
                                "sendgrid-csv: 5.1.1 550 5.1.1 no, really \"no\" such user"));
        assertThat(mistakes)
                .containsExactly(
                        "line 3: 'soon' is no time, expected one such as 2026-03-10T12:00:00Z or 1773144000",
                        "line 3: 'not an address' of 'sender.example' is no address; expected local@domain");
    }

    @Test
    void shouldReadTheBouncesOfMailgun() throws IOException {
        read(ListFormat.MAILGUN_JSON, file("mailgun.json"));
        read(ListFormat.MAILGUN_CSV, file("mailgun.csv"));

        assertThat(taken)
                .containsExactly(
                        imported(ANNA, "imported", FEBRUARY, "mailgun-json: 550 No such mailbox"),
                        imported(ANNA, "imported", FEBRUARY, "mailgun-csv: 550 No such mailbox"));
        assertThat(mistakes).isEmpty();
    }

    @Test
    void shouldReadTheSuppressionsOfPostalThatHaveNotEnded() throws IOException {
        read(ListFormat.POSTAL_CSV, file("postal.csv"));

        assertThat(taken)
                .containsExactly(new Suppression(
                        TENANT,
                        Target.ADDRESS,
                        ANNA,
                        "imported",
                        FEBRUARY,
                        Optional.of(Instant.ofEpochSecond(1_780_000_000)),
                        1,
                        "postal-csv: too many soft fails"));
        assertThat(mistakes).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CSV | a,b | line 1: the columns are [a, b], expected "
                        + "[tenant, target, key, reason, since, until, times, proof]",
                "SES | [{\"EmailAddress\": | line 1: not JSON: Unexpected end of input at 1:18",
                "JSON_LINES | {\"tenant\":\"*\"} | line 1: 'target' is missing",
                "JSON_LINES | {\"tenant\":\"*\",\"target\":\"x\"} | line 1: the target is 'x', expected address, domain or pair",
                "JSON_LINES | no | line 1: not JSON: Expected 'u' at 1:2",
            })
    void shouldSayWhatIsWrongAndWhere(ListFormat format, String text, String mistake) throws IOException {
        read(format, new StringReader(text));

        assertThat(taken).isEmpty();
        assertThat(mistakes).containsExactly(mistake);
    }

    @Test
    void shouldGiveUpWhenEveryLineIsWrong() throws IOException {
        ListReader.Count count = read(ListFormat.JSON_LINES, new StringReader("{}\n".repeat(5_000)));

        assertThat(count).isEqualTo(new ListReader.Count(0, 1_000));
    }

    @Test
    void shouldWriteFormatsOfOursOnly() {
        assertThatThrownBy(() -> new ListWriter(new StringBuilder(), ListFormat.SES))
                .hasMessage("the format 'ses' is only read, expected csv or jsonl");
    }

    private ListReader.Count read(ListFormat format, Reader in) throws IOException {
        return new ListReader(format, TENANT, NOW).read(in, taken::addAll, mistakes::add);
    }

    private static Reader file(String name) {
        InputStream in = ListReaderTest.class.getResourceAsStream("lists/" + name);
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    private static Suppression imported(String address, String reason, Instant since, String proof) {
        return new Suppression(TENANT, Target.ADDRESS, address, reason, since, Optional.empty(), 1, proof);
    }
}
