package dev.rebote.webadmin;

import dev.rebote.suppress.PageRequest;
import dev.rebote.yaml.Nearest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.james.webadmin.authentication.AuthenticationFilter;
import spark.Request;

/** What a caller asks, read strictly: what is wrong is refused, and the answer says what is allowed. */
final class Asked {

    /** Two addresses and the sign between them; nothing that we name is longer. */
    static final int MAX_VALUE = 641;

    /** The names of what asks for a part of a longer answer. */
    static final String LIMIT = "limit";

    static final String AFTER = "after";

    /** A page that a person reads. */
    private static final int USUAL_PAGE = 100;

    /** Later than anything that is kept, and within what each database can say. */
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final Request request;
    private final Map<String, String> values;

    private Asked(Request request, Map<String, String> values) {
        this.request = request;
        this.values = values;
    }

    static Asked of(Request request, List<String> allowed) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : request.queryParams()) {
            if (!allowed.contains(name)) {
                throw Refusal.wrong("unknown parameter '" + shortened(name) + "'"
                        + (allowed.isEmpty() ? ", expected none" : Nearest.hint(shortened(name), allowed)));
            }
            values.put(name, only(name, request.queryParamsValues(name)));
        }
        return new Asked(request, values);
    }

    private static String only(String name, String[] values) {
        if (values.length != 1) {
            throw Refusal.wrong("'" + name + "' is given " + values.length + " times, expected once");
        }
        return values[0];
    }

    private static String bounded(String name, String value, int most) {
        if (value.isBlank() || value.length() > most) {
            throw Refusal.wrong("'%s' has %d characters, expected 1 to %d".formatted(name, value.length(), most));
        }
        return value;
    }

    private static String line(String name, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.wrong("'" + name + "' has a control character, expected none");
        }
        return bounded(name, value, MAX_VALUE);
    }

    /** What a caller wrote is told back to them, so not the whole of it. */
    private static String shortened(String name) {
        int most = 60;
        return name.length() > most ? name.substring(0, most) + "…" : name;
    }

    /** Gives what stands in the path at this name. */
    String inPath(String name) {
        return line(name, request.params(name));
    }

    /** Gives a parameter. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> line(name, value));
    }

    /** Gives a parameter that may have several lines, which a stranger wrote. */
    Optional<String> lines(String name, int most) {
        return Optional.ofNullable(values.get(name)).map(value -> bounded(name, value, most));
    }

    /** Gives the file that came with the question. */
    String body(int most) {
        if (request.contentLength() > most) {
            throw Refusal.wrong("the file has " + request.contentLength() + " octets, expected at most " + most);
        }
        return bounded("the file", request.body(), most);
    }

    /** Gives a parameter that is one of these words. */
    Optional<String> word(String name, Collection<String> allowed) {
        Optional<String> word = text(name);
        word.filter(found -> !allowed.contains(found)).ifPresent(found -> {
            throw Refusal.wrong("unknown " + name + " '" + shortened(found) + "'"
                    + Nearest.hint(shortened(found), new ArrayList<>(allowed)));
        });
        return word;
    }

    /** Gives a moment, between 1970 and the year 9999. */
    Optional<Instant> moment(String name) {
        return text(name)
                .map(written -> parse(written)
                        .orElseThrow(() -> Refusal.wrong("'" + name + "' is '" + shortened(written)
                                + "', expected a moment such as 2026-12-31T18:00:00Z")));
    }

    private static Optional<Instant> parse(String written) {
        try {
            return Optional.of(Instant.parse(written))
                    .filter(moment -> !moment.isBefore(Instant.EPOCH) && !moment.isAfter(LAST));
        } catch (DateTimeException noMoment) {
            return Optional.empty();
        }
    }

    /** Gives which part of a longer answer is asked for. */
    PageRequest page() {
        int limit = limit();
        return text(AFTER)
                .map(cursor -> PageRequest.parse(cursor, limit)
                        .orElseThrow(() -> Refusal.wrong(
                                "'" + AFTER + "' is no 'next' of an earlier answer, expected one of those")))
                .orElseGet(() -> PageRequest.first(limit));
    }

    private int limit() {
        return text(LIMIT)
                .map(written -> number(written)
                        .orElseThrow(() -> Refusal.wrong(
                                "'" + LIMIT + "' is '" + shortened(written) + "', expected 1 to " + PageRequest.MOST)))
                .orElse(USUAL_PAGE);
    }

    private static Optional<Integer> number(String written) {
        try {
            return Optional.of(Integer.parseInt(written)).filter(found -> found >= 1 && found <= PageRequest.MOST);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /** Says who asks, as far as James knows: the name in a token. */
    String who() {
        return Optional.ofNullable(request.<Object>attribute(AuthenticationFilter.LOGIN))
                .map(login -> "webadmin " + login)
                .orElse("webadmin");
    }
}
