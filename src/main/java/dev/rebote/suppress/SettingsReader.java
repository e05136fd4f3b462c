package dev.rebote.suppress;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values that an operator wrote, and says what is wrong with one. */
final class SettingsReader {

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9}) ?(ms|s|min|h|d)");

    private final Map<String, String> written;

    SettingsReader(Map<String, String> written) {
        this.written = written;
    }

    String text(StoreKey key, String otherwise) {
        return find(key).orElse(otherwise);
    }

    int number(StoreKey key, int otherwise) {
        return find(key).map(text -> number(key, text)).orElse(otherwise);
    }

    Duration duration(StoreKey key, Duration otherwise) {
        return find(key).map(text -> duration(key, text)).orElse(otherwise);
    }

    private Optional<String> find(StoreKey key) {
        return Optional.ofNullable(written.get(key.text())).map(String::strip);
    }

    private static int number(StoreKey key, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(
                    "'" + key.text() + "' is '" + text + "', expected a whole number", noNumber);
        }
    }

    private static Duration duration(StoreKey key, String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + key.text() + "' is '" + text
                    + "', expected a number with ms, s, min, h or d, such as 500 ms or 90 d");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "min" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
