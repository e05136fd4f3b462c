package dev.rebote.notice;

import java.util.List;

/**
 * All that one digest tells: failures of several messages, to one reader.
 *
 * @param reader   the address that gets it
 * @param language the tag of a language of {@link NoticeTexts}
 * @param entries  the failures, at least one
 * @param more     how many others there are
 */
public record Digest(String reader, String language, List<DigestEntry> entries, int more) {

    public Digest {
        entries = List.copyOf(entries);
        if (entries.isEmpty() || more < 0) {
            throw new IllegalArgumentException(
                    "a digest needs a failure that it tells of, and no fewer others than none");
        }
        Reporter.checkAddress(reader);
    }

    /** Gives how many failures there are. */
    int size() {
        return entries.size() + more;
    }
}
