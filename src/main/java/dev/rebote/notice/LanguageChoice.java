package dev.rebote.notice;

import dev.rebote.yaml.ConfigurationException;
import dev.rebote.yaml.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * In which language somebody reads a notice: the one that the original asks for ({@code Accept-Language}) or is written in
 * ({@code Content-Language}, both RFC 3282), else that of the reader's domain, else the default. Immutable and thread-safe.
 */
public final class LanguageChoice {

    /** Nobody reads more languages; an honest field names two or three. */
    private static final int MAX_RANGES = 20;

    private static final int MAX_FIELD = 500;

    private final SortedSet<String> available;
    private final Map<String, String> byDomain;
    private final String usual;

    /** One entry of {@code Accept-Language}. */
    private record Wish(String range, double weight) {}

    /**
     * Makes a choice among languages.
     *
     * @param available the tags of the languages there are
     * @param byDomain  the languages of the readers in a domain and below it
     * @param usual     the language of all others
     * @throws ConfigurationException when one of them is not available
     */
    public LanguageChoice(SortedSet<String> available, Map<String, String> byDomain, String usual) {
        this.available = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        this.available.addAll(available);
        this.byDomain = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byDomain.forEach((domain, language) -> this.byDomain.put(domain, checked(language)));
        this.usual = checked(usual);
    }

    private String checked(String language) {
        return lookUp(language)
                .orElseThrow(() -> new ConfigurationException(
                        "there are no texts in the language '" + language + "'" + Nearest.hint(language, available)));
    }

    /** Gives the language for this reader of a notice about {@code original}. */
    public String choose(OriginalMessage original, String reader) {
        return wished(original, "Accept-Language")
                .or(() -> wished(original, "Content-Language"))
                .orElseGet(() -> choose(reader));
    }

    /** Gives the language for this reader, whatever the original is written in; it is somebody else's. */
    public String choose(String reader) {
        return ofDomain(reader.substring(reader.lastIndexOf('@') + 1));
    }

    private Optional<String> wished(OriginalMessage original, String field) {
        return original.field(field)
                .flatMap(value -> wishes(value).stream()
                        .map(wish -> lookUp(wish.range()))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** Reads ranges with weights (RFC 9110, section 12.5.4), the dearest first; those that are not wanted are left out. */
    private static List<Wish> wishes(String value) {
        List<Wish> wishes = new ArrayList<>();
        String bounded = value.substring(0, Math.min(value.length(), MAX_FIELD));
        for (String entry : bounded.split(",", MAX_RANGES)) {
            String[] parts = entry.split(";", 2);
            double weight = parts.length < 2 ? 1 : weight(parts[1]);
            if (weight > 0) {
                wishes.add(new Wish(parts[0].strip(), weight));
            }
        }
        wishes.sort(Comparator.comparingDouble(Wish::weight).reversed());
        return wishes;
    }

    private static double weight(String parameter) {
        String text = parameter.replace(" ", "").toLowerCase(Locale.ROOT);
        try {
            double weight = text.startsWith("q=") && text.length() <= 7 ? Double.parseDouble(text.substring(2)) : 1;
            return weight <= 1 ? weight : 1;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Finds the language of a range, or the nearest wider one: es-MX, then es (RFC 4647, section 3.4). */
    private Optional<String> lookUp(String range) {
        String tag = range.replace('_', '-');
        while (!tag.isEmpty()) {
            if (available.contains(tag)) {
                return Optional.of(available.tailSet(tag).first());
            }
            tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
        }
        return Optional.empty();
    }

    private String ofDomain(String domain) {
        String name = domain;
        while (!name.isEmpty()) {
            String language = byDomain.get(name);
            if (language != null) {
                return language;
            }
            int dot = name.indexOf('.');
            name = dot < 0 ? "" : name.substring(dot + 1);
        }
        return usual;
    }
}
