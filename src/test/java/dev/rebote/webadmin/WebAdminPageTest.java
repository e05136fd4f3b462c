package dev.rebote.webadmin;

import static dev.rebote.webadmin.RoutesOverHttp.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.classify.Reason;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.Trust;
import dev.rebote.suppress.HistoryEntry;
import dev.rebote.suppress.RemovedMapping;
import dev.rebote.suppress.Suppression;
import dev.rebote.suppress.Suppression.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Compares {@code docs/webadmin.md} with the routes, and runs its examples one after another. */
class WebAdminPageTest {

    private static final Path PAGE = Path.of("docs/webadmin.md");

    private static final Instant MORNING = NOW.minus(Duration.ofHours(2));

    private static final Pattern SECTION = Pattern.compile("(?s)\\n### ([A-Z]+ /\\S+)\\n(.*?)(?=\\n##|\\z)");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
    private static final Pattern CURL = Pattern.compile(
            "curl (?:-X ([A-Z]+) )?(?:--data-binary '([^']+)' )?'http://127\\.0\\.0\\.1:8000(/[^']+)'\\n```"
                    + "\\s+```(json|csv)\\n([^`]+)```");

    @RegisterExtension
    final RoutesOverHttp routes = new RoutesOverHttp();

    @BeforeEach
    void remember() {
        suppress("example.com", "bob@example.org", MORNING, "Mail1764-0");
        suppress("example.com", "old@example.org", MORNING.minusSeconds(1), "Mail1763-0");
        propose("example.com", "eva@example.net", "Mail1765-0");
        propose("example.com", "dan@example.org", "Mail1766-0");
        propose("example.com", "lea@example.org", "Mail1767-0");
        propose("example.com", "tom@example.org", "Mail1768-0");
        propose("other.example.com", "bob@example.org", "Mail1769-0");
        unmap("bob@example.org");
        unmap("ana@example.org");
        routes.suppressions()
                .remember(new HistoryEntry(
                        "Mail1764-0",
                        "example.com",
                        "bob@example.org",
                        Event.FAILED,
                        Optional.of(Reason.RECIPIENT_UNKNOWN),
                        Reason.RECIPIENT_UNKNOWN.canonicalStatus(),
                        Trust.PROVED,
                        EvidenceSource.SESSION,
                        Stage.RCPT_TO,
                        "example.org",
                        "user unknown",
                        MORNING));
    }

    @Test
    void shouldTellEveryRoute() throws IOException {
        assertThat(sections().keySet())
                .containsExactlyInAnyOrderElementsOf(RoutesOverHttp.operations().stream()
                        .map(RestNames::name)
                        .toList());
    }

    @Test
    void shouldTellEveryParameterInItsOrder() throws IOException {
        Map<String, String> sections = sections();
        for (Operation operation : RoutesOverHttp.operations()) {
            String name = RestNames.name(operation);
            assertThat(firstCells(sections.getOrDefault(name, ""))).as(name).isEqualTo(operation.parameters());
        }
    }

    @Test
    void shouldShowAnExampleOfEachRouteThatAnswersSo() throws IOException {
        for (Map.Entry<String, String> section : sections().entrySet()) {
            List<MatchResult> examples =
                    CURL.matcher(section.getValue()).results().toList();
            assertThat(examples).as(section.getKey()).hasSize(1);
            String method = Optional.ofNullable(examples.get(0).group(1)).orElse("GET");

            String file = Optional.ofNullable(examples.get(0).group(2)).orElse("");
            RoutesOverHttp.Answer answer = routes.ask(method, examples.get(0).group(3), file);

            assertThat(section.getKey()).startsWith(method + " ");
            assertShown(
                    section.getKey(),
                    answer,
                    examples.get(0).group(4),
                    examples.get(0).group(5));
        }
    }

    private static void assertShown(String route, RoutesOverHttp.Answer answer, String form, String shown) {
        if (form.equals("json")) {
            assertThat(answer.json()).as(route).isEqualTo(RoutesOverHttp.parse(shown));
        } else {
            assertThat(answer.body().replace("\r\n", "\n")).as(route).isEqualTo(shown);
        }
    }

    @Test
    void shouldShowAnErrorAsItIs() throws IOException {
        String shown = Files.readString(PAGE).split("```json\n")[1].split("```")[0];

        assertThat(routes.get("/rebote/suppressions?reson=full").json()).isEqualTo(RoutesOverHttp.parse(shown));
    }

    private static Map<String, String> sections() throws IOException {
        Map<String, String> sections = new LinkedHashMap<>();
        SECTION.matcher(Files.readString(PAGE))
                .results()
                .forEach(found -> sections.put(found.group(1), found.group(2)));
        return sections;
    }

    private static List<String> firstCells(String section) {
        return FIRST_CELL.matcher(section).results().map(cell -> cell.group(1)).toList();
    }

    private void suppress(String tenant, String address, Instant since, String token) {
        routes.suppressions().suppress(dead(tenant, address, since, token));
    }

    private void propose(String tenant, String address, String token) {
        routes.suppressions().propose(dead(tenant, address, NOW.minus(Duration.ofHours(1)), token));
    }

    private static Suppression dead(String tenant, String address, Instant since, String token) {
        return new Suppression(
                tenant,
                Target.ADDRESS,
                address,
                "recipient.unknown",
                since,
                Optional.of(since.plus(Duration.ofDays(7))),
                1,
                token);
    }

    private void unmap(String address) {
        routes.removedMappings()
                .keep(new RemovedMapping(
                        address, "team@example.com", "group", MORNING, "rule gone, recipient.unknown"));
    }
}
