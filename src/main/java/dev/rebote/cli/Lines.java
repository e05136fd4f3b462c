package dev.rebote.cli;

import dev.rebote.evidence.SmtpReplyReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The lines of a stream, one at a time, each in UTF-8 where its bytes are that and else in Latin-1: a log holds what
 * strangers sent. Takes the same memory however long the stream or a line is. Not thread-safe.
 */
final class Lines {

    /** What the reader of replies takes at most, in UTF-8; the rest of a longer line is passed over. */
    private static final int MAX_LINE = 4 * SmtpReplyReader.MAX_INPUT;

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] line;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private int position;
    private int end;

    Lines(InputStream in) {
        this(in, MAX_LINE);
    }

    /** Reads lines of at most {@code maxLine} octets; the rest of a longer one is passed over. */
    Lines(InputStream in, int maxLine) {
        this.in = in;
        this.line = new byte[maxLine];
    }

    /** Says whether {@link #next} would wait for whoever writes. */
    boolean wouldWait() throws IOException {
        return position == end && in.available() == 0;
    }

    /** Gives the next line without its end; empty at the end of the stream. */
    Optional<String> next() throws IOException {
        int length = 0;
        boolean started = false;
        while (position < end || fill()) {
            started = true;
            int stop = indexOfLineFeed();
            int part = Math.min(stop - position, line.length - length);
            System.arraycopy(buffer, position, line, length, part);
            length += part;
            position = stop;
            if (stop < end) {
                position++;
                return Optional.of(text(length));
            }
        }
        return started ? Optional.of(text(length)) : Optional.empty();
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private int indexOfLineFeed() {
        int i = position;
        while (i < end && buffer[i] != '\n') {
            i++;
        }
        return i;
    }

    private String text(int withEnd) {
        int length = withEnd > 0 && line[withEnd - 1] == '\r' ? withEnd - 1 : withEnd;
        if (isAscii(length)) {
            return new String(line, 0, length, StandardCharsets.ISO_8859_1);
        }
        try {
            return utf8.decode(ByteBuffer.wrap(line, 0, length)).toString();
        } catch (CharacterCodingException e) {
            return new String(line, 0, length, StandardCharsets.ISO_8859_1);
        }
    }

    private boolean isAscii(int length) {
        for (int i = 0; i < length; i++) {
            if (line[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
