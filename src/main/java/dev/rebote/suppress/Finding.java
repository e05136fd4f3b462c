package dev.rebote.suppress;

/** What follows from an entry of the history. */
public sealed interface Finding {

    /** The recipient or its domain is disabled from now on. */
    record Disabled(Suppression suppression) implements Finding {}

    /** It counts, and is not enough. */
    record Counted(double score, double threshold) implements Finding {}

    /** It would be enough, but a guard says no. */
    record Guarded(Guard guard) implements Finding {}

    /** It counts nothing. */
    record Ignored(Cause cause) implements Finding {}

    /** The recipient got a message, so it is disabled no longer. */
    record Released(Suppression suppression) implements Finding {}

    /** What keeps a recipient from being disabled. */
    enum Guard {
        /** All its failures lie within a day: the remote may repair its fault. */
        TIME_APART("time-apart"),
        /** Many recipients of the provider fail with the same words: it is not them. */
        OUTAGE("outage"),
        /** Too many for one day: an operator has to confirm. */
        DAILY_CAP("daily-cap");

        private final String id;

        Guard(String id) {
            this.id = id;
        }

        /** Gives the stable name. */
        public String id() {
            return id;
        }
    }

    /** Why an entry counts nothing. */
    enum Cause {
        /** Anybody may have written it. */
        NOT_TRUSTED("not-trusted"),
        /** The fault of the sender, the message, the way, or of the remote system. */
        NOT_THE_RECIPIENT("not-the-recipient"),
        /** Told too late to be believed. */
        TOO_OLD("too-old"),
        /** A delay, an auto-reply and the like; or a delivery, and nothing was disabled. */
        NO_FAILURE("no-failure"),
        /** What is told is no address, and a domain neither. */
        NO_ADDRESS("no-address"),
        /** Nothing was to go there any more: a mail that was on its way. */
        ALREADY_DISABLED("already-disabled");

        private final String id;

        Cause(String id) {
            this.id = id;
        }

        /** Gives the stable name. */
        public String id() {
            return id;
        }
    }
}
