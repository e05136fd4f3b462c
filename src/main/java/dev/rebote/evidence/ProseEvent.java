package dev.rebote.evidence;

/** What a notice in prose says has happened. */
final class ProseEvent {

    private static final Words DELAY = Words.load("delay");
    private static final Words PERMANENT = Words.load("permanent");
    private static final Words SUCCESS = Words.load("success");
    private static final FailureWords FAILURE = new FailureWords();

    private ProseEvent() {}

    static boolean saysDelay(Notice notice) {
        String text = notice.prose().lowerText();
        boolean subject = notice.subject().contains("delay")
                || (notice.subject().contains("warning") && !text.contains("virus") && !text.contains("deleted"))
                || notice.subject().contains("still being retried");
        return (DELAY.in(text) || subject) && !PERMANENT.in(text);
    }

    static Event of(Notice notice) {
        return saysDelay(notice) ? Event.DELAYED : Event.FAILED;
    }

    /** Says whether the notice tells of a success and of nothing else. */
    static boolean saysSuccess(Notice notice) {
        return (SUCCESS.in(notice.subject()) || SUCCESS.in(notice.prose().lowerText())) && !saysFailure(notice);
    }

    /** What may yet come is no failure: Postfix says so in each notice of a success. */
    private static boolean saysFailure(Notice notice) {
        return FAILURE.saysFailure(notice.told().lowerText());
    }
}
