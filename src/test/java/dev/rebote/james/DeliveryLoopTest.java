package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javax.mail.MessagingException;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueue.MailQueueItem;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;

class DeliveryLoopTest {

    private final Queue<String> done = new ConcurrentLinkedQueue<>();
    private final Sinks.Many<MailQueueItem> items = Sinks.many().unicast().onBackpressureBuffer();
    private final MailQueue queue = mock(MailQueue.class);
    private final RecordingMetricFactory metricFactory = new RecordingMetricFactory();
    private DeliveryLoop loop;

    @BeforeEach
    void setUp() {
        when(queue.deQueue()).thenReturn(items.asFlux());
    }

    @AfterEach
    void tearDown() {
        loop.stop();
    }

    @Test
    void shouldTakeAMailOutWhenItIsSeenTo() throws Exception {
        start(mail -> {});

        queueUp("one", "two");

        await().untilAsserted(() -> assertThat(done).containsExactlyInAnyOrder("one SUCCESS", "two SUCCESS"));
        await().untilAsserted(() -> assertThat(metricFactory.executionTimesFor("RemoteDeliveryTrial"))
                .hasSize(2));
    }

    @Test
    void shouldGiveAMailBackWhenItCannotBeSeenToAndGoOn() throws Exception {
        start(mail -> {
            if (mail.getName().equals("bad")) {
                throw new MessagingException("no disk");
            }
        });

        queueUp("bad", "good");

        await().untilAsserted(() -> assertThat(done).containsExactlyInAnyOrder("bad RETRY", "good SUCCESS"));
    }

    @Test
    void shouldGiveAMailBackWhenItsDeliveryBreaks() throws Exception {
        start(mail -> {
            throw new IllegalStateException("broken");
        });

        queueUp("one");

        await().untilAsserted(() -> assertThat(done).containsExactly("one RETRY"));
    }

    @Test
    void shouldTakeNoMailBeforeJamesIsReady() throws Exception {
        AtomicBoolean ready = new AtomicBoolean();
        start(mail -> {}, ready::get);
        queueUp("from before the start");
        Thread.sleep(200);
        assertThat(done).isEmpty();

        ready.set(true);

        await().untilAsserted(() -> assertThat(done).containsExactly("from before the start SUCCESS"));
    }

    @Test
    void shouldStopBeforeJamesIsReady() {
        start(mail -> {}, () -> false);

        loop.stop();

        assertThat(done).isEmpty();
    }

    @Test
    void shouldLetADeliveryEndWhenItIsStopped() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        start(mail -> {
            started.countDown();
            sleep();
        });
        queueUp("slow");
        started.await();

        loop.stop();

        assertThat(done).containsExactly("slow SUCCESS");
    }

    private void start(DeliveryLoop.Delivery delivery) {
        start(delivery, () -> true);
    }

    private void start(DeliveryLoop.Delivery delivery, BooleanSupplier ready) {
        loop = new DeliveryLoop(queue, delivery, ready, new DeliveryMetrics(metricFactory));
        loop.start();
    }

    private void queueUp(String... names) throws MessagingException {
        for (String name : names) {
            items.tryEmitNext(item(FakeMail.builder().name(name).build())).orThrow();
        }
    }

    private MailQueueItem item(Mail mail) {
        return new MailQueueItem() {
            @Override
            public Mail getMail() {
                return mail;
            }

            @Override
            public void done(CompletionStatus status) {
                done.add(mail.getName() + " " + status);
            }
        };
    }

    private static void sleep() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
