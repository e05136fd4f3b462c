package dev.rebote.james;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.queue.api.MailQueueFactory;

/** Whether James's queue keeps a mail for as long as it is told: the parameter {@code queueDelays}. */
enum QueueDelays {
    /** Said by the operator. */
    TRUE,
    /** Said by the operator. */
    FALSE,
    /** Known from the kind of queue. */
    AUTO;

    /** RabbitMQ's queue takes a delay and ignores it; those in memory, of ActiveMQ and of Pulsar keep to it. */
    private static final String WITHOUT_DELAYS = "RabbitMQ";

    static final String ALLOWED = "true, false or auto";

    /** Reads what an operator has written. */
    static Optional<QueueDelays> parse(String text) {
        return Arrays.stream(values())
                .filter(value -> value.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** Says whether the queues of this factory keep to a delay. */
    boolean of(MailQueueFactory<?> queues) {
        return switch (this) {
            case TRUE -> true;
            case FALSE -> false;
            case AUTO -> !queues.getClass().getSimpleName().contains(WITHOUT_DELAYS);
        };
    }
}
