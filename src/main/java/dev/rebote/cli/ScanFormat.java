package dev.rebote.cli;

/** How the results of a scan are written. */
enum ScanFormat {
    /** One JSON object for each mail. */
    JSONL("jsonl"),
    /** A table for a person, a row for each recipient. */
    TABLE("table"),
    /** Comma-separated values (RFC 4180), a row for each recipient. */
    CSV("csv");

    private final String id;

    ScanFormat(String id) {
        this.id = id;
    }

    /** Gives the name, as it stands on the command line. */
    @Override
    public String toString() {
        return id;
    }
}
