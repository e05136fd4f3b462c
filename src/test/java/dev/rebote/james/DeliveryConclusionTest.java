package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import dev.rebote.evidence.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.queue.api.MailPrioritySupport;
import org.apache.james.queue.api.MailQueue;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailContext.SentMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryConclusionTest {

    private static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");
    private static final Duration DELAY = Duration.ofMinutes(5);

    private final MailQueue queue = mock(MailQueue.class);
    private final FakeMailContext context = FakeMailContext.defaultContext();
    private final RecordingMetricFactory metricFactory = new RecordingMetricFactory();
    private final List<String> queued = new ArrayList<>();
    private DeliveryConclusion conclusion;
    private MailAddress ana;
    private MailAddress luis;
    private MailAddress eva;
    private FakeMail mail;

    @BeforeEach
    void setUp() throws Exception {
        ana = new MailAddress("ana@example.org");
        luis = new MailAddress("luis@example.org");
        eva = new MailAddress("eva@example.org");
        mail = FakeMail.builder()
                .name("mail")
                .sender("me@example.com")
                .recipients(ana, luis, eva)
                .state("relay")
                .build();
        conclusion = conclusion(new RetrySchedule(List.of(DELAY)));
        doAnswer(call -> queued.add(describe(call.getArgument(0)) + " at once"))
                .when(queue)
                .enQueue(any(Mail.class));
        doAnswer(call -> queued.add(describe(call.getArgument(0)) + " in " + call.getArgument(1)))
                .when(queue)
                .enQueue(any(Mail.class), any(Duration.class));
    }

    @Test
    void shouldSendEachRecipientWhereItsOutcomeLeads() throws Exception {
        conclusion.conclude(mail, outcomes(temporary(), permanent(), new Outcome.Delivered()));

        assertThat(queued).containsExactly("mail [ana@example.org] in PT5M");
        assertThat(context.getSentMails())
                .extracting(sent -> sent.getState() + " " + sent.getRecipients())
                .containsExactly("bounces [luis@example.org]", "delivered [eva@example.org]");
        assertThat(metricFactory.countFor("rebote.delivery.deferred")).isEqualTo(1);
        assertThat(metricFactory.countFor("rebote.delivery.failed")).isEqualTo(1);
        assertThat(metricFactory.countFor("rebote.delivery.delivered")).isEqualTo(1);
    }

    @Test
    void shouldTryTheInnocentAtOnceAndAlone() throws Exception {
        conclusion.conclude(mail, outcomes(new Outcome.Untried(), permanent(), new Outcome.Untried()));

        assertThat(queued).containsExactly("mail [ana@example.org, eva@example.org] at once");
        assertThat(context.getSentMails()).hasSize(1);
    }

    @Test
    void shouldTryTheInnocentAgainEvenAfterTheLastRetry() throws Exception {
        DeliveryAttributes.writeRetries(mail, 1);

        conclusion.conclude(mail, outcomes(new Outcome.Untried(), temporary(), new Outcome.Delivered()));

        assertThat(queued).containsExactly("mail [ana@example.org] at once");
        assertThat(context.getSentMails())
                .extracting(sent -> sent.getState() + " " + sent.getRecipients())
                .containsExactly("bounces [luis@example.org]", "delivered [eva@example.org]");
    }

    @Test
    void shouldPartThoseWhoWaitForDifferentTimes() throws Exception {
        conclusion = conclusion((group, trial) -> group.replies().keySet().stream()
                .collect(Collectors.toMap(
                        recipient -> recipient,
                        recipient -> new Prospect.Again(
                                recipient.equals(luis) ? Duration.ofHours(2) : DELAY, NOW.plusSeconds(86_400)))));

        conclusion.conclude(mail, outcomes(temporary(), temporary(), temporary()));

        assertThat(queued)
                .containsExactly(
                        "mail [ana@example.org, eva@example.org] in PT5M", "mail-2 [luis@example.org] in PT2H");
        assertThat(metricFactory.countFor("rebote.delivery.deferred")).isEqualTo(3);
    }

    @Test
    void shouldSayThatItTookTooLongWhenTheCauseMightStillHeal() throws Exception {
        conclusion = conclusion((group, trial) -> Map.of(
                ana, new Prospect.Expired(), luis, new Prospect.Refused(true), eva, new Prospect.Refused(false)));

        conclusion.conclude(mail, outcomes(temporary(), temporary(), temporary()));

        assertThat(context.getSentMails())
                .extracting(sent -> sent.getRecipients() + " permanent "
                        + value(sent, "is-delivery-permanent-error") + ", expired "
                        + value(sent, "rebote.delivery.expired"))
                .containsExactly(
                        "[luis@example.org] permanent true, expired null",
                        "[eva@example.org] permanent false, expired null",
                        "[ana@example.org] permanent false, expired true");
    }

    @Test
    void shouldTellOfADelayOnceForEachStage() throws Exception {
        DeliveryAttributes.writeFirstAttempt(mail, NOW.minus(Duration.ofHours(5)));

        conclusion.conclude(mail, outcomes(temporary(), new Outcome.Delivered(), new Outcome.Delivered()));

        SentMail told = context.getSentMails().get(1);
        assertThat(told.getState() + " " + told.getRecipients()).isEqualTo("delays [ana@example.org]");
        assertThat(value(told, "rebote.event")).isEqualTo("delayed");
        assertThat(value(told, "rebote.evidence.event")).isEqualTo("delayed");
        assertThat(value(told, "rebote.retry-until")).isEqualTo("2026-05-04T03:07:01Z");
        assertThat(value(told, "rebote.delivery.expired")).isNull();
    }

    @Test
    void shouldNotTellTheSameStageTwice() throws Exception {
        DeliveryAttributes.writeFirstAttempt(mail, NOW.minus(Duration.ofHours(5)));
        DeliveryAttributes.writeStagesTold(mail, 1);

        conclusion.conclude(mail, outcomes(temporary(), temporary(), temporary()));

        assertThat(context.getSentMails()).isEmpty();
        assertThat(mail.getAttribute(DeliveryAttributes.STAGES_TOLD))
                .contains(attribute("rebote.delivery.stages-told", 1));
    }

    @Test
    void shouldRememberWhichStageWasTold() throws Exception {
        DeliveryAttributes.writeFirstAttempt(mail, NOW.minus(Duration.ofHours(30)));
        doAnswer(call -> queued.add("told " + DeliveryAttributes.stagesTold(call.getArgument(0))))
                .when(queue)
                .enQueue(any(Mail.class), any(Duration.class));

        conclusion.conclude(mail, outcomes(temporary(), temporary(), temporary()));

        assertThat(queued).containsExactly("told 2");
        assertThat(context.getSentMails()).hasSize(1);
    }

    @Test
    void shouldKeepAMailInTheQueueWhenItsSenderCannotBeTold() throws Exception {
        DeliveryAttributes.writeFirstAttempt(mail, NOW.minus(Duration.ofHours(5)));
        conclusion = new DeliveryConclusion(
                DeliveryParameters.read(FakeMailetConfig.builder()
                        .setProperty("bounceProcessor", "bounces")
                        .build()),
                new RetrySchedule(List.of(DELAY)),
                Optional.of(new DelayNotices(
                        "delays", new ScriptedPolicy().delayNotices(Duration.ofHours(4)), brokenContext())),
                Waiting.in(queue),
                context,
                new DeliveryMetrics(metricFactory),
                Clock.fixed(NOW, ZoneOffset.UTC));

        conclusion.conclude(mail, outcomes(temporary(), temporary(), temporary()));

        assertThat(queued).hasSize(1);
    }

    @Test
    void shouldCountRetriesAsJamesDoesAndLetOthersGoFirst() throws Exception {
        conclusion.conclude(mail, outcomes(temporary(), temporary(), temporary()));

        assertThat(mail.getState()).isEqualTo(Mail.ERROR);
        assertThat(mail.getAttribute(AttributeName.of("delivery_retry_count")))
                .contains(attribute("delivery_retry_count", 1));
        assertThat(mail.getAttribute(MailPrioritySupport.MAIL_PRIORITY))
                .contains(MailPrioritySupport.LOW_PRIORITY_ATTRIBUTE);
        assertThat(mail.getLastUpdated()).isEqualTo(java.util.Date.from(NOW));
    }

    @Test
    void shouldLeaveNothingStaleOnARetriedMail() throws Exception {
        mail.setAttribute(new Attribute(AttributeName.of("delivery-error"), AttributeValue.of("550 of long ago")));
        mail.setAttribute(
                new Attribute(AttributeName.of("rebote.evidence.reply"), AttributeValue.of("550 of long ago")));

        conclusion.conclude(mail, outcomes(temporary(), temporary(), temporary()));

        assertThat(mail.attributes().map(attribute -> attribute.getName().asString()))
                .containsExactlyInAnyOrder(
                        "delivery_retry_count",
                        "rebote.delivery.attempts",
                        "rebote.delivery.first-attempt",
                        "MAIL_PRIORITY");
    }

    @Test
    void shouldNotBounceAnybodyWhenTheQueueDoesNotTakeARetry() throws Exception {
        doThrow(new MailQueue.MailQueueException("no disk")).when(queue).enQueue(any(Mail.class), any(Duration.class));

        assertThatThrownBy(() -> conclusion.conclude(mail, outcomes(temporary(), permanent(), new Outcome.Delivered())))
                .isInstanceOf(MailQueue.MailQueueException.class);

        assertThat(context.getSentMails()).isEmpty();
        verify(queue).enQueue(any(Mail.class), any(Duration.class));
    }

    private DeliveryConclusion conclusion(Retries retries) throws Exception {
        DeliveryParameters parameters = DeliveryParameters.read(FakeMailetConfig.builder()
                .setProperty("bounceProcessor", "bounces")
                .setProperty("onSuccess", "delivered")
                .setProperty("usePriority", "true")
                .build());
        return new DeliveryConclusion(
                parameters,
                retries,
                Optional.of(new DelayNotices(
                        "delays",
                        new ScriptedPolicy().delayNotices(Duration.ofHours(4), Duration.ofHours(24)),
                        context)),
                Waiting.in(queue),
                context,
                new DeliveryMetrics(metricFactory),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Map<MailAddress, Outcome> outcomes(Outcome ofAna, Outcome ofLuis, Outcome ofEva) {
        Map<MailAddress, Outcome> outcomes = new LinkedHashMap<>();
        outcomes.put(ana, ofAna);
        outcomes.put(luis, ofLuis);
        outcomes.put(eva, ofEva);
        return outcomes;
    }

    private static Outcome permanent() {
        return failed("550 5.1.1 User unknown", true);
    }

    private static Outcome temporary() {
        return failed("452 4.2.2 Mailbox full", false);
    }

    private static Outcome failed(String reply, boolean permanent) {
        return new Outcome.Failed(new Failure(
                Stage.RCPT_TO, reply, true, permanent, Optional.of("mx.example.org"), Optional.of("192.0.2.1"), NOW));
    }

    private static MailetContext brokenContext() throws Exception {
        MailetContext broken = mock(MailetContext.class);
        doThrow(new MessagingException("no spool")).when(broken).sendMail(any(Mail.class), any(String.class));
        return broken;
    }

    private static @Nullable Object value(SentMail sent, String name) {
        return sent.getAttributes().values().stream()
                .filter(attribute -> attribute.getName().asString().equals(name))
                .map(attribute -> (Object) attribute.getValue().value())
                .findFirst()
                .orElse(null);
    }

    private static String describe(Mail mail) {
        return mail.getName() + " " + mail.getRecipients();
    }

    private static Attribute attribute(String name, int value) {
        return new Attribute(AttributeName.of(name), AttributeValue.of(value));
    }
}
