package dev.rebote.james;

import com.google.common.collect.ImmutableList;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javax.mail.MessagingException;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.metrics.api.TimeMetric;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueue.MailQueueItem;
import org.apache.james.queue.api.MailQueue.MailQueueItem.CompletionStatus;
import org.apache.james.util.MDCBuilder;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.concurrent.Queues;

/** Takes mails from the queue and lets each be delivered, many at a time, until it is stopped. Thread-safe. */
final class DeliveryLoop {

    private static final Logger LOGGER = LoggerFactory.getLogger(DeliveryLoop.class);

    /** As James's: the mails that are taken from the queue at a time. */
    private static final int TAKEN_AT_A_TIME = Queues.SMALL_BUFFER_SIZE;

    /** As James's: how long the end waits for deliveries that run. What is not done by then, a queue that lasts gives again. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** Short beside the start of a James. */
    private static final Duration LOOK_WHETHER_READY = Duration.ofMillis(50);

    /** Delivers one mail and sees to all its recipients; an exception means that they are not seen to. */
    @FunctionalInterface
    interface Delivery {
        void deliver(Mail mail) throws MessagingException;
    }

    private final MailQueue queue;
    private final Delivery delivery;
    private final BooleanSupplier ready;
    private final DeliveryMetrics metrics;
    private final Scheduler deliveries;
    private final Scheduler dequeue;
    private final Sinks.Empty<Void> stop = Sinks.empty();
    private final Sinks.Empty<Void> stopped = Sinks.empty();
    private volatile boolean stopping;

    /**
     * @param ready whether James takes what a delivery leads to; no mail is taken before
     */
    DeliveryLoop(MailQueue queue, Delivery delivery, BooleanSupplier ready, DeliveryMetrics metrics) {
        this.queue = queue;
        this.delivery = delivery;
        this.ready = ready;
        this.metrics = metrics;
        this.deliveries = Schedulers.newBoundedElastic(
                Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE,
                Schedulers.DEFAULT_BOUNDED_ELASTIC_QUEUESIZE,
                "TrackedRemoteDelivery");
        this.dequeue = Schedulers.newSingle("TrackedRemoteDelivery-dequeue");
    }

    /** Starts to take mails. */
    Disposable start() {
        return untilReady()
                .thenMany(Flux.from(queue.deQueue()))
                .takeUntilOther(stop.asMono())
                .flatMap(item -> deliver(item).subscribeOn(deliveries), TAKEN_AT_A_TIME)
                .onErrorContinue(
                        (error, item) -> LOGGER.error("A mail could not be seen to and stays in the queue", error))
                .doOnTerminate(stopped::tryEmitEmpty)
                .subscribeOn(dequeue)
                .subscribe();
    }

    private Mono<Boolean> untilReady() {
        return Mono.fromCallable(ready::getAsBoolean)
                .filter(yes -> yes)
                .repeatWhenEmpty(looks -> looks.delayElements(LOOK_WHETHER_READY, dequeue));
    }

    /** Takes no more mails, waits a little for those that are under way, and gives the others back to the queue. */
    void stop() {
        stopping = true;
        stop.tryEmitEmpty();
        stopped.asMono().timeout(GRACE).onErrorResume(late -> Mono.empty()).block();
        dequeue.dispose();
        deliveries.dispose();
    }

    private Mono<Void> deliver(MailQueueItem item) {
        return Mono.fromCallable(() -> {
                    handle(item);
                    return true;
                })
                .then();
    }

    private void handle(MailQueueItem item) throws MessagingException, IOException {
        Mail mail = item.getMail();
        Closeable context = context(mail);
        try {
            if (stopping) {
                item.done(CompletionStatus.RETRY);
                return;
            }
            TimeMetric time = metrics.attempt();
            LOGGER.debug("Delivering mail {}", mail.getName());
            deliverOrGiveBack(item, mail);
            time.stopAndPublish();
        } finally {
            context.close();
            LifecycleUtil.dispose(mail);
        }
    }

    private void deliverOrGiveBack(MailQueueItem item, Mail mail) throws MessagingException {
        try {
            delivery.deliver(mail);
            item.done(CompletionStatus.SUCCESS);
        } catch (Exception e) {
            // Whatever went wrong, the mail must stay in the queue. An Error is no reason: it may be of others' making,
            // such as
            // no memory, and then nothing here can be relied on.
            item.done(CompletionStatus.RETRY);
            throw e;
        }
    }

    private static Closeable context(Mail mail) {
        return MDCBuilder.create()
                .addToContext("mail", mail.getName())
                .addToContext(
                        "recipients", ImmutableList.copyOf(mail.getRecipients()).toString())
                .addToContext("sender", mail.getMaybeSender().asString())
                .build();
    }
}
