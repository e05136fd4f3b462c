package dev.rebote.suppress;

import dev.rebote.classify.Reason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * The word that no mail goes to somebody.
 *
 * @param tenant the domain of the sender, lower case, to whose mail it applies; {@value #EVERYBODY} for all
 * @param target what the key names
 * @param key    an address, a domain, or {@code sender>recipient}; lower case
 * @param reason the id of the reason, such as {@code recipient.unknown}; {@value #COMPLAINT}, {@value #BY_HAND} or
 *               {@value #IMPORTED}
 * @param since  from when
 * @param until  until when; empty: until it is released
 * @param times  how often it has been disabled, this time included
 * @param proof  the tokens of the entries that led to it, or who did it by hand
 */
public record Suppression(
        String tenant,
        Target target,
        String key,
        String reason,
        Instant since,
        Optional<Instant> until,
        int times,
        String proof) {

    /** The tenant of what applies to mail of every sender. */
    public static final String EVERYBODY = "*";

    /** The recipient complained that the mail was not wanted. */
    public static final String COMPLAINT = "complaint";

    /** An operator said so. */
    public static final String BY_HAND = "by-hand";

    /** It came out of the list of another product. */
    public static final String IMPORTED = "imported";

    /** The longest reason kept; ours have at most 28 characters. */
    static final int MAX_REASON = 64;

    /** The longest proof kept: a few tokens. */
    static final int MAX_PROOF = 1000;

    /** Between the two addresses of a pair. RFC 5321, section 4.1.2: outside quotes no address has it. */
    private static final char PAIR_SIGN = '>';

    public Suppression {
        tenant = BoundedText.key(tenant, BoundedText.MAX_DOMAIN);
        key = BoundedText.key(key, target == Target.PAIR ? 2 * BoundedText.MAX_ADDRESS + 1 : BoundedText.MAX_ADDRESS);
        reason = BoundedText.line(reason, MAX_REASON);
        proof = BoundedText.line(proof, MAX_PROOF);
        since = since.truncatedTo(ChronoUnit.MILLIS);
        until = until.map(end -> end.truncatedTo(ChronoUnit.MILLIS));
        if (tenant.isEmpty() || !target.fits(key)) {
            throw new IllegalArgumentException(
                    "'" + key + "' of '" + tenant + "' is no " + target.id() + "; expected " + target.form());
        }
        if (times < 1) {
            throw new IllegalArgumentException("disabled " + times + " times, expected at least 1");
        }
    }

    /** Says whether it applies to mail of this tenant to this recipient at this time, from this sender if it is of a pair. */
    boolean appliesTo(String senderDomain, String sender, String recipient, Instant at) {
        boolean theirs = tenant.equals(EVERYBODY) || tenant.equals(senderDomain);
        return theirs
                && isInForce(at)
                && switch (target) {
                    case ADDRESS -> key.equals(recipient);
                    case DOMAIN -> key.equals(BoundedText.domainOf(recipient));
                    case PAIR -> key.equals(sender + PAIR_SIGN + recipient);
                };
    }

    /** Says whether it has not ended at this time. */
    public boolean isInForce(Instant at) {
        return until.map(at::isBefore).orElse(true);
    }

    /** Says whether the server decided it by itself, because of failures. */
    public boolean isAutomatic() {
        return Reason.parse(reason).isPresent();
    }

    /** Gives the address or domain whose mail it touches: of a pair, the recipient. */
    public String concerned() {
        return target == Target.PAIR ? key.substring(key.lastIndexOf(PAIR_SIGN) + 1) : key;
    }

    /** Gives the domain that it touches. */
    public String domain() {
        return target == Target.DOMAIN ? key : BoundedText.domainOf(key);
    }

    /** Gives the key of a pair. */
    public static String pairOf(String sender, String recipient) {
        return sender + PAIR_SIGN + recipient;
    }

    /** What a key names. */
    public enum Target {
        ADDRESS("address", "local@domain"),
        DOMAIN("domain", "a domain without '@'"),
        PAIR("pair", "sender>recipient");

        private final String id;
        private final String form;

        Target(String id, String form) {
            this.id = id;
            this.form = form;
        }

        /** Gives the stable name. */
        public String id() {
            return id;
        }

        /** Gives how a key looks. */
        public String form() {
            return form;
        }

        /** Finds a target by its stable name. */
        public static Optional<Target> parse(String id) {
            return Arrays.stream(values())
                    .filter(target -> target.id.equals(id))
                    .findFirst();
        }

        /** Says whether a text may be a key of this kind. */
        public boolean fits(String key) {
            int at = key.indexOf('@');
            return switch (this) {
                case ADDRESS -> at > 0 && !key.endsWith("@");
                case DOMAIN -> at < 0 && !key.isEmpty();
                case PAIR -> key.lastIndexOf(PAIR_SIGN) >= 0 && key.lastIndexOf('@') > key.lastIndexOf(PAIR_SIGN) + 1;
            };
        }
    }
}
