package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.FileNotFoundException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.mailetcontainer.impl.CompositeProcessorImpl;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryStore.MailRepositoryStoreException;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class TrackedRemoteDeliveryTest {

    private final MailQueue queue = mock(MailQueue.class);
    private final List<String> queued = new ArrayList<>();
    private final FileSystem files = mock(FileSystem.class);
    private final MailRepositoryStore repositories = mock(MailRepositoryStore.class);
    private TrackedRemoteDelivery delivery;

    @BeforeEach
    @SuppressWarnings("unchecked")
    void setUp() throws Exception {
        MailQueueFactory<MailQueue> queues = mock(MailQueueFactory.class);
        when(queues.createQueue(any())).thenReturn(queue);
        when(files.getFile(any())).thenThrow(new FileNotFoundException("nothing in conf"));
        when(queue.deQueue()).thenReturn(Flux.never());
        doAnswer(call -> queued.add(describe(call.getArgument(0)))).when(queue).enQueue(any(Mail.class));
        delivery = new TrackedRemoteDelivery(
                mock(DNSService.class),
                mock(DomainList.class),
                queues,
                new RecordingMetricFactory(),
                files,
                repositories,
                TestMemory.memory(Clock.systemUTC()),
                new KnownProcessors(() -> mock(CompositeProcessorImpl.class)),
                Clock.systemUTC());
        delivery.init(config().build());
    }

    private static FakeMailetConfig.Builder config() {
        return FakeMailetConfig.builder()
                .mailetContext(FakeMailContext.defaultContext())
                .setProperty("bounceProcessor", "bounces")
                .setProperty("onSuccess", "delivered")
                .setProperty("delayProcessor", "delays")
                .setProperty("heloName", "mail.example.com");
    }

    @AfterEach
    void tearDown() {
        delivery.destroy();
    }

    @Test
    void shouldQueueOneMailForEachDomainAndEndThisOne() throws Exception {
        FakeMail mail = mail("ana@a.test", "luis@b.test", "eva@a.test");

        delivery.service(mail);

        assertThat(queued)
                .containsExactlyInAnyOrder("mail-to-a.test [ana@a.test, eva@a.test]", "mail-to-b.test [luis@b.test]");
        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
    }

    @Test
    void shouldKeepThoseWhoAreNotQueuedWhenTheQueueFails() throws Exception {
        FakeMail mail = mail("ana@a.test", "luis@b.test", "eva@c.test");
        doAnswer(call -> {
                    Mail given = call.getArgument(0);
                    if (given.getName().endsWith("b.test")) {
                        throw new MailQueue.MailQueueException("no disk");
                    }
                    return queued.add(describe(given));
                })
                .when(queue)
                .enQueue(any(Mail.class));

        assertThatThrownBy(() -> delivery.service(mail)).isInstanceOf(MailQueue.MailQueueException.class);

        assertThat(queued).containsExactly("mail-to-a.test [ana@a.test]");
        assertThat(describe(mail)).isEqualTo("mail [luis@b.test, eva@c.test]");
        assertThat(mail.getState()).isNotEqualTo(Mail.GHOST);
    }

    @Test
    void shouldForgetWhatAnEarlierDeliveryLeft() throws Exception {
        FakeMail mail = mail("ana@a.test");
        mail.setAttribute(new Attribute(AttributeName.of("delivery_retry_count"), AttributeValue.of(5)));
        mail.setAttribute(new Attribute(AttributeName.of("delivery-error"), AttributeValue.of("550 no")));
        mail.setAttribute(new Attribute(AttributeName.of("of-somebody-else"), AttributeValue.of("stays")));

        delivery.service(mail);

        assertThat(mail.attributes().map(attribute -> attribute.getName().asString()))
                .containsExactly("of-somebody-else");
    }

    @Test
    void shouldNameTheProcessorsThatItNeeds() {
        assertThat(delivery.requiredProcessingState())
                .containsExactly(
                        new ProcessingState("bounces"),
                        new ProcessingState("delivered"),
                        new ProcessingState("delays"));
    }

    @Test
    void shouldWantAPlaceToWaitWhenTheQueueKnowsNoDelays() {
        assertThatThrownBy(() -> delivery.init(
                        config().setProperty("queueDelays", "false").build()))
                .isInstanceOf(MessagingException.class)
                .hasMessage("TrackedRemoteDelivery needs the parameter 'waitingRepository', for example"
                        + " 'cassandra://var/mail/waiting/': the queue of this James does not know delays, and without a"
                        + " place to wait every retry would follow at once");
    }

    @Test
    void shouldNameTheRepositoryThatJamesDoesNotHave() throws Exception {
        when(repositories.select(any())).thenThrow(new MailRepositoryStoreException("no such protocol"));

        assertThatThrownBy(() -> delivery.init(config().setProperty("queueDelays", "false")
                        .setProperty("waitingRepository", "tape://var/mail/")
                        .build()))
                .isInstanceOf(MessagingException.class)
                .hasMessage(
                        "TrackedRemoteDelivery: the parameter 'waitingRepository' is 'tape://var/mail/', which is no"
                                + " mail repository of this James: no such protocol");
    }

    @Test
    void shouldKnowThatRabbitMqIgnoresDelays() {
        assertThat(QueueDelays.AUTO.of(mock(RabbitMQMailQueueFactory.class))).isFalse();
        assertThat(QueueDelays.AUTO.of(mock(MailQueueFactory.class))).isTrue();
        assertThat(QueueDelays.TRUE.of(mock(RabbitMQMailQueueFactory.class))).isTrue();
    }

    /** Named as James's own, which this James does not have. */
    private abstract static class RabbitMQMailQueueFactory implements MailQueueFactory<MailQueue> {}

    private static FakeMail mail(String... recipients) throws Exception {
        FakeMail.Builder builder =
                FakeMail.builder().name("mail").state("relay").sender("me@example.com");
        for (String recipient : recipients) {
            builder.recipient(new MailAddress(recipient));
        }
        return builder.build();
    }

    private static String describe(Mail mail) {
        return mail.getName() + " " + mail.getRecipients();
    }
}
