package dev.rebote.notice;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes a digest, ready to be sent: one text for people. It is valid for every input. Immutable and thread-safe. */
public final class DigestWriter {

    private final NoticeTexts texts;
    private final Reporter reporter;
    private final Clock clock;
    private final Supplier<String> ids;

    /** Makes a writer that gives each digest a random id. */
    public DigestWriter(NoticeTexts texts, Reporter reporter, Clock clock) {
        this(texts, reporter, clock, () -> UUID.randomUUID().toString());
    }

    /**
     * Makes a writer.
     *
     * @param ids gives a new id for each digest, of letters, digits and hyphens
     */
    DigestWriter(NoticeTexts texts, Reporter reporter, Clock clock, Supplier<String> ids) {
        this.texts = texts;
        this.reporter = reporter;
        this.clock = clock;
        this.ids = ids;
    }

    /** Gives the bytes of the digest. */
    public byte[] write(Digest digest) {
        LanguageTexts language = texts.in(digest.language());
        Facts count = new Facts(Map.of(Placeholder.COUNT, Integer.toString(digest.size())), false);
        String subject = language.say(FrameText.DIGEST_SUBJECT, count);
        Fields header = new Letterhead(reporter, clock).begin(language, digest.reader(), subject, ids.get());
        String text = new DigestText(digest, reporter, language).write();
        return Lines.latin1(Letterhead.end(header, language) + Letterhead.text(text));
    }
}
