package dev.rebote.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.evidence.SmtpReplyReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a provider means something of its own by a code, the remote host decides what the code says. */
class ProviderTablesTest {

    private static final Classifier CLASSIFIER = Classifier.shipped();

    static Stream<Arguments> rows() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ProviderTablesTest.class.getResourceAsStream("provider-tables.tsv")),
                StandardCharsets.UTF_8))) {
            return lines
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .map(f -> Arguments.of(f[0], f[1], f[2]))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rows")
    void shouldDecodeAsTheProviderMeansIt(String host, String reply, String reasons) {
        assertThat(List.of(reasons.split("\\|"))).contains(reasonOf(reply, host));
    }

    @Test
    void shouldReadTheRegistryWhenTheHostIsNobodysOfTheTables() {
        assertThat(reasonOf("550 5.1.10", "mx.example.com")).isEqualTo("domain.null-mx");
        assertThat(reasonOf("421 4.7.23", "mx.example.com")).isEqualTo("sender.auth");
        assertThat(reasonOf("550 5.7.29", "mx.example.com")).isEqualTo("sender.auth");
    }

    @Test
    void shouldKnowTheProviderByItsSignWhenTheHostIsNotKnown() {
        Verdict verdict = CLASSIFIER.classify(new SmtpReplyReader().read("550 5.7.29 Blocked. - gsmtp"));
        assertThat(verdict.rule()).isEqualTo("google.tls");
    }

    @Test
    void shouldKnowTheProviderByTheRecipientsDomainWhenTheHostIsNotKnown() {
        Verdict verdict = CLASSIFIER.classify(new SmtpReplyReader()
                .read("550 5.1.10").toBuilder().recipient("user@hotmail.com").build());
        assertThat(verdict.rule()).isEqualTo("microsoft.bad-address");
    }

    private static String reasonOf(String reply, String host) {
        return CLASSIFIER
                .classify(new SmtpReplyReader()
                        .read(reply).toBuilder().remoteHost(host).build())
                .reason()
                .orElseThrow()
                .id();
    }
}
