package dev.rebote.james;

import static dev.rebote.james.ScriptedPolicy.hold;
import static dev.rebote.james.ScriptedPolicy.plan;
import static dev.rebote.james.ScriptedPolicy.tryAgain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.classify.Classifier;
import dev.rebote.classify.Reason;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.Stage;
import dev.rebote.policy.Action;
import dev.rebote.policy.History;
import dev.rebote.policy.Incident;
import dev.rebote.policy.RetryPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyRetriesTest {

    private static final Classifier CLASSIFIER = Classifier.shipped();
    private static final Instant FIRST = Instant.parse("2026-05-04T03:02:01Z");
    private static final Duration MINUTES = Duration.ofMinutes(15);

    private final ScriptedPolicy policy = new ScriptedPolicy();
    private Optional<Duration> expiry = Optional.empty();

    @Test
    void shouldWaitAsThePlanOfTheReasonSays() throws Exception {
        policy.on(Reason.RECIPIENT_FULL, tryAgain(Duration.ofHours(1)));

        assertThat(after("452 4.2.2 Mailbox full", 1, Duration.ZERO))
                .isEqualTo(new Prospect.Again(Duration.ofHours(1), FIRST.plus(Duration.ofDays(5))));
        assertThat(after("452 4.2.2 Mailbox full", 2, Duration.ofHours(1)))
                .isEqualTo(new Prospect.Again(Duration.ofHours(2), FIRST.plus(Duration.ofDays(5))));
    }

    @Test
    void shouldWaitAsTheRemoteAsks() throws Exception {
        policy.on(Reason.SENDER_GREYLISTED, tryAgain(MINUTES));

        assertThat(after("451 4.7.1 Greylisted, please try again in 300 seconds", 1, Duration.ZERO))
                .isEqualTo(new Prospect.Again(Duration.ofSeconds(300), FIRST.plus(Duration.ofDays(5))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"550 5.1.1 User unknown", "552 5.3.4 Message too big", "554 5.7.1 Message rejected as spam"})
    void shouldGiveUpWhatIsPermanentWhateverThePolicySays(String reply) throws Exception {
        policy.on(Reason.RECIPIENT_UNKNOWN, tryAgain(MINUTES))
                .on(Reason.MESSAGE_TOO_LARGE, tryAgain(MINUTES))
                .on(Reason.MESSAGE_SPAM, tryAgain(MINUTES));

        assertThat(after(reply, 1, Duration.ZERO)).isEqualTo(new Prospect.Refused(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"552 5.2.2 Mailbox full", "550 5.2.2 Mailbox full", "452 4.2.2 Mailbox full"})
    void shouldFollowTheCauseAndNotTheNumber(String reply) throws Exception {
        policy.on(Reason.RECIPIENT_FULL, tryAgain(Duration.ofHours(2)));

        assertThat(after(reply, 1, Duration.ZERO))
                .isEqualTo(new Prospect.Again(Duration.ofHours(2), FIRST.plus(Duration.ofDays(5))));
    }

    @Test
    void shouldTryAgainWhatIsUnknownOnlyForNow() throws Exception {
        policy.on(Reason.RECIPIENT_UNKNOWN, tryAgain(MINUTES));

        assertThat(after("450 4.1.1 User unknown", 1, Duration.ZERO))
                .isEqualTo(new Prospect.Again(MINUTES, FIRST.plus(Duration.ofDays(5))));
    }

    @Test
    void shouldExpireWhenTheTimeIsOver() throws Exception {
        policy.on(Reason.RECIPIENT_FULL, tryAgain(Duration.ofHours(1)));

        assertThat(after("452 4.2.2 Mailbox full", 30, Duration.ofDays(5))).isEqualTo(new Prospect.Expired());
    }

    @Test
    void shouldTryForTheLastTimeWhenTheTimeIsOver() throws Exception {
        policy.on(Reason.RECIPIENT_FULL, tryAgain(Duration.ofHours(4)));

        assertThat(after("452 4.2.2 Mailbox full", 30, Duration.ofDays(5).minusHours(1)))
                .isEqualTo(new Prospect.Again(Duration.ofHours(1), FIRST.plus(Duration.ofDays(5))));
    }

    @Test
    void shouldExpireAfterTheTriesOfThePlan() throws Exception {
        policy.on(
                Reason.RECIPIENT_UNKNOWN,
                new Action.TryAgain(new RetryPlan(MINUTES, 1, MINUTES, Optional.of(3), Duration.ofDays(5), true)));

        assertThat(after("450 4.1.1 User unknown", 2, MINUTES)).isInstanceOf(Prospect.Again.class);
        assertThat(after("450 4.1.1 User unknown", 3, MINUTES.multipliedBy(2))).isEqualTo(new Prospect.Expired());
    }

    @Test
    void shouldLetTheOperatorSetAnotherEnd() throws Exception {
        policy.on(Reason.RECIPIENT_FULL, new Action.TryAgain(plan(MINUTES, Duration.ofDays(5))));
        expiry = Optional.of(Duration.ofDays(1));

        assertThat(after("452 4.2.2 Mailbox full", 1, Duration.ZERO))
                .isEqualTo(new Prospect.Again(MINUTES, FIRST.plus(Duration.ofDays(1))));
        assertThat(after("452 4.2.2 Mailbox full", 9, Duration.ofDays(1))).isEqualTo(new Prospect.Expired());
    }

    @Test
    void shouldNotTryBeforeAHoldIsOver() throws Exception {
        policy.on(Reason.SENDER_IP_BLOCKED, hold(Duration.ofHours(6)), tryAgain(MINUTES));

        assertThat(after(
                        "554 5.7.1 Service unavailable; client host [192.0.2.1] blocked using zen.example.net",
                        1,
                        MINUTES))
                .isEqualTo(new Prospect.Again(Duration.ofHours(6), FIRST.plus(Duration.ofDays(5))));
    }

    @Test
    void shouldTryAgainAfterAHoldWithoutAPlan() throws Exception {
        policy.on(Reason.RECIPIENT_FULL, hold(Duration.ofHours(6)));

        assertThat(after("452 4.2.2 Mailbox full", 1, Duration.ZERO))
                .isEqualTo(new Prospect.Again(Duration.ofHours(6), FIRST.plus(Duration.ofDays(5))));
        assertThat(after("452 4.2.2 Mailbox full", 21, Duration.ofDays(5))).isEqualTo(new Prospect.Expired());
    }

    @Test
    void shouldGiveUpWhenThePolicyDoesNotTryAgain() throws Exception {
        assertThat(after("452 4.2.2 Mailbox full", 1, Duration.ZERO)).isEqualTo(new Prospect.Refused(false));
        assertThat(after("550 5.2.2 Mailbox full", 1, Duration.ZERO)).isEqualTo(new Prospect.Refused(true));
    }

    @Test
    void shouldLeaveAHoldWithoutAnEndToTheBounceProcessor() throws Exception {
        policy.on(Reason.RECIPIENT_FULL, new Action.Hold(Optional.empty()));

        assertThat(after("452 4.2.2 Mailbox full", 1, Duration.ZERO)).isEqualTo(new Prospect.Refused(false));
    }

    @Test
    void shouldTellThePolicyAllThatItKnows() throws Exception {
        after("452 4.2.2 Mailbox full", 3, Duration.ofHours(2));

        List<Incident> asked = policy.incidents();
        Incident incident = asked.get(0);
        assertThat(asked).hasSize(1);
        assertThat(incident.verdict().reason()).contains(Reason.RECIPIENT_FULL);
        assertThat(incident.verdict().event()).isEqualTo(Event.DELAYED);
        assertThat(incident)
                .isEqualTo(new Incident(
                        incident.verdict(),
                        "ana@example.org",
                        Optional.of("me@example.com"),
                        1234,
                        3,
                        Duration.ofHours(2),
                        false));
    }

    private Prospect after(String reply, int attempts, Duration age) throws Exception {
        MailAddress ana = new MailAddress("ana@example.org");
        Instant now = FIRST.plus(age);
        Failure failure = new Failure(
                Stage.RCPT_TO,
                reply,
                true,
                Failure.isPermanent(Stage.RCPT_TO, reply),
                Optional.of("mx.example.org"),
                Optional.of("192.0.2.1"),
                now);
        FailureGroup group = FailureGroup.of(Map.of(ana, failure), attempts).get(0);
        Trial trial = new Trial(Optional.of("me@example.com"), 1234, attempts - 1, FIRST, now);
        return new PolicyRetries(CLASSIFIER, policy, History.NONE, expiry)
                .after(group, trial)
                .get(ana);
    }
}
