package dev.rebote.notice;

import dev.rebote.classify.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/** Puts verdicts into the words of one language, those of the notices. */
public final class Wording {

    private final NoticeTexts texts;
    private final String language;

    private Wording(NoticeTexts texts, String language) {
        this.texts = texts;
        this.language = language;
    }

    /** Gives the shipped words that serve this language tag best ({@code es-MX}: {@code es}); empty when there are none. */
    public static Optional<Wording> in(String tag) {
        return lookup(tag, NoticeTexts.shippedLanguages())
                .map(language -> new Wording(NoticeTexts.shippedIn(language), language));
    }

    private static Optional<String> lookup(String tag, Collection<String> languages) {
        try {
            List<LanguageRange> wanted = LanguageRange.parse(tag.replace('_', '-'));
            return Optional.ofNullable(Locale.lookupTag(wanted, languages));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Gives what stands above the parts of an explanation. */
    public Headings headings() {
        return texts.headings(language);
    }

    /** Puts a verdict into words; empty when nothing failed. */
    public Optional<Explanation> of(Verdict verdict) {
        return texts.explain(verdict, language);
    }
}
