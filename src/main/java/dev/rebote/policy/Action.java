package dev.rebote.policy;

import dev.rebote.yaml.Durations;
import java.time.Duration;
import java.util.Optional;

/** One thing to do about an incident; only said here, and done elsewhere. */
public sealed interface Action {

    /** Gives the action on one line, as short as a log wants it. */
    String text();

    /** Tries again while the plan lasts; the other actions of the rule wait for its end. */
    record TryAgain(RetryPlan plan) implements Action {
        @Override
        public String text() {
            return "retry(" + plan.text() + ")";
        }
    }

    /**
     * Tells the sender, or the address that is named, in a message of its own or together with others. The address
     * {@code postmaster} without a domain is the postmaster of the server (RFC 5321, section 4.5.1).
     */
    record Notify(Optional<String> address, boolean digest) implements Action {
        @Override
        public String text() {
            return "notify(" + address.orElse("sender") + (digest ? ", digest)" : ")");
        }
    }

    /** Sends the failed mail to another processor. */
    record RerouteToProcessor(String processor) implements Action {
        @Override
        public String text() {
            return "reroute(processor " + processor + ")";
        }
    }

    /** Sends the failed mail to another address instead of its recipient. */
    record RerouteToAddress(String address) implements Action {
        @Override
        public String text() {
            return "reroute(address " + address + ")";
        }
    }

    /** Counts the incident against its recipient, who is disabled when that is proof enough. */
    record Count() implements Action {
        @Override
        public String text() {
            return "count";
        }
    }

    /** Disables at once, for as long as is told, or as the history asks. */
    record Suppress(Target target, Optional<Duration> duration) implements Action {
        @Override
        public String text() {
            return "suppress(" + target.id()
                    + duration.map(length -> ", " + Durations.text(length)).orElse("") + ")";
        }
    }

    /**
     * Keeps the mail until it is released, or for as long as is told. It keeps its age and its attempts meanwhile, so that a
     * rule can tell the second time from the first.
     */
    record Hold(Optional<Duration> duration) implements Action {
        @Override
        public String text() {
            return duration.map(length -> "hold(" + Durations.text(length) + ")")
                    .orElse("hold");
        }
    }

    /** Ends the mail; nobody is told. */
    record Drop() implements Action {
        @Override
        public String text() {
            return "drop";
        }
    }

    /** Writes an attribute on the mail. */
    record Tag(String name, String value) implements Action {
        @Override
        public String text() {
            return "tag(" + name + "=" + value + ")";
        }
    }

    /** Removes the dead recipient from forwards and groups of our own users. */
    record Unmap() implements Action {
        @Override
        public String text() {
            return "unmap";
        }
    }

    /** Whom a suppression is about. */
    enum Target {
        ADDRESS("address"),
        DOMAIN("domain"),
        PAIR("pair");

        private final String id;

        Target(String id) {
            this.id = id;
        }

        /** Gives the stable name. */
        public String id() {
            return id;
        }
    }
}
