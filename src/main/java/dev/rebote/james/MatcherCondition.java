package dev.rebote.james;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.mailet.MatcherConfig;

/** What stands behind the equals sign of a matcher, read strictly. */
final class MatcherCondition {

    private static final Splitter COMMA = Splitter.on(',').trimResults().omitEmptyStrings();

    private MatcherCondition() {}

    /** Gives what the condition lists, parted by commas; a condition without anything is a mistake. */
    static List<String> list(MatcherConfig config, String matcher, String expected) throws MessagingException {
        List<String> names = COMMA.splitToList(text(config));
        if (names.isEmpty()) {
            throw new MessagingException(matcher + " needs " + expected);
        }
        return names;
    }

    /** Refuses any condition. */
    static void none(MatcherConfig config, String matcher) throws MessagingException {
        String condition = text(config);
        if (!condition.isEmpty()) {
            throw new MessagingException(matcher + " takes no condition, found '" + condition + "'");
        }
    }

    private static String text(MatcherConfig config) {
        return Optional.ofNullable(config.getCondition()).map(String::strip).orElse("");
    }
}
