package dev.rebote.suppress;

import com.google.re2j.Pattern;
import java.util.Locale;

/**
 * A remote server's words without what differs from one recipient or message to the next, so that the same text about others
 * is the same.
 */
public final class NormalWords {

    /** The longest result. The cause stands in the first line of a reply. */
    static final int MAX = 300;

    /** How much of a reply is looked at: enough for {@value #MAX} characters after the ids are taken out. */
    private static final int MAX_READ = 1000;

    private static final Pattern LINE_START = Pattern.compile("(?m)^[245][0-9][0-9][ -]");
    private static final Pattern ADDRESS = Pattern.compile("<?[^\\s<>()\\[\\],;:\"']+@[^\\s<>()\\[\\],;:\"']+>?");
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    /** A word with a digit is a number, a status, an id, a host of many or an address of a machine. */
    private static final Pattern WITH_DIGIT = Pattern.compile("[\\pL\\pN._:=/+-]*\\pN[\\pL\\pN._:=/+-]*");

    /** An id of letters only, as base64 and Message-IDs have them. */
    private static final Pattern LONG_ID = Pattern.compile("[A-Za-z_=/+-]{25,}");

    private static final Pattern BETWEEN = Pattern.compile("[^\\pL#@]+");

    private NormalWords() {}

    /** Gives the words of a reply: lower case, with {@code @} for an address and {@code #} for an id or a number. */
    public static String of(String reply) {
        String text = reply.length() > MAX_READ ? reply.substring(0, MAX_READ) : reply;
        text = LINE_START.matcher(text).replaceAll(" ");
        text = LINK.matcher(text).replaceAll(" # ");
        text = ADDRESS.matcher(text).replaceAll(" @ ");
        text = WITH_DIGIT.matcher(text).replaceAll(" # ");
        text = LONG_ID.matcher(text).replaceAll(" # ");
        text = BETWEEN.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
        return BoundedText.line(text, MAX);
    }
}
