package dev.rebote.notice;

import dev.rebote.classify.Reason;
import dev.rebote.yaml.ConfigurationException;
import dev.rebote.yaml.Mapping;
import dev.rebote.yaml.Nearest;
import dev.rebote.yaml.Node;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One file of texts, which may hold less than all: a file of the operator changes what it names.
 *
 * @param place   where the file begins
 * @param locale  the language
 * @param dates   how a time is told
 * @param usual   the steps that hold for every delay of which nothing else is said
 * @param frame   the texts around the reasons
 * @param reasons the texts of the reasons
 */
record TextFile(
        String place,
        Locale locale,
        Optional<DateTimeFormatter> dates,
        List<Sentence> usual,
        Map<FrameText, Template> frame,
        Map<Reason, ReasonText> reasons) {

    private static final String DATE = "date";
    private static final String DELAYED = "delayed";
    private static final String REASONS = "reasons";

    TextFile {
        usual = List.copyOf(usual);
        frame = Map.copyOf(frame);
        reasons = Map.copyOf(reasons);
    }

    /** Reads a file of texts in the language of {@code tag}. */
    static TextFile read(Mapping file, String tag) {
        List<String> keys = new ArrayList<>(List.of(DATE, DELAYED, REASONS));
        keys.addAll(FrameText.sections());
        file.onlyKeys(keys.toArray(String[]::new));
        Locale locale = Locale.forLanguageTag(tag);
        List<Sentence> usual = file.has(DELAYED) ? ReasonText.sentences(file, DELAYED) : List.of();
        return new TextFile(file.place(), locale, dates(file, locale), usual, frame(file), reasons(file));
    }

    /** Gives this file's texts, and those of {@code other} where it has none. */
    TextFile over(TextFile other) {
        Map<FrameText, Template> allFrame = new EnumMap<>(FrameText.class);
        allFrame.putAll(other.frame);
        allFrame.putAll(frame);
        Map<Reason, ReasonText> allReasons = new EnumMap<>(Reason.class);
        allReasons.putAll(other.reasons);
        allReasons.putAll(reasons);
        return new TextFile(
                place,
                locale,
                dates.or(() -> other.dates),
                usual.isEmpty() ? other.usual : usual,
                allFrame,
                allReasons);
    }

    /** Gives the texts of the language; a missing one is a mistake. */
    LanguageTexts complete() {
        List<String> missing = new ArrayList<>();
        if (dates.isEmpty()) {
            missing.add(DATE);
        }
        if (usual.isEmpty()) {
            missing.add(DELAYED);
        }
        Arrays.stream(FrameText.values())
                .filter(text -> !frame.containsKey(text))
                .forEach(text -> missing.add(text.section() + "." + text.key()));
        Arrays.stream(Reason.values())
                .filter(reason -> !reasons.containsKey(reason))
                .forEach(reason -> missing.add(REASONS + ": " + reason.id()));
        if (!missing.isEmpty()) {
            throw new ConfigurationException(
                    place + ": the texts in '" + locale.toLanguageTag() + "' are not complete, missing " + missing);
        }
        return new LanguageTexts(locale, dates.orElseThrow(), usual, frame, reasons);
    }

    private static Optional<DateTimeFormatter> dates(Mapping file, Locale locale) {
        if (!file.has(DATE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(DateTimeFormatter.ofPattern(file.string(DATE), locale));
        } catch (IllegalArgumentException e) {
            throw file.node(DATE)
                    .mistake("'" + file.string(DATE) + "' is no pattern of java.time.format: " + e.getMessage());
        }
    }

    private static Map<FrameText, Template> frame(Mapping file) {
        Map<FrameText, Template> frame = new EnumMap<>(FrameText.class);
        for (String section : FrameText.sections()) {
            if (file.has(section)) {
                List<FrameText> texts = FrameText.of(section);
                Mapping mapping = file.mapping(section);
                mapping.onlyKeys(texts.stream().map(FrameText::key).toArray(String[]::new));
                texts.stream()
                        .filter(text -> mapping.has(text.key()))
                        .forEach(text -> frame.put(text, Template.read(mapping.node(text.key()), text.key())));
            }
        }
        return frame;
    }

    private static Map<Reason, ReasonText> reasons(Mapping file) {
        Map<Reason, ReasonText> reasons = new EnumMap<>(Reason.class);
        if (file.has(REASONS)) {
            Mapping mapping = file.mapping(REASONS);
            for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
                Reason reason = Reason.parse(entry.getKey()).orElseThrow(() -> unknown(mapping, entry.getKey()));
                reasons.put(reason, ReasonText.read(mapping.mapping(entry.getKey())));
            }
        }
        return reasons;
    }

    private static ConfigurationException unknown(Mapping mapping, String id) {
        List<String> ids = Arrays.stream(Reason.values()).map(Reason::id).toList();
        return new ConfigurationException(
                mapping.keyPlaces().get(id) + ": unknown reason '" + id + "'" + Nearest.hint(id, ids));
    }
}
