package dev.rebote.evidence;

/** Reads one SMTP reply, or one line of a log or queue listing. Stateless and thread-safe. */
public final class SmtpReplyReader {

    /** Reads {@code text} as told by {@code source}; total: what is not understood stays in {@link Evidence#reply()}. */
    public Evidence read(String text, EvidenceSource source) {
        throw new UnsupportedOperationException("being written");
    }

    /** Reads a reply or a log line from anywhere; the source is {@code reply} or {@code log}. */
    public Evidence read(String text) {
        throw new UnsupportedOperationException("being written");
    }
}
