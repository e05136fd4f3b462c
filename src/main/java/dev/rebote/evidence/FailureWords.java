package dev.rebote.evidence;

/** The words of failures: those that say that a message failed, and those that only name a cause. */
final class FailureWords {

    private static final Words FAILURE = Words.load("failure");
    private static final Words CAUSE = Words.load("cause");

    /** Says whether {@code text}, in lower case, says that a message failed, or names a cause. */
    boolean in(String text) {
        return FAILURE.in(text) || CAUSE.in(text);
    }

    /** Says whether {@code text}, in lower case, says that a message failed. */
    boolean saysFailure(String text) {
        return FAILURE.in(text);
    }
}
