package dev.rebote.james;

import com.google.common.base.Splitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.james.core.MailAddress;
import org.apache.james.util.DurationParser;

/**
 * Decides whether a delivery that failed for now is tried again, and when: the parameters {@code maxRetries} and
 * {@code delayTime} of James's RemoteDelivery.
 *
 * @param delays the wait before each retry; there are as many retries
 */
record RetrySchedule(List<Duration> delays) implements Retries {

    /** James's own defaults, for the one of the two that is not set: five retries, one every six hours. */
    private static final int DEFAULT_RETRIES = 5;

    private static final Duration DEFAULT_DELAY = Duration.ofHours(6);

    /** More than anybody wants, and few enough to be kept as a list. */
    private static final int MAX_RETRIES = 10_000;

    RetrySchedule {
        delays = List.copyOf(delays);
    }

    /**
     * Reads the two parameters. The retries are {@code maxRetries}, or as many as {@code delayTime} lists if it lists more; the
     * last delay serves for the rest.
     */
    static RetrySchedule of(Optional<Integer> maxRetries, Optional<String> delayTime) {
        int wanted = maxRetries.orElse(DEFAULT_RETRIES);
        List<Duration> delays =
                new ArrayList<>(delayTime.map(RetrySchedule::listed).orElseGet(() -> first(wanted)));
        if (delays.isEmpty() && wanted > 0 && maxRetries.isPresent()) {
            throw new IllegalArgumentException(
                    "delayTime lists no delay, but maxRetries asks for " + wanted + " retries");
        }
        while (!delays.isEmpty() && delays.size() < wanted) {
            delays.add(delays.get(delays.size() - 1));
        }
        return new RetrySchedule(delays);
    }

    /** Gives the same for all: the end when the number of the reply is permanent, else the next delay while there is one. */
    @Override
    public Map<MailAddress, Prospect> after(FailureGroup group, Trial trial) {
        Prospect prospect = group.failure().permanent()
                ? new Prospect.Refused(true)
                : delayAfter(trial.retries())
                        .<Prospect>map(delay -> new Prospect.Again(delay, end(trial)))
                        .orElseGet(Prospect.Expired::new);
        return group.replies().keySet().stream().collect(Collectors.toMap(recipient -> recipient, same -> prospect));
    }

    /** Gives the wait before the next attempt; empty when there is none. */
    Optional<Duration> delayAfter(int retriesDone) {
        return retriesDone < delays.size() ? Optional.of(delays.get(retriesDone)) : Optional.empty();
    }

    private Instant end(Trial trial) {
        Duration left = delays.subList(trial.retries(), delays.size()).stream().reduce(Duration.ZERO, Duration::plus);
        return trial.now().plus(left);
    }

    private static List<Duration> first(int wanted) {
        return wanted == 0 ? List.of() : List.of(DEFAULT_DELAY);
    }

    private static List<Duration> listed(String delayTime) {
        return Splitter.on(',')
                .omitEmptyStrings()
                .trimResults()
                .splitToStream(delayTime)
                .flatMap(entry -> repeated(entry, delayTime).stream())
                .toList();
    }

    private static List<Duration> repeated(String entry, String delayTime) {
        List<String> parts = Splitter.on('*').trimResults().splitToList(entry);
        try {
            if (parts.size() > 2) {
                throw new NumberFormatException(entry);
            }
            int times = parts.size() == 2 ? Integer.parseInt(parts.get(0)) : 1;
            if (times < 0 || times > MAX_RETRIES) {
                throw new NumberFormatException(entry);
            }
            return Collections.nCopies(times, DurationParser.parse(parts.get(parts.size() - 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "delayTime '" + delayTime + "': '" + entry
                            + "' is not '[times *] delay [msec|sec|minute|hour|day]', for example '2 * 30 minutes'",
                    e);
        }
    }
}
