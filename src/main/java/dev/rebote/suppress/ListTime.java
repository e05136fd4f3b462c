package dev.rebote.suppress;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the times that other products write: ISO 8601, seconds since 1970, the date of a mail, with {@code UTC} for the zone. */
final class ListTime {

    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private static final List<Function<String, Instant>> FORMS = List.of(
            text -> Instant.ofEpochSecond((long) Double.parseDouble(text)),
            Instant::parse,
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text, PLAIN).toInstant(ZoneOffset.UTC),
            text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());

    /** No product is older, and what is later than the year 9999 no database takes. */
    private static final Instant FIRST = Instant.EPOCH;

    private ListTime() {}

    static Instant of(String text) {
        String plain = text.endsWith(" UTC") ? text.substring(0, text.length() - 4) : text;
        return Stream.of(plain, plain + " GMT")
                .flatMap(candidate -> FORMS.stream().map(form -> read(form, candidate)))
                .flatMap(Optional::stream)
                .filter(at -> !at.isBefore(FIRST) && at.isBefore(HistoryQuery.FAR))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is no time, expected one such as" + " 2026-03-10T12:00:00Z or 1773144000"));
    }

    private static Optional<Instant> read(Function<String, Instant> form, String text) {
        try {
            return Optional.of(form.apply(text));
        } catch (DateTimeException | NumberFormatException otherForm) {
            return Optional.empty();
        }
    }
}
