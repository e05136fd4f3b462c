package dev.rebote.evidence;

import dev.rebote.status.EnhancedStatus;
import dev.rebote.status.ReplyCode;
import java.time.Instant;
import java.util.Optional;

/**
 * What we were told of one delivery to one recipient, unjudged.
 *
 * @param event      what is said to have happened
 * @param source     where the evidence comes from
 * @param trust      how far it may be believed
 * @param stage      the step of the dialogue
 * @param replyCode  the reply code, when one was told
 * @param toldStatus the enhanced status, when one was told
 * @param reply      the remote's words, all lines, at most {@link #MAX_REPLY} characters, without control characters but
 *                   the line feed; empty when nothing was said
 * @param recipient  the address that it is about, as told, kept as text because an international address is no
 *                   {@code MailAddress}
 * @param remoteHost the host that said it, by name where known
 * @param attempts   how often delivery was tried, 0 when not known
 * @param at         when it was said
 */
public record Evidence(
        Event event,
        EvidenceSource source,
        Trust trust,
        Stage stage,
        Optional<ReplyCode> replyCode,
        Optional<EnhancedStatus> toldStatus,
        String reply,
        Optional<String> recipient,
        Optional<String> remoteHost,
        int attempts,
        Optional<Instant> at) {

    /** RFC 5321 limits a reply line to 512 octets; honest replies of several lines reach a few thousand. */
    public static final int MAX_REPLY = 4096;

    /** RFC 5321, section 4.5.3.1: 64 octets, an @ and 255 octets, with room for escapes (RFC 6533). */
    public static final int MAX_ADDRESS = 512;

    /** RFC 1035, section 2.3.4: a name has at most 255 octets. */
    public static final int MAX_HOST = 255;

    public Evidence {
        reply = reply.length() <= MAX_REPLY ? reply : reply.substring(0, MAX_REPLY);
        recipient = recipient.filter(address -> address.length() <= MAX_ADDRESS);
        remoteHost = remoteHost.filter(host -> host.length() <= MAX_HOST);
        attempts = Math.max(0, attempts);
    }

    /** Starts a piece of evidence of a failure. */
    public static Builder failed(EvidenceSource source) {
        return new Builder(Event.FAILED, source);
    }

    /** Starts a piece of evidence of any event. */
    public static Builder of(Event event, EvidenceSource source) {
        return new Builder(event, source);
    }

    /** Gives a builder that holds all that is known here. */
    public Builder toBuilder() {
        Builder builder = new Builder(event, source);
        builder.trust = trust;
        builder.stage = stage;
        builder.replyCode = replyCode;
        builder.toldStatus = toldStatus;
        builder.reply = reply;
        builder.recipient = recipient;
        builder.remoteHost = remoteHost;
        builder.attempts = attempts;
        builder.at = at;
        return builder;
    }

    /** Gathers a piece of evidence; what is not set is unknown. Not thread-safe. */
    public static final class Builder {
        private Event event;
        private EvidenceSource source;
        private Trust trust = Trust.NONE;
        private Stage stage = Stage.UNKNOWN;
        private Optional<ReplyCode> replyCode = Optional.empty();
        private Optional<EnhancedStatus> toldStatus = Optional.empty();
        private String reply = "";
        private Optional<String> recipient = Optional.empty();
        private Optional<String> remoteHost = Optional.empty();
        private int attempts;
        private Optional<Instant> at = Optional.empty();

        private Builder(Event event, EvidenceSource source) {
            this.event = event;
            this.source = source;
        }

        public Builder event(Event value) {
            event = value;
            return this;
        }

        public Builder source(EvidenceSource value) {
            source = value;
            return this;
        }

        public Builder trust(Trust value) {
            trust = value;
            return this;
        }

        public Builder stage(Stage value) {
            stage = value;
            return this;
        }

        public Builder replyCode(ReplyCode value) {
            replyCode = Optional.of(value);
            return this;
        }

        public Builder toldStatus(EnhancedStatus value) {
            toldStatus = Optional.of(value);
            return this;
        }

        public Builder reply(String value) {
            reply = value;
            return this;
        }

        public Builder recipient(String value) {
            recipient = Optional.of(value);
            return this;
        }

        public Builder remoteHost(String value) {
            remoteHost = Optional.of(value);
            return this;
        }

        public Builder attempts(int value) {
            attempts = value;
            return this;
        }

        public Builder at(Instant value) {
            at = Optional.of(value);
            return this;
        }

        public Evidence build() {
            return new Evidence(
                    event, source, trust, stage, replyCode, toldStatus, reply, recipient, remoteHost, attempts, at);
        }
    }
}
