package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rebote.testing.CaughtMail;
import dev.rebote.testing.FakeSmtp;
import dev.rebote.testing.RealJames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One run of a {@link Scenario} in a James. */
final class ScenarioRun implements AutoCloseable {

    /** The name of a scenario's first MX. */
    static final String HOST = "mx1.example.org";

    static final String SECOND_HOST = "mx2.example.org";

    /** A free port of the system, on which nobody listens: port 1 is reserved for a service that nobody runs. */
    private static final int NOBODY_LISTENS = 1;

    private final RealJames james;
    private final Scenario scenario;
    private final String domain;
    private final List<FakeSmtp> servers = new ArrayList<>();

    ScenarioRun(RealJames james, Scenario scenario) {
        this.james = james;
        this.scenario = scenario;
        this.domain = scenario.domain();
        publishServers();
    }

    private void publishServers() {
        List<String> mx = new ArrayList<>();
        for (var script : scenario.servers()) {
            String name = "mx" + (mx.size() + 1) + ".example.org";
            james.dns().host(name, "127.0.0.1");
            mx.add(name + ":" + script.map(this::start).orElse(NOBODY_LISTENS));
        }
        james.dns().mx(domain, mx.toArray(String[]::new));
    }

    private int start(dev.rebote.testing.Script script) {
        FakeSmtp server = FakeSmtp.start(script);
        servers.add(server);
        return server.port();
    }

    String domain() {
        return domain;
    }

    List<FakeSmtp> servers() {
        return servers;
    }

    /** Sends the mail, waits until everybody has a fate, and compares. */
    void check() throws Exception {
        james.send(
                RealJames.USER,
                scenario.fates().stream()
                        .map(fate -> fate.recipient() + "@" + domain)
                        .toArray(String[]::new));
        checkFates();
    }

    /** Waits until everybody has a fate, and compares. */
    void checkFates() throws InterruptedException {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> fates().size() >= scenario.fates().size());
        Thread.sleep(40); // Whoever gets a second fate gets it now.
        assertThat(fates()).containsExactlyInAnyOrderElementsOf(scenario.fates());
        assertThat(delivered()).containsExactlyInAnyOrderElementsOf(expectedDeliveries());
        scenario.connections().ifPresent(expected -> assertThat(connections()).isEqualTo(expected));
        scenario.bounces().ifPresent(expected -> assertThat(bounces()).hasSize(expected));
        assertThat(bounces()).allSatisfy(ScenarioRun::checkJamesAttributes);
        assertThat(successes()).allSatisfy(ScenarioRun::checkNothingStale);
    }

    List<CaughtMail> bounces() {
        return james.caught().in("bounces", domain);
    }

    List<CaughtMail> successes() {
        return james.caught().in("delivered", domain);
    }

    private List<Fate> fates() {
        return Stream.concat(
                        bounces().stream().flatMap(mail -> Fate.failed(mail).stream()),
                        successes().stream()
                                .flatMap(mail -> mail.recipients().stream())
                                .map(recipient -> Fate.delivered(Fate.localPart(recipient))))
                .toList();
    }

    private List<String> expectedDeliveries() {
        return scenario.fates().stream()
                .filter(fate -> fate.stage().isEmpty())
                .map(fate -> fate.recipient() + "@" + domain)
                .toList();
    }

    private List<String> delivered() {
        return servers.stream().flatMap(server -> server.delivered().stream()).toList();
    }

    private int connections() {
        return servers.stream().mapToInt(FakeSmtp::connections).sum();
    }

    private static void checkJamesAttributes(CaughtMail bounce) {
        var evidence = EvidenceAttributes.read(Fate.mail(bounce)).orElseThrow();
        assertThat(bounce.attribute("delivery-error")).contains(evidence.reply());
        assertThat(bounce.attribute("delivery-error-code"))
                .isEqualTo(evidence.replyCode().map(code -> code.value()));
        assertThat(bounce.attribute("is-delivery-permanent-error")).isPresent();
    }

    private static void checkNothingStale(CaughtMail success) {
        assertThat(success.attributes().keySet())
                .doesNotContain("delivery-error", "delivery-error-code", "is-delivery-permanent-error")
                .noneMatch(name -> name.startsWith("rebote.evidence."));
    }

    @Override
    public void close() {
        servers.forEach(FakeSmtp::close);
    }
}
