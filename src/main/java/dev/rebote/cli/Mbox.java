package dev.rebote.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Takes an mbox apart, with any line ends, holding one mail at a time. A line that starts with "From ", after an empty line or at
 * the start, begins the next mail.
 */
final class Mbox {

    /** Of a longer mail the reader reads no more; one octet more tells it that there is more. */
    private static final int MAX_MAIL = 1024 * 1024 + 1;

    /** Longer lines start no mail. */
    private static final int MAX_FROM_LINE = 500;

    private static final int BUFFER = 64 * 1024;

    private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

    private final InputStream in;
    private final Consumer<byte[]> mails;
    private byte[] mail = new byte[BUFFER];
    private int size;
    private boolean started;
    private boolean afterEmpty = true;
    private boolean afterReturn;

    private int lineStart;
    private int lineLength;
    private boolean emptyLine = true;
    private boolean fromLine = true;

    private Mbox(InputStream in, Consumer<byte[]> mails) {
        this.in = in;
        this.mails = mails;
    }

    /** Gives each mail of {@code in} to {@code mails}, without its "From " line. */
    static void split(InputStream in, Consumer<byte[]> mails) throws IOException {
        new Mbox(in, mails).split();
    }

    /** Says whether {@code start} is the start of an mbox, or of a single mail that came out of one. */
    static boolean startsLikeOne(byte[] start) {
        return start.length > FROM.length && Arrays.equals(start, 0, FROM.length, FROM, 0, FROM.length);
    }

    private void split() throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++) {
                octet(buffer[i]);
            }
        }
        endLine();
        endMail();
    }

    /** A carriage return may be the end of a line, or the first half of it; only the next octet tells. */
    private void octet(byte octet) {
        if (afterReturn && octet != '\n') {
            endLine();
        }
        keep(octet);
        if (octet == '\n') {
            endLine();
        } else {
            afterReturn = octet == '\r';
        }
    }

    private void keep(byte octet) {
        emptyLine &= octet >= 0 && octet <= ' ';
        fromLine &= lineLength < FROM.length ? octet == FROM[lineLength] : lineLength < MAX_FROM_LINE;
        lineLength = Math.min(lineLength, MAX_FROM_LINE) + 1;
        if (size < MAX_MAIL) {
            if (size == mail.length) {
                mail = Arrays.copyOf(mail, Math.min(MAX_MAIL, size * 2));
            }
            mail[size++] = octet;
        }
    }

    private void endLine() {
        if (afterEmpty && fromLine && lineLength > FROM.length) {
            size = lineStart;
            endMail();
            started = true;
            emptyLine = false;
        }
        afterEmpty = emptyLine;
        afterReturn = false;
        emptyLine = true;
        fromLine = true;
        lineLength = 0;
        lineStart = size;
    }

    private void endMail() {
        if (started || size > 0) {
            mails.accept(Arrays.copyOf(mail, size));
        }
        size = 0;
        started = false;
    }
}
