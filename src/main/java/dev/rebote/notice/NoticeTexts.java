package dev.rebote.notice;

import dev.rebote.classify.Verdict;
import dev.rebote.yaml.ConfigurationException;
import dev.rebote.yaml.StrictYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The texts of the notices in all languages. A language is one file, {@code <tag>.yaml}, and is complete: every reason has its own
 * text. Immutable and thread-safe.
 */
public final class NoticeTexts {

    private static final String INDEX = "languages.yaml";
    private static final String SUFFIX = ".yaml";

    private final SortedMap<String, LanguageTexts> languages;

    private NoticeTexts(Map<String, TextFile> files) {
        SortedMap<String, LanguageTexts> complete = new TreeMap<>();
        files.forEach((tag, file) -> complete.put(tag, file.complete()));
        this.languages = Collections.unmodifiableSortedMap(complete);
    }

    /** Gives the texts that Rebote ships. */
    public static NoticeTexts shipped() {
        return new NoticeTexts(shippedFiles());
    }

    /**
     * Gives the shipped texts with the operator's files before them: each {@code <tag>.yaml} in {@code directory} changes what it
     * names in a shipped language, or adds a new language, which it then must hold completely.
     *
     * @throws ConfigurationException when a file has a mistake; its message names file, line and what is allowed
     */
    public static NoticeTexts with(Path directory) {
        Map<String, TextFile> files = shippedFiles();
        for (Path path : filesIn(directory)) {
            String tag = tag(path.getFileName().toString());
            TextFile file = TextFile.read(StrictYaml.read(path), tag);
            files.merge(tag, file, (shipped, changes) -> changes.over(shipped));
        }
        return new NoticeTexts(files);
    }

    /** Gives the shipped texts of one language alone, for a quick start; it must be one of {@link #shippedLanguages}. */
    public static NoticeTexts shippedIn(String language) {
        return new NoticeTexts(Map.of(language, shippedFile(language)));
    }

    /** Gives the tags of the languages that Rebote ships. */
    public static SortedSet<String> shippedLanguages() {
        return new TreeSet<>(StrictYaml.resource(NoticeTexts.class, INDEX)
                .onlyKeys("languages")
                .strings("languages"));
    }

    private static Map<String, TextFile> shippedFiles() {
        Map<String, TextFile> files = new TreeMap<>();
        shippedLanguages().forEach(tag -> files.put(tag, shippedFile(tag)));
        return files;
    }

    private static TextFile shippedFile(String tag) {
        return TextFile.read(StrictYaml.resource(NoticeTexts.class, tag + SUFFIX), tag);
    }

    private static List<Path> filesIn(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ConfigurationException(directory + ": the directory of texts cannot be read: " + e, e);
        }
    }

    private static String tag(String fileName) {
        String tag = fileName.substring(0, fileName.length() - SUFFIX.length());
        try {
            return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new ConfigurationException(
                    fileName + ": the name must be a language tag such as 'fr.yaml' or 'pt-BR.yaml'", e);
        }
    }

    /** Gives the tags of the languages there are. */
    public SortedSet<String> languages() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(languages.keySet()));
    }

    /** Puts a verdict into words, outside a notice: there may be no message yet. Empty when nothing failed. */
    public Optional<Explanation> explain(Verdict verdict, String language) {
        return verdict.reason().map(reason -> {
            LanguageTexts texts = in(language);
            Facts facts = Explanation.facts(verdict, texts);
            Advice advice = texts.advice(reason, verdict.event());
            return new Explanation(
                    String.join(" ", Sentence.say(advice.happened(), facts)),
                    String.join(" ", Sentence.say(advice.who(), facts)),
                    Sentence.say(advice.now(), facts));
        });
    }

    /** Gives what stands above the parts of an explanation. */
    public Headings headings(String language) {
        LanguageTexts texts = in(language);
        return new Headings(texts.label(FrameText.HAPPENED), texts.label(FrameText.WHO), texts.label(FrameText.NOW));
    }

    LanguageTexts in(String language) {
        LanguageTexts texts = languages.get(language);
        if (texts == null) {
            throw new IllegalArgumentException("there are no texts in '" + language + "', only in " + languages());
        }
        return texts;
    }
}
