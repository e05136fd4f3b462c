package dev.rebote.evidence;

import java.util.Locale;

/** What a notice says to everybody: what may be the cause, what to check, who it is for. It tells nothing of this message. */
final class Advice {

    /** A sentence with one of these is advice. */
    private static final Words SENTENCE = Words.load("advice");

    /** A sentence that starts with one of these is advice. */
    private static final Words START = Words.load("advice-start");

    /** A sentence that starts with one of these is the first of some, up to the end of the paragraph. */
    private static final Words PART = Words.load("advice-heading");

    private final StringBuilder told;
    private boolean within;
    private boolean headed;

    private Advice(int length) {
        told = new StringBuilder(length);
    }

    /** Gives {@code text} with blanks where it has advice; all else keeps its place. */
    static String blanked(String text) {
        Advice advice = new Advice(text.length());
        for (String sentence : Sentences.in(text)) {
            advice.take(withoutAsides(sentence));
        }
        return advice.told.toString();
    }

    private void take(String sentence) {
        String low = sentence.strip().toLowerCase(Locale.ROOT);
        boolean opens = PART.start(low) || low.equals("--") || low.startsWith("--\n");
        boolean advises = opens || within || isQuestion(low) || isAdvice(low);
        boolean blank = advises && !tellsFacts(low);
        within = blank && (within || opens);
        headed |= blank && opens && isHeading(low);
        told.append(blank ? blanks(sentence) : sentence);
        if (within && endsParagraph(sentence)) {
            within = headed;
            headed = false;
        }
    }

    private static boolean isAdvice(String low) {
        return START.start(low) || SENTENCE.in(low);
    }

    /** Advice in brackets leaves the sentence around it as it is: {@code the addresses were unknown (please check them)}. */
    private static String withoutAsides(String sentence) {
        int open = sentence.indexOf('(');
        int close = sentence.indexOf(')', open + 1);
        if (open < 0 || close < 0) {
            return sentence;
        }
        String aside = sentence.substring(open, close + 1);
        String low = aside.substring(1).toLowerCase(Locale.ROOT);
        return sentence.substring(0, open)
                + (isAdvice(low) && !tellsFacts(low) ? blanks(aside) : aside)
                + sentence.substring(close + 1);
    }

    private static boolean isQuestion(String low) {
        return low.endsWith("?") || low.endsWith("\uFF1F");
    }

    /** A sentence with an address or a code tells of this message, whatever else it says. */
    private static boolean tellsFacts(String low) {
        return low.indexOf('@') >= 0 || ReportEvidence.hasCode(low);
    }

    /** Gives so many blanks, but for the line feeds and for what names a page: it tells who speaks. */
    private static String blanks(String sentence) {
        StringBuilder blanks = new StringBuilder(sentence);
        boolean page = false;
        for (int i = 0; i < sentence.length(); i++) {
            boolean blank = sentence.charAt(i) <= ' ';
            page = !blank && (page || sentence.startsWith("http", i));
            blanks.setCharAt(i, page || sentence.charAt(i) == '\n' ? sentence.charAt(i) : ' ');
        }
        return blanks.toString();
    }

    /** Below a heading the next paragraph is what it announces. */
    private static boolean isHeading(String low) {
        return low.endsWith(":") || low.endsWith("?") || low.equals("--");
    }

    private static boolean endsParagraph(String sentence) {
        int feeds = 0;
        for (int i = sentence.length() - 1; i >= 0 && sentence.charAt(i) <= ' '; i--) {
            feeds += sentence.charAt(i) == '\n' ? 1 : 0;
        }
        return feeds > 1;
    }
}
