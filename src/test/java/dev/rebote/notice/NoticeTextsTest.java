package dev.rebote.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebote.classify.Reason;
import dev.rebote.evidence.Event;
import dev.rebote.yaml.ConfigurationException;
import dev.rebote.yaml.Mapping;
import dev.rebote.yaml.Node;
import dev.rebote.yaml.Scalar;
import dev.rebote.yaml.Sequence;
import dev.rebote.yaml.StrictYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeTextsTest {

    private static final Path RESOURCES = Path.of("src/main/resources/dev/rebote/notice");

    private static final Facts LITTLE = facts(Placeholder::isAlwaysKnown, false);
    private static final Facts ALL = facts(placeholder -> true, false);
    private static final Facts ALL_OF_SEVERAL = facts(placeholder -> true, true);

    @TempDir
    private Path directory;

    private static Set<String> languages() {
        return NoticeTexts.shipped().languages();
    }

    @Test
    void shouldShipSpanishAndEnglish() {
        assertThat(languages()).contains("en", "es");
    }

    @Test
    void shouldNameEveryShippedFileInTheIndex() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .filteredOn(name -> !name.equals("languages"))
                    .containsExactlyInAnyOrderElementsOf(languages());
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void shouldSayAllThreeThingsOfEveryReasonWhateverIsKnown(String language) {
        LanguageTexts texts = NoticeTexts.shipped().in(language);
        for (Reason reason : Reason.values()) {
            for (Event event : List.of(Event.FAILED, Event.DELAYED)) {
                Advice advice = texts.advice(reason, event);
                for (Facts facts : List.of(LITTLE, ALL, ALL_OF_SEVERAL)) {
                    assertThat(Sentence.say(advice.happened(), facts)).isNotEmpty();
                    assertThat(Sentence.say(advice.who(), facts)).isNotEmpty();
                    assertThat(Sentence.say(advice.now(), facts)).isNotEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void shouldGiveEveryReasonWordsOfItsOwn(String language) {
        LanguageTexts texts = NoticeTexts.shipped().in(language);
        Set<List<String>> happened = new HashSet<>();
        Set<List<String>> now = new HashSet<>();
        for (Reason reason : Reason.values()) {
            Advice advice = texts.advice(reason, Event.FAILED);
            assertThat(happened.add(Sentence.say(advice.happened(), ALL)))
                    .as(reason.id())
                    .isTrue();
            assertThat(now.add(Sentence.say(advice.now(), ALL))).as(reason.id()).isTrue();
            assertThat(Sentence.say(advice.now(), LITTLE)).as(reason.id()).hasSizeBetween(1, 5);
        }
    }

    /** A person who wrote a mail has never heard of these. */
    @ParameterizedTest
    @MethodSource("languages")
    void shouldSpeakWithoutJargon(String language) {
        assertThat(texts(StrictYaml.resource(NoticeTexts.class, language + ".yaml")
                        .mapping("reasons")))
                .noneMatch(
                        text -> text.matches(
                                "(?is).*\\b(smtp|dns|mx|spf|dkim|dmarc|mta|dsn|tls|ip|relay|ehlo|helo|greylist\\w*|rcpt|5\\.\\d\\.\\d)\\b.*"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void shouldKeepSentencesShort(String language) {
        assertThat(texts(StrictYaml.resource(NoticeTexts.class, language + ".yaml")
                        .mapping("reasons")))
                .allMatch(text -> text.length() <= 260);
    }

    @Test
    void shouldUseTheSamePlaceholdersInEveryLanguage() {
        assertThat(languages().stream()
                        .collect(Collectors.toMap(tag -> tag, NoticeTextsTest::placeholders))
                        .values())
                .containsOnly(placeholders("en"));
    }

    @Test
    void shouldTellTranslatorsOfEveryPlaceholder() throws IOException {
        String page = Files.readString(Path.of("docs/languages.md"));

        assertThat(Placeholder.ids()).allMatch(id -> page.contains("`{" + id + "}`"));
    }

    @Test
    void shouldChangeAShippedTextByAFileOfTheOperator() throws IOException {
        write("en.yaml", """
                reasons:
                  recipient.full:
                    happened: No room at {domain}.
                    who: The owner.
                    now: [Call them.]
                """);

        LanguageTexts english = NoticeTexts.with(directory).in("en");

        assertThat(Sentence.say(
                        english.advice(Reason.RECIPIENT_FULL, Event.FAILED).happened(), ALL))
                .containsExactly("No room at <domain>.");
        assertThat(english.advice(Reason.RECIPIENT_UNKNOWN, Event.FAILED))
                .isEqualTo(NoticeTexts.shipped().in("en").advice(Reason.RECIPIENT_UNKNOWN, Event.FAILED));
    }

    @Test
    void shouldAddALanguageByOneFileOfTheOperator() throws IOException {
        Files.copy(RESOURCES.resolve("es.yaml"), directory.resolve("gl.yaml"));

        assertThat(NoticeTexts.with(directory).languages()).containsExactly("en", "es", "gl");
    }

    @Test
    void shouldRefuseANewLanguageThatIsNotComplete() throws IOException {
        String whole = Files.readString(RESOURCES.resolve("en.yaml"));
        write("fr.yaml", whole.substring(0, whole.indexOf("  local.policy:")).replace("  details: Details", "  # "));

        assertThatThrownBy(() -> NoticeTexts.with(directory))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("fr.yaml:4: the texts in 'fr' are not complete, missing"
                        + " [headings.details, reasons: local.policy, reasons: unknown, reasons: no-detail]");
    }

    @Test
    void shouldRefuseAnUnknownReason() throws IOException {
        write("en.yaml", "reasons:\n  recipient.ful: {happened: x, who: x, now: x}\n");

        assertMistake("en.yaml:2: unknown reason 'recipient.ful'; did you mean 'recipient.full'?");
    }

    @Test
    void shouldRefuseAnUnknownKey() throws IOException {
        write("en.yaml", "reasons:\n  recipient.full:\n    happend: x\n");

        assertMistake("en.yaml:3: unknown key 'happend'; did you mean 'happened'?");
    }

    @Test
    void shouldRefuseAMissingPart() throws IOException {
        write("en.yaml", "reasons:\n  recipient.full:\n    happened: x\n    who: x\n");

        assertMistake("en.yaml:3: 'now' is missing");
    }

    @Test
    void shouldRefuseAReasonThatStandsThereTwice() throws IOException {
        write(
                "en.yaml",
                "reasons:\n  unknown: {happened: x, who: x, now: x}\n  unknown: {happened: x, who: x, now: x}\n");

        assertMistake("en.yaml:3: duplicate key 'unknown'");
    }

    @Test
    void shouldRefuseAnUnknownPlaceholder() throws IOException {
        write("en.yaml", "reasons:\n  recipient.full:\n    happened: The mailbox {recipent} is full.\n");

        assertMistake("en.yaml:3: unknown placeholder '{recipent}'; did you mean 'recipient'?");
    }

    @Test
    void shouldRefuseABraceThatIsNotClosed() throws IOException {
        write("en.yaml", "reasons:\n  recipient.full:\n    happened: The mailbox {recipient is full.\n");

        assertMistake("en.yaml:3: a brace is opened and not closed: '{recipient is full.'");
    }

    @Test
    void shouldRefuseATextThatCannotAlwaysBeSaid() throws IOException {
        write("en.yaml", "reasons:\n  recipient.moved:\n    happened: It is {new-address} now.\n");

        assertMistake("en.yaml:3: 'happened' needs a sentence that can always be said, with no other placeholder than"
                + " [recipient, domain, subject, sender, sender-domain]");
    }

    @Test
    void shouldRefuseADateThatIsNoPattern() throws IOException {
        write("en.yaml", "date: bogus\n");

        assertMistake("en.yaml:1: 'bogus' is no pattern of java.time.format: Unknown pattern letter: b");
    }

    @Test
    void shouldRefuseAFileThatIsNamedAfterNoLanguage() throws IOException {
        write("deutsch_neu.yaml", "date: HH\n");

        assertMistake("deutsch_neu.yaml: the name must be a language tag such as 'fr.yaml' or 'pt-BR.yaml'");
    }

    private void assertMistake(String message) {
        assertThatThrownBy(() -> NoticeTexts.with(directory))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private static Facts facts(Predicate<Placeholder> known, boolean several) {
        Map<Placeholder, String> values = Arrays.stream(Placeholder.values())
                .filter(known)
                .collect(Collectors.toMap(placeholder -> placeholder, placeholder -> "<" + placeholder.id() + ">"));
        return new Facts(values, several);
    }

    private static Map<String, Set<String>> placeholders(String language) {
        Mapping reasons =
                StrictYaml.resource(NoticeTexts.class, language + ".yaml").mapping("reasons");
        return reasons.entries().keySet().stream()
                .collect(Collectors.toMap(
                        reason -> reason,
                        reason -> texts(reasons.node(reason)).stream()
                                .flatMap(text -> Placeholder.ids().stream()
                                        .filter(id -> !id.equals("recipient") && !id.equals("domain"))
                                        .filter(id -> text.contains("{" + id + "}")))
                                .collect(Collectors.toCollection(TreeSet::new))));
    }

    private static List<String> texts(Node node) {
        List<String> texts = new ArrayList<>();
        if (node instanceof Scalar scalar) {
            texts.add(scalar.text());
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> texts.addAll(texts(item)));
        } else if (node instanceof Mapping mapping) {
            mapping.entries().values().forEach(item -> texts.addAll(texts(item)));
        }
        return texts;
    }
}
