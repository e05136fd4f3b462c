package dev.rebote.james;

/** How one attempt ended for one recipient. */
sealed interface Outcome {

    /** The remote host has taken the message. */
    record Delivered() implements Outcome {
        @Override
        public boolean isFinal() {
            return true;
        }
    }

    /** It failed for this recipient. */
    record Failed(Failure failure) implements Outcome {
        @Override
        public boolean isFinal() {
            return failure.permanent() && !failure.isAtTheDoor();
        }
    }

    /** The attempt ended before it came to this recipient, because another one was refused. */
    record Untried() implements Outcome {}

    /** Says whether no other host needs to be asked. */
    default boolean isFinal() {
        return false;
    }
}
