package dev.rebote.trust;

import java.time.LocalDate;

/** What a look at an address has shown. */
public sealed interface PathCheck {

    /** Gives it in one word. */
    PathState state();

    /** We signed it on this day, for a message of this envelope. */
    record Valid(Envelope envelope, LocalDate day) implements PathCheck {
        @Override
        public PathState state() {
            return PathState.VALID;
        }
    }

    /** We signed it on this day, which is too long ago. */
    record Expired(LocalDate day) implements PathCheck {
        @Override
        public PathState state() {
            return PathState.EXPIRED;
        }
    }

    /** It names a key of ours, which has not signed it; or it is no more than the beginning of such an address. */
    record Forged() implements PathCheck {
        @Override
        public PathState state() {
            return PathState.FORGED;
        }
    }

    /** It names a key that we do not have, or an envelope that we do not know, or no more. */
    record Foreign() implements PathCheck {
        @Override
        public PathState state() {
            return PathState.FOREIGN;
        }
    }

    /** It is an ordinary address. */
    record Unsigned() implements PathCheck {
        @Override
        public PathState state() {
            return PathState.UNSIGNED;
        }
    }
}
