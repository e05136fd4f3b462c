package dev.rebote.evidence;

/** What a program tells those who run it, such as of the member of a list whose mail came back. */
final class PostmasterNews {

    private static final Words SUBJECT = Words.load("postmaster-subject");

    private PostmasterNews() {}

    /** Says whether the notice is about no mail that was sent from here. */
    static boolean is(Notice notice) {
        return SUBJECT.start(notice.subject());
    }
}
