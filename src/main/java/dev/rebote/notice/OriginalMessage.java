package dev.rebote.notice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The message that could not be delivered, as far as a notice needs it: its header, and the whole where it is small. Immutable. */
public final class OriginalMessage {

    /** Honest headers have some ten kilobytes; what is longer is cut at the end of a line. */
    static final int MAX_HEADER = 64 << 10;

    /** A subject line in a sentence. */
    static final int MAX_SUBJECT = 80;

    /** Nobody reads more fields of one name. */
    private static final int MAX_SAME = 50;

    private final byte[] header;
    private final byte[] whole;
    private final boolean complete;
    private final long size;
    private final Map<String, List<String>> fields;

    private OriginalMessage(byte[] start, boolean complete, long size) {
        byte[] lines = Lines.canonical(start);
        int end = Lines.endOfHeader(lines);
        boolean cut = !complete && end == lines.length;
        this.header = Lines.bounded(lines, end, MAX_HEADER, cut);
        this.whole = complete ? lines : header;
        this.complete = complete;
        this.size = size;
        this.fields = parse(text(header));
    }

    /**
     * Reads the message, or its beginning.
     *
     * @param message  the message from its first byte
     * @param size     how many bytes it has, 0 when not known
     * @param maxWhole how many bytes it may have to be returned whole
     */
    public static OriginalMessage read(InputStream message, long size, int maxWhole) throws IOException {
        byte[] start = message.readNBytes(Math.max(maxWhole, MAX_HEADER) + 1);
        boolean complete = start.length <= maxWhole;
        return new OriginalMessage(start, complete, Math.max(size, start.length));
    }

    /** Gives the message of which these bytes are all. */
    public static OriginalMessage of(byte[] message, int maxWhole) {
        return new OriginalMessage(message, message.length <= maxWhole, message.length);
    }

    /** Gives the value of a field, unfolded, as it stands there; the first where there are several. */
    public Optional<String> field(String name) {
        return fields(name).stream().findFirst();
    }

    /** Gives the values of all fields of this name, unfolded. */
    public List<String> fields(String name) {
        return fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** Gives the subject as a person reads it, on one line and cut where it is long; empty when there is none. */
    public Optional<String> subject() {
        return field("Subject")
                .map(raw -> SafeText.oneLine(EncodedWords.decode(raw), MAX_SUBJECT))
                .filter(subject -> !subject.isEmpty());
    }

    /** Says whether there is a field whose name begins so. */
    public boolean hasFieldThatStartsWith(String prefix) {
        String low = prefix.toLowerCase(Locale.ROOT);
        return fields.keySet().stream().anyMatch(name -> name.startsWith(low));
    }

    long size() {
        return size;
    }

    /** Gives the header, with CRLF at the end of each line and without the blank line after it. */
    byte[] header() {
        return header.clone();
    }

    /** Gives the whole message with CRLF at the end of each line; empty when it is too large. */
    Optional<byte[]> whole() {
        return complete ? Optional.of(whole.clone()) : Optional.empty();
    }

    private static String text(byte[] header) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(header, StandardCharsets.ISO_8859_1);
        }
    }

    private static Map<String, List<String>> parse(String header) {
        Map<String, List<String>> fields = new TreeMap<>();
        StringBuilder field = new StringBuilder();
        for (String line : header.split("\r\n", -1)) {
            if (!line.startsWith(" ") && !line.startsWith("\t")) {
                add(fields, field);
                field.setLength(0);
            }
            field.append(line);
        }
        add(fields, field);
        return fields;
    }

    private static void add(Map<String, List<String>> fields, StringBuilder field) {
        int colon = field.indexOf(":");
        if (colon > 0) {
            String name = field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            List<String> values = fields.computeIfAbsent(name, unseen -> new ArrayList<>());
            if (values.size() < MAX_SAME) {
                values.add(field.substring(colon + 1).strip());
            }
        }
    }
}
