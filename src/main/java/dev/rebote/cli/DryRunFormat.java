package dev.rebote.cli;

/** How the results of a dry run are written. */
enum DryRunFormat {
    /** A table for a person, a row for each recipient; of two policies, only where they differ. */
    TABLE("table"),
    /** One JSON object for each recipient. */
    JSONL("jsonl"),
    /** Only the summary. */
    SUMMARY("summary");

    private final String id;

    DryRunFormat(String id) {
        this.id = id;
    }

    /** Gives the name, as it stands on the command line. */
    @Override
    public String toString() {
        return id;
    }
}
