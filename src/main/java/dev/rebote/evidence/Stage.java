package dev.rebote.evidence;

/** The step of the SMTP dialogue at which something went wrong. */
public enum Stage {
    DNS("dns"),
    CONNECT("connect"),
    GREETING("greeting"),
    EHLO("ehlo"),
    STARTTLS("starttls"),
    AUTH("auth"),
    MAIL_FROM("mail-from"),
    RCPT_TO("rcpt-to"),
    DATA("data"),
    END_OF_DATA("end-of-data"),
    /** No dialogue: given up in a queue. */
    QUEUE("queue"),
    UNKNOWN("unknown");

    private final String id;

    Stage(String id) {
        this.id = id;
    }

    /** Gives the stable name. */
    public String id() {
        return id;
    }
}
