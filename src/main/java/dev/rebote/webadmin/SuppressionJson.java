package dev.rebote.webadmin;

import dev.rebote.suppress.Page;
import dev.rebote.suppress.PageRequest;
import dev.rebote.suppress.Suppression;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A suppression or a proposal as it is shown; the names are public API. */
record SuppressionJson(
        String tenant,
        String target,
        String key,
        String reason,
        String since,
        Optional<String> until,
        int times,
        String proof) {

    /** A part of a longer list; {@code next} asks for the part behind it. */
    record Part(List<SuppressionJson> suppressions, Optional<String> next) {}

    static SuppressionJson of(Suppression suppression) {
        return new SuppressionJson(
                suppression.tenant(),
                suppression.target().id(),
                suppression.key(),
                suppression.reason(),
                suppression.since().toString(),
                suppression.until().map(Instant::toString),
                suppression.times(),
                suppression.proof());
    }

    static Part of(Page<Suppression> page) {
        return new Part(
                page.entries().stream().map(SuppressionJson::of).toList(),
                page.next().map(PageRequest::cursor));
    }
}
