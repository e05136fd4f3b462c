package dev.rebote.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rule looks for in a reply, in the words of a person. Several pieces of words stand in this order, with a few other
 * words between two of them or none.
 *
 * <pre>
 * mailbox is full              these words, one after the other; case, accents and punctuation do not count
 * (mailbox|inbox) [is] full    one of these; perhaps this
 * mailbox .. full              at most {@value #SHORT_GAP} other words between the two
 * exceed* ... quota            any word with this beginning; then, at most {@value #LONG_GAP} words later, this one
 * # messages                   any number
 * @                            any mail address
 * </pre>
 *
 * @param pieces in their order
 */
record Phrase(List<Piece> pieces) {

    /** Articles, adjectives and the like: "listed [by the public] list". */
    static final int SHORT_GAP = 3;

    /** A sentence of a reply seldom has more words between two that belong together. */
    static final int LONG_GAP = 12;

    /** Nobody looks for so many words without a gap; what a text must remember goes by it. */
    static final int MAX_WORDS = 50;

    private static final Pattern GAP = Pattern.compile("\\s*(?<![.\\w])(\\.\\.\\.?|…)(?![.\\w])\\s*");

    /** Alternatives that follow each other multiply; beyond this they are looked for one after the other instead. */
    private static final int MAX_VARIANTS = 24;

    /**
     * Words that follow each other without a gap.
     *
     * @param gapBefore    how many other words may stand between the piece before and this one
     * @param alternatives any of which is looked for; each a list of elements
     */
    record Piece(int gapBefore, List<List<Element>> alternatives) {
        Piece {
            alternatives = List.copyOf(alternatives);
        }
    }

    /** One place of a phrase: a word, the beginning of words, any number, or any address. */
    record Element(Kind kind, String text) {}

    enum Kind {
        WORD,
        PREFIX,
        NUMBER,
        ADDRESS
    }

    Phrase {
        pieces = List.copyOf(pieces);
    }

    /**
     * Reads a phrase.
     *
     * @throws IllegalArgumentException when a bracket is not closed, or nothing is left to look for
     */
    static Phrase parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher gap = GAP.matcher(text);
        int start = 0;
        int gapBefore = 0;
        while (gap.find()) {
            add(text.substring(start, gap.start()), gapBefore, pieces);
            gapBefore = gap.group(1).equals("..") ? SHORT_GAP : LONG_GAP;
            start = gap.end();
        }
        add(text.substring(start), gapBefore, pieces);
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("no word to look for in '" + text + "'");
        }
        return new Phrase(pieces);
    }

    /** Adds what stands between two gaps; where its alternatives multiply, as several pieces without a gap. */
    private static void add(String text, int gapBefore, List<Piece> pieces) {
        if (text.isBlank()) {
            return;
        }
        int gap = gapBefore;
        StringBuilder piece = new StringBuilder();
        int variants = 1;
        boolean mayBeMissing = true;
        for (String chunk : chunks(text.strip())) {
            int more = Brackets.unfold(chunk).size();
            boolean optional = chunk.startsWith("[") && chunk.indexOf(']') == chunk.length() - 1;
            if (!mayBeMissing && !optional && variants * more > MAX_VARIANTS) {
                pieces.add(new Piece(gap, alternatives(piece.toString())));
                piece.setLength(0);
                gap = 0;
                variants = 1;
                mayBeMissing = true;
            }
            piece.append(piece.isEmpty() ? "" : " ").append(chunk);
            variants *= more;
            mayBeMissing &= optional;
        }
        pieces.add(new Piece(gap, alternatives(piece.toString())));
    }

    /** Cuts at the blanks that stand in no bracket. */
    private static List<String> chunks(String text) {
        List<String> chunks = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ' ' && depth <= 0) {
                chunks.add(text.substring(start, i));
                start = i + 1;
            }
        }
        chunks.add(text.substring(start));
        chunks.removeIf(String::isBlank);
        return chunks;
    }

    private static List<List<Element>> alternatives(String piece) {
        List<List<Element>> alternatives =
                Brackets.unfold(piece).stream().map(Phrase::elements).distinct().toList();
        if (alternatives.contains(List.<Element>of())) {
            throw new IllegalArgumentException("all of '" + piece + "' may be missing");
        }
        if (alternatives.stream().anyMatch(words -> words.size() > MAX_WORDS)) {
            throw new IllegalArgumentException("more than " + MAX_WORDS + " words without a gap in '" + piece + "'");
        }
        return alternatives;
    }

    private static List<Element> elements(String piece) {
        List<Element> elements = new ArrayList<>();
        for (String part : piece.strip().split("\\s+", -1)) {
            if (part.equals("#")) {
                elements.add(new Element(Kind.NUMBER, ""));
            } else if (part.equals("@")) {
                elements.add(new Element(Kind.ADDRESS, ""));
            } else {
                words(part, elements);
            }
        }
        return elements;
    }

    private static void words(String part, List<Element> elements) {
        List<String> words = Vocabulary.cut(part);
        for (int i = 0; i < words.size(); i++) {
            boolean prefix = part.endsWith("*") && i == words.size() - 1;
            elements.add(new Element(prefix ? Kind.PREFIX : Kind.WORD, words.get(i)));
        }
    }
}
