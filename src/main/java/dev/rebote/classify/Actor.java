package dev.rebote.classify;

/** Who can do something about a cause. */
public enum Actor {
    /** Whoever wrote the message. */
    SENDER("sender"),
    /** The administrator of the sending side. */
    SENDER_ADMIN("sender-admin"),
    /** The owner of the mailbox. */
    RECIPIENT("recipient"),
    /** The administrator of the receiving side. */
    RECIPIENT_ADMIN("recipient-admin"),
    /** Nobody: it heals. */
    WAIT("wait");

    private final String id;

    Actor(String id) {
        this.id = id;
    }

    /** Gives the stable name. */
    public String id() {
        return id;
    }
}
