package dev.rebote.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A date as mail writes it (RFC 5322, section 3.3), read leniently. */
final class ReportDate {

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12));

    private static final Map<String, Integer> ZONES =
            Map.of("est", -5, "edt", -4, "cst", -6, "cdt", -5, "mst", -7, "mdt", -6, "pst", -8, "pdt", -7, "jst", 9);

    private ReportDate() {}

    static Optional<Instant> parse(String text) {
        String[] words = text.strip().replace(',', ' ').split("[ \\t]+", 8);
        int day = 0;
        while (day < words.length && !isNumber(words[day])) {
            day++;
        }
        if (day + 3 >= words.length || !isNumber(words[day + 2])) {
            return Optional.empty();
        }
        String month = words[day + 1].toLowerCase(Locale.ROOT);
        Integer number = MONTHS.get(month.substring(0, Math.min(3, month.length())));
        return number == null ? Optional.empty() : at(words, day, number);
    }

    private static Optional<Instant> at(String[] words, int day, int month) {
        String[] clock = words[day + 3].split(":", 3);
        String zone = day + 4 < words.length ? words[day + 4] : "";
        try {
            int year = Integer.parseInt(words[day + 2]);
            int second = clock.length > 2 ? Integer.parseInt(clock[2]) : 0;
            LocalDateTime time = LocalDateTime.of(
                    year < 50 ? 2000 + year : year < 100 ? 1900 + year : year,
                    month,
                    Integer.parseInt(words[day]),
                    Integer.parseInt(clock[0]),
                    Integer.parseInt(clock[1]),
                    Math.min(second, 59));
            return Optional.of(time.toInstant(offset(zone)));
        } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static ZoneOffset offset(String zone) {
        boolean signed = zone.length() == 5 && (zone.charAt(0) == '+' || zone.charAt(0) == '-');
        if (signed && isNumber(zone.substring(1))) {
            int minutes = Integer.parseInt(zone.substring(1, 3)) * 60 + Integer.parseInt(zone.substring(3));
            return ZoneOffset.ofTotalSeconds((zone.charAt(0) == '-' ? -minutes : minutes) * 60);
        }
        return ZoneOffset.ofHours(ZONES.getOrDefault(zone.toLowerCase(Locale.ROOT), 0));
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.length() < 10 && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
