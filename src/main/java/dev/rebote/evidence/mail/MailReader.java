package dev.rebote.evidence.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CoderMalfunctionError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.ByteSequence;

/**
 * Reads a mail into its parts; the one place that knows mime4j. Total: of a damaged mail it gives what can be read.
 * Stateless and thread-safe.
 */
public final class MailReader {

    /** A report tells all within some kilobytes; what follows is the returned message and its attachments. */
    public static final int MAX_READ = 1024 * 1024;

    /** Honest reports nest four deep: forwarded, mixed, report, alternative. */
    public static final int MAX_DEPTH = 8;

    /** Honest reports have three parts, a digest of them some dozens. */
    static final int MAX_PARTS = 200;

    /** A notice is some kilobytes; of a long one we need the beginning. */
    static final int MAX_TEXT = 128 * 1024;

    /** The sizes are limited by {@link #MAX_READ} already; mime4j's own limits would stop at them with an exception. */
    private static final MimeConfig PATIENT = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxContentLen(-1)
            .setStrictParsing(false)
            .build();

    /** Reads the mail in {@code octets}. */
    public Mail read(byte[] octets) {
        List<String> cuts = new ArrayList<>();
        return new Walk(LineEnds.toLineFeeds(cut(octets, cuts)), cuts).read();
    }

    /** Reads one mail from a stream, and no more of it than needed. */
    public Mail read(InputStream in) throws IOException {
        return read(in.readNBytes(MAX_READ + 1));
    }

    /** Reads a mail that stood in another one as text. */
    public Mail read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] cut(byte[] octets, List<String> cuts) {
        if (octets.length <= MAX_READ) {
            return octets;
        }
        cuts.add("read the first " + MAX_READ + " octets");
        return Arrays.copyOf(octets, MAX_READ);
    }

    /** Gives {@code text} with its encoded words decoded (RFC 2047); what cannot be decoded stays as it is, and all of UTF-7. */
    static String decodeWords(String text) {
        if (!text.contains("=?") || text.toLowerCase(Locale.ROOT).contains("utf-7")) {
            return text;
        }
        try {
            return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT);
        } catch (RuntimeException | CoderMalfunctionError e) {
            // A word in a charset that this JVM lacks, or damaged in a way that the decoder does not foresee.
            return text;
        }
    }

    static byte[] fromBase64(byte[] octets) {
        return drain(new Base64InputStream(new ByteArrayInputStream(octets), DecodeMonitor.SILENT), octets);
    }

    static byte[] fromQuotedPrintable(byte[] octets) {
        return drain(new QuotedPrintableInputStream(new ByteArrayInputStream(octets), DecodeMonitor.SILENT), octets);
    }

    private static byte[] drain(InputStream in, byte[] otherwise) {
        try (in) {
            return in.readAllBytes();
        } catch (IOException e) {
            return otherwise;
        }
    }

    /** One way through one mail. */
    private static final class Walk {
        private final byte[] octets;
        private final List<String> cuts;
        private final List<Part> parts = new ArrayList<>();
        private List<Fields.Field> fields = new ArrayList<>();
        private Fields header = Fields.NONE;
        private final Map<Integer, byte[]> foreign = new HashMap<>();
        private boolean headerRead;
        private int depth;
        private byte[] buffer = {};

        Walk(byte[] octets, List<String> cuts) {
            this.octets = octets;
            this.cuts = cuts;
        }

        Mail read() {
            try {
                walk();
            } catch (MimeException | IOException | RuntimeException e) {
                // mime4j gives up on some kinds of damage; what was read before stands.
                cuts.add("damaged: " + e.getClass().getSimpleName());
            }
            return new Mail(header, MediaType.parse(header.text("content-type")).name(), parts, cuts);
        }

        private void walk() throws MimeException, IOException {
            MimeTokenStream stream = new MimeTokenStream(PATIENT);
            stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
            int start = LineEnds.startOfHeader(octets);
            stream.parse(new ByteArrayInputStream(octets, start, octets.length - start));
            for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
                take(state, stream);
                if (depth > MAX_DEPTH || parts.size() >= MAX_PARTS) {
                    cuts.add(depth > MAX_DEPTH ? "read " + MAX_DEPTH + " parts deep" : "read " + MAX_PARTS + " parts");
                    return;
                }
            }
        }

        private void take(EntityState state, MimeTokenStream stream) throws IOException {
            switch (state) {
                case T_START_HEADER -> fields = new ArrayList<>();
                case T_FIELD -> fields.add(field((RawField) stream.getField()));
                case T_END_HEADER -> endHeader();
                case T_START_MULTIPART -> depth++;
                case T_END_MULTIPART -> depth--;
                case T_BODY -> body(stream.getInputStream());
                case T_PREAMBLE -> preamble(stream.getInputStream());
                default -> {}
            }
        }

        private Fields.Field field(RawField field) {
            ByteSequence raw = field.getRaw();
            String value;
            if (raw == null) {
                String body = field.getBody();
                value = body == null ? "" : body;
            } else {
                byte[] all = raw.toByteArray();
                int from = Math.min(all.length, field.getDelimiterIdx() + 1);
                byte[] told = Arrays.copyOfRange(all, from, all.length);
                value = unfold(BodyText.decode(told, ""));
                if (!headerRead && BodyText.isForeign(told)) {
                    foreign.put(fields.size(), told);
                }
            }
            return new Fields.Field(field.getName().strip().toLowerCase(Locale.ROOT), value);
        }

        private static String unfold(String value) {
            return value.indexOf('\n') < 0
                    ? value.strip()
                    : value.strip().replace("\n", "").replace('\t', ' ');
        }

        private void endHeader() {
            if (!headerRead) {
                foreign.forEach((at, raw) -> fields.set(at, foreign(fields.get(at), raw)));
                header = Fields.of(fields);
                headerRead = true;
            }
        }

        /** Old mailers write their own charset into the header too, and name it only for the text. */
        private Fields.Field foreign(Fields.Field field, byte[] raw) {
            String charset = fields.stream()
                    .filter(other -> other.name().equals("content-type"))
                    .findFirst()
                    .map(type -> MediaType.parse(type.value()).charset())
                    .orElse("");
            return new Fields.Field(field.name(), unfold(BodyText.decode(raw, charset)));
        }

        private void body(InputStream in) throws IOException {
            Fields own = Fields.of(fields);
            MediaType type = MediaType.parse(own.text("content-type"));
            PartKind kind = PartKind.of(type.name());
            if (kind == PartKind.OTHER) {
                parts.add(new Part(kind, own, ""));
                return;
            }
            byte[] content = BodyText.withoutTransferEncoding(content(in), own.text("content-transfer-encoding"));
            String text = BodyText.decode(content, type.charset());
            parts.add(new Part(kind, own, kind == PartKind.HTML ? HtmlText.strip(text) : text.replace("\r", "")));
        }

        /** A part is not longer than its mail; a buffer of that size is made once. */
        private byte[] content(InputStream in) throws IOException {
            if (buffer.length == 0) {
                buffer = new byte[Math.min(MAX_TEXT, octets.length)];
            }
            return Arrays.copyOf(buffer, in.readNBytes(buffer, 0, buffer.length));
        }

        /** Where the parts have lost their boundaries, the whole report stands before the first of them. */
        private void preamble(InputStream in) throws IOException {
            String text = BodyText.decode(content(in), "");
            if (text.indexOf('@') >= 0) {
                parts.add(new Part(PartKind.TEXT, Fields.NONE, text));
            }
        }
    }
}
