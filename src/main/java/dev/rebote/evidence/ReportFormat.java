package dev.rebote.evidence;

import java.util.Optional;

/** One way in which reports are written: a recogniser and an extractor in one. Implementations keep no state. */
interface ReportFormat {

    /** Gives the stable name, as it stands in {@link Report#format()}. */
    String id();

    /** Reads {@code notice} when it is written in this format; empty when it is not. */
    Optional<Findings> read(Notice notice);
}
