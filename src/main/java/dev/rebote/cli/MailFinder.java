package dev.rebote.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the mails in files, folders (Maildir too), mboxes, and the standard input. */
final class MailFinder {

    /** The name of the standard input. */
    static final String STANDARD_INPUT = "-";

    /** A file that starts with "From " and is shorter is read at once, to see whether it holds one mail or several. */
    private static final int START = 8;

    private final InputStream standardInput;

    MailFinder(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    /** Gives all files that the paths name or hold, in the order of their names. */
    List<Path> files(List<String> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String path : paths) {
            if (!path.equals(STANDARD_INPUT)) {
                try (Stream<Path> found = Files.walk(Path.of(path))) {
                    found.filter(Files::isRegularFile).sorted().forEach(files::add);
                }
            }
        }
        return files;
    }

    /** Says whether the file is an mbox, so that it has to be read from its start to its end. */
    static boolean isMbox(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Mbox.startsLikeOne(in.readNBytes(START));
        }
    }

    /** Gives the mails of an mbox; a single one keeps the name of its file. */
    static void mbox(String name, InputStream in, MailSink mails) throws IOException {
        Numbered numbered = new Numbered(name, mails);
        Mbox.split(new BufferedInputStream(in), numbered::next);
        numbered.end();
    }

    /** Gives the mails that the standard input holds: one, or an mbox. */
    void standardInput(MailSink mails) throws IOException {
        mbox(STANDARD_INPUT, standardInput, mails);
    }

    /** Holds one mail back, because only the second shows that the first needs a number. */
    private static final class Numbered {
        private final String name;
        private final MailSink mails;
        private byte[] held = {};
        private int count;

        Numbered(String name, MailSink mails) {
            this.name = name;
            this.mails = mails;
        }

        void next(byte[] octets) {
            if (count > 0) {
                mails.take(name + "#" + count, held);
            }
            held = octets;
            count++;
        }

        void end() {
            if (count > 0) {
                mails.take(count == 1 ? name : name + "#" + count, held);
            }
        }
    }
}
