package dev.rebote.suppress;

import dev.rebote.suppress.Suppression.Target;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Makes suppressions of the rows of each format. */
final class ListRow {

    private static final String RECIPIENT = "recipient";

    private final ListFormat format;
    private final String tenant;
    private final Instant now;

    ListRow(ListFormat format, String tenant, Instant now) {
        this.format = format;
        this.tenant = tenant;
        this.now = now;
    }

    /** Gives the suppression of a row; empty when the row is of something else, or has ended. Throws what is wrong with it. */
    Optional<Suppression> suppression(NamedValues row) {
        return switch (format) {
            case CSV, JSON_LINES -> Optional.of(ours(row));
            case SES -> Optional.of(ses(row));
            case SENDGRID_CSV, SENDGRID_JSON ->
                Optional.of(imported(
                        row.get("email"),
                        row.find("created"),
                        row.find("status").orElse("") + " " + reason(row)));
            case MAILGUN_CSV, MAILGUN_JSON ->
                Optional.of(imported(
                        row.get("address"),
                        row.find("created_at"),
                        row.find("code").orElse("") + " " + row.find("error").orElse("")));
            case POSTAL_CSV -> postal(row);
        };
    }

    private static Suppression ours(NamedValues row) {
        String target = row.get("target");
        return new Suppression(
                row.get("tenant"),
                Target.parse(target)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "the target is '" + target + "', expected address, domain or pair")),
                row.get("key"),
                row.get("reason"),
                ListTime.of(row.get("since")),
                row.find("until").map(ListTime::of),
                times(row.find("times").orElse("1")),
                row.find("proof").orElse(""));
    }

    private static int times(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("times is '" + text + "', expected a whole number", noNumber);
        }
    }

    private Suppression ses(NamedValues row) {
        String reason = reason(row);
        boolean complaint = reason.toLowerCase(Locale.ROOT).equals(Suppression.COMPLAINT);
        return suppression(
                row.get("EmailAddress"),
                complaint ? Suppression.COMPLAINT : Suppression.IMPORTED,
                row.find("LastUpdateTime"),
                Optional.empty(),
                reason);
    }

    private static String reason(NamedValues row) {
        return row.find("Reason").or(() -> row.find("reason")).orElse("");
    }

    private Optional<Suppression> postal(NamedValues row) {
        Optional<Instant> end = row.find("keep_until").map(ListTime::of);
        boolean ended = end.filter(until -> !until.isAfter(now)).isPresent();
        if (!row.get("type").equals(RECIPIENT) || ended) {
            return Optional.empty();
        }
        return Optional.of(
                suppression(row.get("address"), Suppression.IMPORTED, row.find("timestamp"), end, reason(row)));
    }

    private Suppression imported(String address, Optional<String> since, String words) {
        return suppression(address, Suppression.IMPORTED, since, Optional.empty(), words);
    }

    private Suppression suppression(
            String address, String reason, Optional<String> since, Optional<Instant> until, String words) {
        Instant begun = since.map(ListTime::of).filter(now::isAfter).orElse(now);
        String proof = format.id() + ": " + words.strip();
        return new Suppression(tenant, Target.ADDRESS, address, reason, begun, until, 1, proof);
    }
}
