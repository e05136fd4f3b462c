package dev.rebote.suppress;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The forms in which a list of suppressions comes from or goes to a file. */
public enum ListFormat {
    /** Ours, with a first line of names. Written, too. */
    CSV("csv", false, List.of("tenant", "target", "key", "reason", "since", "until", "times", "proof")),
    /** Ours, one object on each line. Written, too. */
    JSON_LINES("jsonl", true, CSV.columns),
    /** What {@code aws sesv2 list-suppressed-destinations} prints. */
    SES("ses", true, List.of("EmailAddress", "Reason", "LastUpdateTime")),
    /** The export of bounces of SendGrid. */
    SENDGRID_CSV("sendgrid-csv", false, List.of("status", "reason", "email", "created")),
    /** What {@code GET /v3/suppression/bounces} of SendGrid answers. */
    SENDGRID_JSON("sendgrid-json", true, SENDGRID_CSV.columns),
    /** The export of bounces of Mailgun. */
    MAILGUN_CSV("mailgun-csv", false, List.of("address", "code", "error", "created_at")),
    /** What {@code GET /v3/DOMAIN/bounces} of Mailgun answers. */
    MAILGUN_JSON("mailgun-json", true, MAILGUN_CSV.columns),
    /** The table {@code suppressions} of Postal, with its names in the first line. */
    POSTAL_CSV("postal-csv", false, List.of("type", "address", "reason", "timestamp", "keep_until"));

    private final String id;
    private final boolean json;

    @SuppressWarnings("ImmutableEnumChecker") // List.of gives what cannot change.
    private final List<String> columns;

    ListFormat(String id, boolean json, List<String> columns) {
        this.id = id;
        this.json = json;
        this.columns = columns;
    }

    /** Gives the stable name. */
    public String id() {
        return id;
    }

    /** Finds a format by its stable name. */
    public static Optional<ListFormat> parse(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
    }

    boolean isJson() {
        return json;
    }

    List<String> columns() {
        return columns;
    }
}
