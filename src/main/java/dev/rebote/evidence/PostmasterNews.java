package dev.rebote.evidence;

import java.util.List;

/** What a program tells those who run it: of a client that made errors, of the member of a list whose mail came back. */
final class PostmasterNews {

    private static final Words SUBJECT = Words.load("postmaster-subject");

    /** A session of the server with itself is about mail that it has taken already, as behind a content filter. */
    private static final List<String> ITSELF = List.of("localhost", "[127.0.0.1]", "[::1]");

    private PostmasterNews() {}

    /** Says whether the notice is about no mail that was sent from here. */
    static boolean is(Notice notice) {
        return SUBJECT.start(notice.subject()) && ITSELF.stream().noneMatch(notice.subject()::contains);
    }
}
