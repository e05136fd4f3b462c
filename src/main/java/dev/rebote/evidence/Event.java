package dev.rebote.evidence;

import java.util.Arrays;
import java.util.Optional;

/** What happened to a message at one recipient, or what a message that came in is. */
public enum Event {
    FAILED("failed"),
    DELAYED("delayed"),
    DELIVERED("delivered"),
    RELAYED("relayed"),
    EXPANDED("expanded"),
    AUTO_REPLY("auto-reply"),
    CHALLENGE("challenge"),
    COMPLAINT("complaint"),
    DISPOSITION("disposition"),
    NOT_A_REPORT("not-a-report");

    private final String id;

    Event(String id) {
        this.id = id;
    }

    /** Gives the stable name, as it stands in attributes, matchers and JSON. */
    public String id() {
        return id;
    }

    /** Finds an event by its stable name. */
    public static Optional<Event> parse(String id) {
        return Arrays.stream(values()).filter(event -> event.id.equals(id)).findFirst();
    }

    /** Says whether the recipient has not got the message: it failed, or it waits. */
    public boolean isFailure() {
        return this == FAILED || this == DELAYED;
    }
}
