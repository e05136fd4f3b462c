package dev.rebote.policy;

import java.time.Duration;
import java.util.Optional;

/** One thing to do about an incident; only said here, and done elsewhere. */
public sealed interface Action {

    /** Tries again while the plan lasts; the other actions of the rule wait for its end. */
    record TryAgain(RetryPlan plan) implements Action {}

    /** Tells the sender, or the address that is named, in a message of its own or together with others. */
    record Notify(Optional<String> address, boolean digest) implements Action {}

    /** Sends the failed mail to another processor. */
    record RerouteToProcessor(String processor) implements Action {}

    /** Sends the failed mail to another address instead of its recipient. */
    record RerouteToAddress(String address) implements Action {}

    /** Counts the incident against its recipient, who is disabled when that is proof enough. */
    record Count() implements Action {}

    /** Disables at once, for as long as is told, or as the history asks. */
    record Suppress(Target target, Optional<Duration> duration) implements Action {}

    /** Keeps the mail until it is released, or for as long as is told. */
    record Hold(Optional<Duration> duration) implements Action {}

    /** Ends the mail; nobody is told. */
    record Drop() implements Action {}

    /** Writes an attribute on the mail. */
    record Tag(String name, String value) implements Action {}

    /** Removes the dead recipient from forwards and groups of our own users. */
    record Unmap() implements Action {}

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
