package dev.rebote.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainsTest {

    private static final Domains DOMAINS = new Domains(Set.of(
            Domains.parse("Example.com").orElseThrow(),
            Domains.parse("bücher.example").orElseThrow()));

    @ParameterizedTest
    @CsvSource({
        "example.com, true",
        "EXAMPLE.COM., true",
        "mail.eu.example.com, true",
        "myexample.com, false",
        "com, false",
        "'', false",
        "bücher.example, true",
        "shop.BÜCHER.example, true",
        "xn--bcher-kva.example, true",
    })
    void shouldIncludeADomainAndThoseBelowIt(String domain, boolean included) {
        assertThat(DOMAINS.include(domain)).isEqualTo(included);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a..example.com\u0000", "\uD800.example", "[127.0.0.1]"})
    void shouldLiveWithWhatStrangersWrite(String domain) {
        assertThat(new Domains(Set.of("example.org")).include(domain)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*.example.com", "a@example.com", "a b", ".example.com", "a..b"})
    void shouldRefuseWhatIsNoDomain(String text) {
        assertThat(Domains.parse(text)).isEmpty();
    }
}
