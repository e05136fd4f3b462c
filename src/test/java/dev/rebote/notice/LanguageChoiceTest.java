package dev.rebote.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebote.yaml.ConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageChoiceTest {

    private static final TreeSet<String> LANGUAGES = new TreeSet<>(List.of("en", "es", "pt-BR"));

    private final LanguageChoice choice =
            new LanguageChoice(LANGUAGES, Map.of("example.es", "es", "en.example.es", "en"), "en");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es                      | es",
                "es-MX                   | es",
                "ES-mx                   | es",
                "es_AR                   | es",
                "pt-br                   | pt-BR",
                "pt                      | en",
                "fr, es                  | es",
                "fr;q=1, es;q=0.5, en    | en",
                "en;q=0.3, es;q=0.8      | es",
                "en;q=0, es;q=0.1        | es",
                "es;q=0                  | en",
                "*, es;q=0.5             | es",
                "de-DE, fr               | en",
                "es;q=often              | en",
                ";;;,,,=                 | en",
            })
    void shouldTakeTheDearestLanguageThatThereIs(String wish, String language) {
        assertThat(choice.choose(Samples.original("Accept-Language: " + wish + "\r\n\r\n"), "luis@example.com"))
                .isEqualTo(language);
    }

    @Test
    void shouldTakeTheLanguageInWhichTheOriginalIsWritten() {
        assertThat(choice.choose(Samples.original("Content-Language: es-AR\r\n\r\n"), "luis@example.com"))
                .isEqualTo("es");
    }

    /** RFC 3282: the one says what somebody wants to read, the other only what somebody wrote. */
    @Test
    void shouldPreferTheLanguageThatTheOriginalAsksFor() {
        String header = "Content-Language: en\r\nAccept-Language: es\r\n\r\n";

        assertThat(choice.choose(Samples.original(header), "luis@example.com")).isEqualTo("es");
    }

    @Test
    void shouldTakeTheLanguageInWhichTheOriginalIsWrittenWhenTheWishedOneIsMissing() {
        String header = "Content-Language: es\r\nAccept-Language: sw\r\n\r\n";

        assertThat(choice.choose(Samples.original(header), "luis@example.com")).isEqualTo("es");
    }

    @ParameterizedTest
    @CsvSource({"luis@example.es,es", "luis@Mail.EXAMPLE.es,es", "luis@en.example.es,en", "luis@example.org,en"})
    void shouldTakeTheLanguageOfTheNearestDomain(String reader, String language) {
        assertThat(choice.choose(Samples.original("Subject: x\r\n\r\n"), reader))
                .isEqualTo(language);
    }

    @Test
    void shouldRefuseALanguageWithoutTexts() {
        assertThatThrownBy(() -> new LanguageChoice(LANGUAGES, Map.of("example.fr", "french"), "en"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("there are no texts in the language 'french', expected one of [en, es, pt-BR]");
    }
}
