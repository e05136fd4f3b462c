package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.rebote.classify.Classifier;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.SmtpReplyReader;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.Trust;
import dev.rebote.suppress.HistoryQuery;
import dev.rebote.suppress.PageRequest;
import dev.rebote.suppress.Suppression;
import dev.rebote.testing.ShiftedClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.mailetcontainer.impl.CompositeProcessorImpl;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.mailrepository.api.Protocol;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.rrt.api.RecipientRewriteTable;
import org.apache.mailet.AttributeName;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailContext.SentMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyBouncePolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String DEAD = "550 5.1.1 no such user";
    private static final String LISTED = "550 5.7.1 your address is listed by a blocklist";

    private final ShiftedClock clock = new ShiftedClock(CLOCK);
    private final RecordingMetricFactory metrics = new RecordingMetricFactory();
    private final FakeMailContext context = FakeMailContext.defaultContext();
    private final MemoryMailRepository held = new MemoryMailRepository();
    private final CompositeProcessorImpl processors = mock(CompositeProcessorImpl.class);
    private final MemoryStores stores = TestMemory.stores(clock);
    private final BounceMemory memory = new BounceMemory(stores, metrics, clock);

    @TempDir
    private Path directory;

    @Test
    void shouldDisableWhoIsDeadByProofAndTellTheSender() throws Exception {
        FakeMail mail = failed(DEAD, "bob@example.org");

        mailet("").service(mail);

        assertThat(suppression("bob@example.org"))
                .hasValueSatisfying(found -> assertThat(found.reason()).isEqualTo("recipient.unknown"));
        assertThat(text(mail, "rebote.decision.rule")).contains("recipient");
        assertThat(text(mail, "rebote.decision.notify")).contains("sender");
    }

    @Test
    void shouldDisableNobodyForAFaultOfOurs() throws Exception {
        FakeMail mail = failed(LISTED, "bob@example.org");

        mailet("""
                        rules:
                          - id: everything
                            then: [notify: sender, count]
                        """).service(mail);

        assertThat(suppression("bob@example.org")).isEmpty();
    }

    @Test
    void shouldOnlySayWhatItWouldDoInADryRun() throws Exception {
        FakeMail mail = failed(DEAD, "bob@example.org");

        mailet("", "dryRun", "true").service(mail);

        assertThat(suppression("bob@example.org")).isEmpty();
        assertThat(text(mail, "rebote.decision.actions"))
                .hasValueSatisfying(text -> assertThat(text).contains("count"));
        assertThat(text(mail, "rebote.decision.dry-run")).contains("true");
        assertThat(text(mail, "rebote.decision.notify")).isEmpty();
    }

    @Test
    void shouldSplitThoseForWhomSomethingElseIsDone() throws Exception {
        FakeMail mail = failed(DEAD, "bob@example.org", "eva@partner.example.com");

        mailet("""
                        rules:
                          - id: partner
                            when: {recipient-domain: partner.example.com}
                            then: [reroute: {processor: by-the-other-way}]
                          - id: everything
                            then: [notify: sender]
                        """).service(mail);

        assertThat(mail.getRecipients()).containsExactly(new MailAddress("bob@example.org"));
        assertThat(text(mail, "rebote.decision.rule")).contains("everything");
        assertThat(context.getSentMails())
                .extracting(sent -> sent.getState() + " " + sent.getRecipients())
                .containsExactlyInAnyOrder(
                        "by-the-other-way [eva@partner.example.com]", "bounces [eva@partner.example.com]");
    }

    @Test
    void shouldNotDecideAgainAboutAPartThatItSentItself() throws Exception {
        FakeMail part = failed(DEAD, "eva@example.org");
        DecisionAttributes.markDone(part);

        mailet("").service(part);

        assertThat(suppression("eva@example.org")).isEmpty();
        assertThat(DecisionAttributes.isDone(part)).isFalse();
    }

    @Test
    void shouldSendAMailToAnotherAddressOnceOnly() throws Exception {
        String policy = """
                rules:
                  - id: everything
                    then: [reroute: {address: other@example.com}]
                """;
        FakeMail mail = failed(DEAD, "bob@example.org");
        mailet(policy).service(mail);
        SentMail rerouted = context.getSentMails().get(0);
        assertThat(rerouted.getRecipients()).containsExactly(new MailAddress("other@example.com"));

        FakeMail again = failed(DEAD, "other@example.com");
        rerouted.getAttributes().forEach((name, value) -> again.setAttribute(value));
        mailet(policy).service(again);

        assertThat(context.getSentMails()).hasSize(1);
    }

    @Test
    void shouldHoldAMailWithItsAge() throws Exception {
        FakeMail mail = failed(DEAD, "bob@example.org");
        EvidenceAttributes.writeFirstAttempt(mail, NOW.minusSeconds(3600));

        mailet("""
                        rules:
                          - id: everything
                            then: [hold: 6h]
                        """).service(mail);

        assertThat(held.size()).isEqualTo(1);
        Mail kept = held.retrieve(held.list().next());
        HeldMails.forgetFailure(kept);
        assertThat(DeliveryAttributes.firstAttempt(kept)).contains(NOW.minusSeconds(3600));
        assertThat(BounceAttributes.read(kept)).isEmpty();
    }

    @Test
    void shouldHoldInTheKindOfRepositoryThatIsUsualHere() throws Exception {
        MailRepositoryStore repositories = mock(MailRepositoryStore.class);
        when(repositories.defaultProtocol()).thenReturn(Optional.of(new Protocol("cassandra")));
        when(repositories.select(MailRepositoryUrl.from("cassandra://var/mail/held")))
                .thenReturn(held);

        mailet(repositories, """
                        rules:
                          - id: everything
                            then: [hold: 6h]
                        """).service(failed(DEAD, "bob@example.org"));

        assertThat(held.size()).isEqualTo(1);
    }

    @Test
    void shouldCountWhatIsProvedThoughAStrangerSaidItBefore() throws Exception {
        FakeMail forged = failed(DEAD, "bob@example.org");
        BounceAttributes.read(forged)
                .ifPresent(told -> BounceAttributes.write(
                        forged,
                        Classifier.shipped()
                                .classify(told.evidence().toBuilder()
                                        .trust(Trust.NONE)
                                        .build())));
        mailet("").service(forged);
        assertThat(suppression("bob@example.org")).isEmpty();

        mailet("").service(failed(DEAD, "bob@example.org"));

        assertThat(suppression("bob@example.org").map(Suppression::proof).map(this::isRemembered))
                .contains(true);
    }

    private boolean isRemembered(String proof) {
        return stores
                .suppressions()
                .search(HistoryQuery.all().thatMayBeActedOn(), PageRequest.first(10))
                .entries()
                .stream()
                .anyMatch(entry -> entry.token().equals(proof));
    }

    @Test
    void shouldTagAMail() throws Exception {
        FakeMail mail = failed(DEAD, "bob@example.org");

        mailet("""
                        rules:
                          - id: everything
                            then: [tag: {name: crm, value: dead}]
                        """).service(mail);

        assertThat(text(mail, "crm")).contains("dead");
        assertThat(text(mail, "rebote.decision.notify")).contains("nobody");
    }

    @Test
    void shouldLeaveToJamesWhatIsToBeDoneWhenAMailetFails() throws Exception {
        FakeMail mail = failed(DEAD, "bob@example.org");

        mailet("", "onMailetException", "ignore").service(mail);

        assertThat(text(mail, "rebote.decision.rule")).isPresent();
    }

    @Test
    void shouldNotStartWithAMistakeInThePolicy() {
        assertThatThrownBy(() -> mailet("""
                        rules:
                          - id: everything
                            then: [notfy: sender]
                        """))
                .isInstanceOf(MessagingException.class)
                .hasMessageStartingWith("ApplyBouncePolicy: policy.yaml:3: ");
    }

    @Test
    void shouldDisableByTheNumbersOfThePolicyAndThoseThatItHasLater() throws Exception {
        String policy = "rules: [{id: all, then: [count]}]\ndisabling: {score: %s, lasts: {usual: 3d}}\n";
        when(processors.getProcessorStates()).thenReturn(new String[] {"root"});
        ApplyBouncePolicy mailet = mailet(policy.formatted("2"));
        mailet.service(failed(DEAD, "bob@example.org"));
        assertThat(suppression("bob@example.org")).isEmpty();

        Files.writeString(directory.resolve("policy.yaml"), policy.formatted("1 "));
        clock.advance(Duration.ofSeconds(5));
        mailet.service(failed(DEAD, "eva@example.org"));

        assertThat(suppression("eva@example.org"))
                .hasValueSatisfying(found ->
                        assertThat(found.until()).contains(found.since().plus(Duration.ofDays(3))));
    }

    @Test
    void shouldDisableByTheNumbersOfTheLastOfTwoPolicies() throws Exception {
        ApplyBouncePolicy first = mailet("");
        mailet("rules: [{id: all, then: [count]}]\ndisabling: {score: 2}\n");

        first.service(failed(DEAD, "bob@example.org"));

        assertThat(suppression("bob@example.org")).isEmpty();
    }

    @Test
    void shouldNotDisableByTheNumbersOfADryRun() throws Exception {
        mailet("rules: [{id: all, then: [count]}]\ndisabling: {score: 2}\n", "dryRun", "true");
        mailet("").service(failed(DEAD, "bob@example.org"));

        assertThat(suppression("bob@example.org")).isPresent();
    }

    @Test
    void shouldNeedTheProcessorsToWhichThePolicySendsMail() throws Exception {
        ApplyBouncePolicy mailet = mailet("""
                rules:
                  - {id: a, when: {event: failed}, then: [reroute: {processor: quarantine}], continue: true}
                  - {id: b, then: [reroute: {address: other@example.com}]}
                """);

        assertThat(mailet.requiredProcessingState())
                .containsExactly(new ProcessingState("transport"), new ProcessingState("quarantine"));
    }

    @Test
    void shouldKeepTheOldPolicyWhenTheNewOneNamesAnUnknownProcessor() throws Exception {
        when(processors.getProcessorStates()).thenReturn(new String[] {"root", "quarantine"});
        ApplyBouncePolicy mailet = mailet("rules: [{id: all, then: [reroute: {processor: quarantine}]}]\n");
        Files.writeString(
                directory.resolve("policy.yaml"), "rules: [{id: all, then: [reroute: {processor: quarantin}]}]\n");
        clock.advance(Duration.ofSeconds(5));

        mailet.service(failed(DEAD, "bob@example.org"));

        assertThat(context.getSentMails()).extracting(SentMail::getState).containsExactly("quarantine");
    }

    private Optional<Suppression> suppression(String recipient) throws Exception {
        return memory.suppression(
                FakeMail.builder().name("another").sender("ana@example.com").build(), new MailAddress(recipient));
    }

    private ApplyBouncePolicy mailet(String policy, String... parameters) throws Exception {
        MailRepositoryStore repositories = mock(MailRepositoryStore.class);
        when(repositories.select(MailRepositoryUrl.from("memory://var/mail/held")))
                .thenReturn(held);
        return mailet(repositories, policy, parameters);
    }

    private ApplyBouncePolicy mailet(MailRepositoryStore repositories, String policy, String... parameters)
            throws Exception {
        FileSystem files = mock(FileSystem.class);
        when(files.getFile("file://conf/rebote-policy.yaml"))
                .thenReturn(directory.resolve("none.yaml").toFile());
        ApplyBouncePolicy mailet = new ApplyBouncePolicy(
                files,
                memory,
                repositories,
                mock(RecipientRewriteTable.class),
                new KnownProcessors(() -> processors),
                metrics,
                clock);
        FakeMailetConfig.Builder config = FakeMailetConfig.builder().mailetContext(context);
        if (!policy.isEmpty()) {
            Path file = Files.writeString(directory.resolve("policy.yaml"), policy);
            config.setProperty("policy", file.toString());
        }
        for (int i = 0; i < parameters.length; i += 2) {
            config.setProperty(parameters[i], parameters[i + 1]);
        }
        mailet.init(config.build());
        return mailet;
    }

    private static FakeMail failed(String reply, String... recipients) throws Exception {
        FakeMail mail = FakeMail.builder()
                .name("mail-1-to-example.org")
                .state("bounces")
                .sender("ana@example.com")
                .recipients(recipients)
                .build();
        Evidence evidence = new SmtpReplyReader()
                .read(reply, EvidenceSource.SESSION).toBuilder()
                        .trust(Trust.PROVED)
                        .stage(Stage.RCPT_TO)
                        .attempts(1)
                        .at(NOW)
                        .build();
        EvidenceAttributes.write(mail, evidence);
        BounceAttributes.write(mail, Classifier.shipped().classify(evidence));
        return mail;
    }

    private static Optional<String> text(Mail mail, String name) {
        return mail.getAttribute(AttributeName.of(name))
                .map(attribute -> String.valueOf(attribute.getValue().value()));
    }
}
