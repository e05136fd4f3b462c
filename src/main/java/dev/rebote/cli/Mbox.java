package dev.rebote.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Takes an mbox apart, with any line ends, holding one mail at a time. A line that starts with "From ", after an empty line or at
 * the start, begins the next mail.
 */
final class Mbox {

    /** Of a longer mail the reader reads no more. */
    private static final int MAX_MAIL = 1024 * 1024 + 1;

    /** Longer lines start no mail. */
    private static final int MAX_FROM_LINE = 500;

    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final Consumer<byte[]> mails;
    private final ByteArrayOutputStream mail = new ByteArrayOutputStream();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean afterEmpty = true;
    private boolean afterReturn;
    private boolean started;

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
        return start.length > 5
                && start[0] == 'F'
                && start[1] == 'r'
                && start[2] == 'o'
                && start[3] == 'm'
                && start[4] == ' ';
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

    private void octet(byte octet) {
        if (afterReturn && octet != '\n') {
            endLine();
        }
        line.write(octet);
        if (octet == '\n') {
            endLine();
        } else {
            afterReturn = octet == '\r';
        }
    }

    /** A carriage return may be the end of a line, or the first half of it; only the next octet tells. */
    private void endLine() {
        afterReturn = false;
        if (line.size() == 0) {
            return;
        }
        byte[] whole = line.toByteArray();
        line.reset();
        if (afterEmpty && whole.length <= MAX_FROM_LINE && startsLikeOne(whole)) {
            endMail();
            started = true;
            afterEmpty = false;
            return;
        }
        afterEmpty = isEmpty(whole);
        if (mail.size() + whole.length <= MAX_MAIL) {
            mail.write(whole, 0, whole.length);
        }
    }

    private static boolean isEmpty(byte[] whole) {
        for (byte octet : whole) {
            if (octet > ' ') {
                return false;
            }
        }
        return true;
    }

    private void endMail() {
        if (started || mail.size() > 0) {
            mails.accept(mail.toByteArray());
        }
        mail.reset();
        started = false;
    }
}
