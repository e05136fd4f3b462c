package dev.rebote.james;

import dev.rebote.suppress.NoticeLimits;
import dev.rebote.yaml.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;

/**
 * How often a reader is told. What comes faster is put off, and told together.
 *
 * @param perHour     how many notices a reader gets in an hour, 0 for as many as there are
 * @param sameAfter   how long nobody is told again of the same recipient and reason, zero for no time
 * @param digestAfter how long the first of those that were put off waits
 */
record NoticePace(int perHour, Duration sameAfter, Duration digestAfter) {

    private static final String NOTICES_PER_HOUR = "noticesPerHour";
    private static final String SAME_NOTICE_AFTER = "sameNoticeAfter";
    private static final String DIGEST_AFTER = "digestAfter";

    static final List<String> NAMES = List.of(NOTICES_PER_HOUR, SAME_NOTICE_AFTER, DIGEST_AFTER);

    /** More a minute nobody reads, so it is as good as no limit; and each is remembered for an hour. */
    private static final int LARGEST_PER_HOUR = 1000;

    private static final int DEFAULT_PER_HOUR = 20;
    private static final Duration DEFAULT_SAME_AFTER = Duration.ofHours(24);
    private static final Duration DEFAULT_DIGEST_AFTER = Duration.ofHours(1);

    static NoticePace read(MailetParameters config) throws MessagingException {
        return new NoticePace(
                perHour(config),
                config.text(SAME_NOTICE_AFTER).filter("0"::equals).isPresent()
                        ? Duration.ZERO
                        : time(config, SAME_NOTICE_AFTER, DEFAULT_SAME_AFTER, "0 or " + Durations.FORM),
                time(config, DIGEST_AFTER, DEFAULT_DIGEST_AFTER, Durations.FORM));
    }

    NoticeLimits limits() {
        return new NoticeLimits(sameAfter, perHour);
    }

    private static int perHour(MailetParameters config) throws MessagingException {
        Optional<String> text = config.text(NOTICES_PER_HOUR);
        try {
            int number = text.map(Integer::parseInt).orElse(DEFAULT_PER_HOUR);
            if (number >= 0 && number <= LARGEST_PER_HOUR) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, together with the numbers that are too large.
        }
        throw NoticeParameters.wrong(
                NOTICES_PER_HOUR, text.orElse(""), "a number up to " + LARGEST_PER_HOUR + ", 0 for no limit");
    }

    private static Duration time(MailetParameters config, String name, Duration usual, String expected)
            throws MessagingException {
        Optional<String> text = config.text(name);
        if (text.isEmpty()) {
            return usual;
        }
        return text.flatMap(Durations::parse)
                .orElseThrow(() -> NoticeParameters.wrong(name, text.orElseThrow(), expected));
    }
}
