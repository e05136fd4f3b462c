package dev.rebote.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads message ids (RFC 5322, section 3.6.4), and drops what is none. */
final class MessageIds {

    /** Honest ids have less than a hundred characters. */
    private static final int MAX_ID = 250;

    /** RFC 5322, section 3.6.4 wants all ancestors; a mail reader needs the last few. */
    private static final int MAX_REFERENCES = 10;

    private MessageIds() {}

    /** Gives the id of the original. */
    static Optional<String> of(OriginalMessage original) {
        return original.field("Message-ID").flatMap(text -> read(text).stream().findFirst());
    }

    /** Gives the ids that an answer to the original refers to, ending with its own. */
    static List<String> references(OriginalMessage original) {
        Optional<String> own = of(original);
        if (own.isEmpty()) {
            return List.of();
        }
        List<String> ids = new ArrayList<>(original.field("References")
                .or(() -> original.field("In-Reply-To"))
                .map(MessageIds::read)
                .orElse(List.of()));
        ids.remove(own.get());
        ids.add(own.get());
        return ids.subList(Math.max(0, ids.size() - MAX_REFERENCES), ids.size());
    }

    private static List<String> read(String text) {
        List<String> ids = new ArrayList<>();
        for (int open = text.indexOf('<'); open >= 0; open = text.indexOf('<', open + 1)) {
            int close = text.indexOf('>', open);
            if (close > 0 && isId(text, open, close)) {
                ids.add(text.substring(open, close + 1));
            }
        }
        return ids;
    }

    private static boolean isId(String text, int open, int close) {
        if (close - open > MAX_ID) {
            return false;
        }
        String id = text.substring(open + 1, close);
        int at = id.indexOf('@');
        return at > 0
                && at < id.length() - 1
                && at == id.lastIndexOf('@')
                && id.chars().allMatch(c -> c > ' ' && c < 127 && "<>()\\,;:\"[]".indexOf(c) < 0);
    }
}
