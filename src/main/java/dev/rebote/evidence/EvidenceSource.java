package dev.rebote.evidence;

/** Where a piece of evidence comes from. */
public enum EvidenceSource {
    /** Our own SMTP session with the remote host. */
    SESSION("session"),
    /** The attributes that James's stock RemoteDelivery leaves on a failed mail. */
    STOCK("stock"),
    /** A report that came in as mail. */
    REPORT("report"),
    /** A line of a log or of a queue listing. */
    LOG("log"),
    /** A bare reply, handed to us without its session. */
    REPLY("reply"),
    /** A decision of our own, before anybody else was asked. */
    LOCAL("local");

    private final String id;

    EvidenceSource(String id) {
        this.id = id;
    }

    /** Gives the stable name. */
    public String id() {
        return id;
    }
}
