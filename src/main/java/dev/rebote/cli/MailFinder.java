package dev.rebote.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the mails in files, folders (Maildir too), mboxes, and the rows that a scan wrote. */
final class MailFinder {

    /** The name of the standard input. */
    static final String STANDARD_INPUT = "-";

    /** So many octets show what a file is: "From " begins an mbox, a brace the rows of a scan. */
    private static final int START = 8;

    private MailFinder() {}

    /** Gives all files that the paths name or hold, in the order of their names. */
    static List<Path> files(List<String> paths) throws IOException {
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

    /** Says whether the file is one mail, and no mbox and no rows, which have to be read from their start to their end. */
    static boolean holdsOneMail(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(START);
            return !Mbox.startsLikeOne(start) && !startsLikeRows(start);
        }
    }

    /** Says whether {@code in}, which can be reset, begins with a row that a scan wrote; no mail begins with a brace. */
    static boolean startsWithRows(InputStream in) throws IOException {
        in.mark(START);
        byte[] start = in.readNBytes(START);
        in.reset();
        return startsLikeRows(start);
    }

    private static boolean startsLikeRows(byte[] start) {
        return start.length > 1 && start[0] == '{' && start[1] == '"';
    }

    /** Gives the mails of an mbox; a single one keeps the name of its file. */
    static void mbox(String name, InputStream in, MailSink mails) throws IOException {
        Numbered numbered = new Numbered(name, mails);
        Mbox.split(in, numbered::next);
        numbered.end();
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
