package dev.rebote.james;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.mailet.MailetConfig;

/**
 * The parameters of {@link TrackedRemoteDelivery}, read strictly: what is unknown or wrong stops the start.
 *
 * @param queue             the queue of the mails that are to be delivered
 * @param bounceProcessor   the processor of those that were given up
 * @param onSuccess         the processor of those that were delivered
 * @param delayProcessor    the processor that gets a copy of those that wait long
 * @param schedule          when a delivery is tried again, where the policy does not decide it
 * @param policy            the policy file that is named
 * @param rules             the operator's rule files
 * @param expiry            the time after which nothing is tried any more, where the policy does not decide it
 * @param queueDelays       whether the queue knows delays
 * @param waitingRepository where mails wait if it does not
 * @param usePriority       whether new mails go before retries in the queue
 * @param viaGateway        whether all mail goes to a gateway
 */
record DeliveryParameters(
        String queue,
        String bounceProcessor,
        Optional<String> onSuccess,
        Optional<String> delayProcessor,
        Optional<RetrySchedule> schedule,
        Optional<String> policy,
        List<String> rules,
        Optional<Duration> expiry,
        QueueDelays queueDelays,
        Optional<String> waitingRepository,
        boolean usePriority,
        boolean viaGateway) {

    private static final String DEFAULT_QUEUE = "outgoing";

    /** Reads them all. */
    static DeliveryParameters read(MailetConfig mailetConfig) throws MessagingException {
        DeliveryConfig config = DeliveryConfig.of(mailetConfig);
        Optional<RetrySchedule> schedule = schedule(config);
        return new DeliveryParameters(
                config.text(DeliveryConfig.OUTGOING).orElse(DEFAULT_QUEUE),
                bounceProcessor(config),
                config.text(DeliveryConfig.ON_SUCCESS),
                config.text(DeliveryConfig.DELAY_PROCESSOR),
                schedule,
                config.text(DeliveryConfig.POLICY),
                config.list(DeliveryConfig.RULES),
                expiry(config, schedule),
                queueDelays(config),
                config.text(DeliveryConfig.WAITING_REPOSITORY),
                config.isOn(DeliveryConfig.USE_PRIORITY),
                config.text(DeliveryConfig.GATEWAY).isPresent());
    }

    private static String bounceProcessor(DeliveryConfig config) throws MessagingException {
        return config.text(DeliveryConfig.BOUNCE_PROCESSOR)
                .orElseThrow(() -> new MessagingException(DeliveryConfig.MAILET
                        + " needs the parameter 'bounceProcessor':"
                        + " the processor that gets the mails that could not be delivered"));
    }

    /** The schedule of James's RemoteDelivery, for who sets one of its two parameters. */
    private static Optional<RetrySchedule> schedule(DeliveryConfig config) throws MessagingException {
        Optional<Integer> maxRetries = config.number(DeliveryConfig.MAX_RETRIES);
        Optional<String> delayTime = config.text(DeliveryConfig.DELAY_TIME);
        if (maxRetries.isEmpty() && delayTime.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(RetrySchedule.of(maxRetries, delayTime));
        } catch (IllegalArgumentException e) {
            throw new MessagingException(DeliveryConfig.MAILET + ": " + e.getMessage(), e);
        }
    }

    private static Optional<Duration> expiry(DeliveryConfig config, Optional<RetrySchedule> schedule)
            throws MessagingException {
        Optional<Duration> expiry = config.time(DeliveryConfig.EXPIRY);
        if (expiry.isPresent() && schedule.isPresent()) {
            throw new MessagingException(DeliveryConfig.MAILET + ": 'expiry' means nothing beside 'delayTime' and"
                    + " 'maxRetries', which say how long to try; remove it or them");
        }
        return expiry;
    }

    private static QueueDelays queueDelays(DeliveryConfig config) throws MessagingException {
        String text = config.text(DeliveryConfig.QUEUE_DELAYS).orElse("auto");
        return QueueDelays.parse(text)
                .orElseThrow(() -> DeliveryConfig.wrong(DeliveryConfig.QUEUE_DELAYS, text, QueueDelays.ALLOWED));
    }
}
