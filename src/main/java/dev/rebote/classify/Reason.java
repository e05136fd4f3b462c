package dev.rebote.classify;

import static dev.rebote.classify.Persistence.LONG;
import static dev.rebote.classify.Persistence.PERMANENT;
import static dev.rebote.classify.Persistence.SHORT;
import static dev.rebote.classify.Retry.AFTER_CHANGE;
import static dev.rebote.classify.Retry.SAME;
import static dev.rebote.classify.Scope.ADDRESS;
import static dev.rebote.classify.Scope.DOMAIN;
import static dev.rebote.classify.Scope.LOCAL;
import static dev.rebote.classify.Scope.MESSAGE;
import static dev.rebote.classify.Scope.PATH;
import static dev.rebote.classify.Scope.SENDER;

import dev.rebote.status.EnhancedStatus;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a delivery failed: one closed list. A reason names the cause, never the guilt; guilt and remedy follow from its axes.
 * Its {@link #id()} is public API.
 */
public enum Reason {
    /** The mailbox does not exist. */
    RECIPIENT_UNKNOWN("recipient.unknown", PERMANENT, ADDRESS, Actor.SENDER, AFTER_CHANGE, Suppresses.ADDRESS, "x.1.1"),
    /** The address is malformed for that host. */
    RECIPIENT_SYNTAX("recipient.syntax", PERMANENT, ADDRESS, Actor.SENDER, AFTER_CHANGE, Suppresses.ADDRESS, "x.1.3"),
    /** Matches several mailboxes. */
    RECIPIENT_AMBIGUOUS(
            "recipient.ambiguous", PERMANENT, ADDRESS, Actor.SENDER, AFTER_CHANGE, Suppresses.ADDRESS, "x.1.4"),
    /** Moved; a new address may be given. */
    RECIPIENT_MOVED("recipient.moved", PERMANENT, ADDRESS, Actor.SENDER, AFTER_CHANGE, Suppresses.ADDRESS, "x.1.6"),
    /** Exists, but disabled, suspended or abandoned. */
    RECIPIENT_DISABLED(
            "recipient.disabled", LONG, ADDRESS, Actor.RECIPIENT_ADMIN, AFTER_CHANGE, Suppresses.ADDRESS, "x.2.1"),
    /** Over quota. */
    RECIPIENT_FULL("recipient.full", LONG, ADDRESS, Actor.RECIPIENT, SAME, Suppresses.ADDRESS, "x.2.2"),
    /** Locked, or receives too much right now. */
    RECIPIENT_BUSY("recipient.busy", SHORT, ADDRESS, Actor.WAIT, SAME, Suppresses.NO, "4.2.1"),
    /** Refused for this recipient with no cause, often after DATA. */
    RECIPIENT_REFUSED("recipient.refused", LONG, ADDRESS, Actor.SENDER, AFTER_CHANGE, Suppresses.ADDRESS, "x.2.0"),
    /** The mailbox, list or organisation does not take mail from this sender. */
    RECIPIENT_BLOCKS_SENDER(
            "recipient.blocks-sender", PERMANENT, ADDRESS, Actor.SENDER, AFTER_CHANGE, Suppresses.NO, "x.7.1"),
    /** The mailbox or its domain has a new owner (RRVS). */
    RECIPIENT_OWNER_CHANGED(
            "recipient.owner-changed", PERMANENT, ADDRESS, Actor.SENDER, AFTER_CHANGE, Suppresses.ADDRESS, "5.7.17"),
    /** The mailing list cannot be expanded. */
    RECIPIENT_LIST_ERROR("recipient.list-error", LONG, ADDRESS, Actor.RECIPIENT_ADMIN, SAME, Suppresses.NO, "x.2.4"),
    /** No such domain, or no MX and no address. */
    DOMAIN_UNKNOWN("domain.unknown", PERMANENT, DOMAIN, Actor.SENDER, AFTER_CHANGE, Suppresses.DOMAIN, "5.1.2"),
    /** The domain says that it takes no mail. */
    DOMAIN_NULL_MX("domain.null-mx", PERMANENT, DOMAIN, Actor.SENDER, AFTER_CHANGE, Suppresses.DOMAIN, "5.1.10"),
    /** The host is down for mail, overloaded or in maintenance. */
    REMOTE_NOT_ACCEPTING("remote.not-accepting", SHORT, DOMAIN, Actor.WAIT, SAME, Suppresses.NO, "4.3.2"),
    /** The whole mail system is out of space. */
    REMOTE_DISK_FULL("remote.disk-full", SHORT, DOMAIN, Actor.RECIPIENT_ADMIN, SAME, Suppresses.NO, "4.3.1"),
    /** It cannot look the mailbox up just now. */
    REMOTE_DIRECTORY_UNAVAILABLE(
            "remote.directory-unavailable", SHORT, DOMAIN, Actor.RECIPIENT_ADMIN, SAME, Suppresses.NO, "4.3.0"),
    /** Its own routing or configuration is wrong. */
    REMOTE_MISCONFIGURED("remote.misconfigured", LONG, DOMAIN, Actor.RECIPIENT_ADMIN, SAME, Suppresses.NO, "x.3.5"),
    /** Internal error without more detail. */
    REMOTE_ERROR("remote.error", SHORT, DOMAIN, Actor.RECIPIENT_ADMIN, SAME, Suppresses.NO, "x.3.0"),
    /** Cannot connect: refused, timed out, unreachable. */
    PATH_NO_ANSWER("path.no-answer", SHORT, PATH, Actor.WAIT, SAME, Suppresses.NO, "4.4.1"),
    /** Connected, then dropped or timed out in a transaction. */
    PATH_CONNECTION_LOST("path.connection-lost", SHORT, PATH, Actor.WAIT, SAME, Suppresses.NO, "4.4.2"),
    /** The resolver failed, so the route is not known. */
    PATH_DNS_FAILURE("path.dns-failure", SHORT, PATH, Actor.SENDER_ADMIN, SAME, Suppresses.NO, "4.4.3"),
    /** The remote queue is congested. */
    PATH_CONGESTED("path.congested", SHORT, PATH, Actor.WAIT, SAME, Suppresses.NO, "4.4.5"),
    /** Hop count exceeded, or an MX that points to itself. */
    PATH_LOOP("path.loop", LONG, PATH, Actor.RECIPIENT_ADMIN, AFTER_CHANGE, Suppresses.NO, "5.4.6"),
    /** Given up after trying too long; the last real reason stands beside it. */
    PATH_EXPIRED("path.expired", LONG, PATH, Actor.SENDER, AFTER_CHANGE, Suppresses.NO, "x.4.7"),
    /** TLS, DANE, MTA-STS or REQUIRETLS not met. */
    PATH_TLS_REQUIRED("path.tls-required", LONG, PATH, Actor.SENDER_ADMIN, AFTER_CHANGE, Suppresses.NO, "5.7.10"),
    /** That server does not relay for this recipient domain: wrong route or missing authorisation. */
    PATH_RELAY_DENIED("path.relay-denied", LONG, PATH, Actor.SENDER_ADMIN, AFTER_CHANGE, Suppresses.NO, "5.7.1"),
    /** First contact: come back later. */
    SENDER_GREYLISTED("sender.greylisted", SHORT, SENDER, Actor.WAIT, SAME, Suppresses.NO, "4.7.1"),
    /** We send too fast, too much, or over too many connections. */
    SENDER_RATE("sender.rate", SHORT, SENDER, Actor.SENDER_ADMIN, SAME, Suppresses.NO, "4.7.28"),
    /** Too many unknown recipients from us; looks like address harvesting. */
    SENDER_HARVEST_SUSPECTED(
            "sender.harvest-suspected", LONG, SENDER, Actor.SENDER_ADMIN, SAME, Suppresses.NO, "4.7.1"),
    /** Our address is on a blocklist or refused by the host (list named if told). */
    SENDER_IP_BLOCKED("sender.ip-blocked", LONG, SENDER, Actor.SENDER_ADMIN, AFTER_CHANGE, Suppresses.NO, "5.7.1"),
    /** Our domain, or a link in the message, is on a list. */
    SENDER_DOMAIN_BLOCKED(
            "sender.domain-blocked", LONG, SENDER, Actor.SENDER_ADMIN, AFTER_CHANGE, Suppresses.NO, "5.7.1"),
    /** Low reputation, bulk policy. */
    SENDER_REPUTATION("sender.reputation", LONG, SENDER, Actor.SENDER_ADMIN, SAME, Suppresses.NO, "5.7.1"),
    /** SPF, DKIM, DMARC or ARC fails or is missing. */
    SENDER_AUTH("sender.auth", LONG, SENDER, Actor.SENDER_ADMIN, AFTER_CHANGE, Suppresses.NO, "5.7.26"),
    /** Reverse DNS or the HELO name is missing, wrong or not fully qualified. */
    SENDER_HOSTNAME("sender.hostname", LONG, SENDER, Actor.SENDER_ADMIN, AFTER_CHANGE, Suppresses.NO, "5.7.25"),
    /** The sender's address or its domain is not acceptable. */
    SENDER_ADDRESS_REJECTED(
            "sender.address-rejected", LONG, SENDER, Actor.SENDER, AFTER_CHANGE, Suppresses.NO, "5.1.8"),
    /** SMTP AUTH needed, failed or disabled. */
    SENDER_LOGIN("sender.login", LONG, SENDER, Actor.SENDER_ADMIN, AFTER_CHANGE, Suppresses.NO, "5.7.8"),
    /** The sender's country or network is refused. */
    SENDER_REGION("sender.region", LONG, SENDER, Actor.SENDER_ADMIN, AFTER_CHANGE, Suppresses.NO, "5.7.1"),
    /** Over the size limit of the mailbox or the system. */
    MESSAGE_TOO_LARGE("message.too-large", PERMANENT, MESSAGE, Actor.SENDER, AFTER_CHANGE, Suppresses.NO, "5.3.4"),
    /** Too many recipients in one message; the rest may be sent apart. */
    MESSAGE_TOO_MANY_RECIPIENTS(
            "message.too-many-recipients", SHORT, MESSAGE, Actor.SENDER_ADMIN, SAME, Suppresses.NO, "4.5.3"),
    /** The content is judged spam. */
    MESSAGE_SPAM("message.spam", PERMANENT, MESSAGE, Actor.SENDER, AFTER_CHANGE, Suppresses.NO, "5.7.1"),
    /** Malware found. */
    MESSAGE_VIRUS("message.virus", PERMANENT, MESSAGE, Actor.SENDER_ADMIN, AFTER_CHANGE, Suppresses.NO, "5.7.0"),
    /** A kind of attachment is refused. */
    MESSAGE_ATTACHMENT("message.attachment", PERMANENT, MESSAGE, Actor.SENDER, AFTER_CHANGE, Suppresses.NO, "5.7.0"),
    /** Breaks a mail standard: header, encoding, conversion. */
    MESSAGE_FORMAT("message.format", PERMANENT, MESSAGE, Actor.SENDER_ADMIN, AFTER_CHANGE, Suppresses.NO, "5.6.0"),
    /** Needs SMTPUTF8 on a path without it. */
    MESSAGE_I18N("message.i18n", PERMANENT, MESSAGE, Actor.SENDER, AFTER_CHANGE, Suppresses.NO, "5.6.7"),
    /** Flood, duplicate, or priority too low. */
    MESSAGE_FLOOD("message.flood", SHORT, MESSAGE, Actor.WAIT, SAME, Suppresses.NO, "4.7.28"),
    /** Refused "by policy" with no cause told. */
    POLICY_REFUSED("policy.refused", LONG, SENDER, Actor.SENDER, AFTER_CHANGE, Suppresses.NO, "5.7.1"),
    /** A command was unknown, malformed or out of order. */
    PROTOCOL_ERROR("protocol.error", SHORT, PATH, Actor.SENDER_ADMIN, SAME, Suppresses.NO, "5.5.0"),
    /** We did not try: the recipient is suppressed here. */
    LOCAL_SUPPRESSED("local.suppressed", LONG, LOCAL, Actor.SENDER, AFTER_CHANGE, Suppresses.NO, "5.1.1"),
    /** Our own routing, certificate or configuration is wrong. */
    LOCAL_MISCONFIGURED("local.misconfigured", SHORT, LOCAL, Actor.SENDER_ADMIN, SAME, Suppresses.NO, "4.3.5"),
    /** Refused by a rule of our own. */
    LOCAL_POLICY("local.policy", PERMANENT, LOCAL, Actor.SENDER, AFTER_CHANGE, Suppresses.NO, "5.7.1"),
    /** Text is present and not understood: kept whole, listed for review. */
    UNKNOWN("unknown", PERMANENT, MESSAGE, Actor.SENDER_ADMIN, AFTER_CHANGE, Suppresses.NO, "x.0.0"),
    /** Failed, and nothing was said. */
    NO_DETAIL("no-detail", PERMANENT, MESSAGE, Actor.SENDER_ADMIN, AFTER_CHANGE, Suppresses.NO, "x.0.0");

    private static final Map<String, Reason> BY_ID = Collections.unmodifiableMap(
            Arrays.stream(values()).collect(Collectors.toMap(Reason::id, reason -> reason)));

    private final String id;
    private final Persistence persistence;
    private final Scope scope;
    private final Actor whoActs;
    private final Retry retry;
    private final Suppresses suppresses;
    private final int canonicalClass;
    private final int subject;
    private final int detail;

    Reason(
            String id,
            Persistence persistence,
            Scope scope,
            Actor whoActs,
            Retry retry,
            Suppresses suppresses,
            String canonicalStatus) {
        this.id = id;
        this.persistence = persistence;
        this.scope = scope;
        this.whoActs = whoActs;
        this.retry = retry;
        this.suppresses = suppresses;
        String[] parts = canonicalStatus.split("\\.", -1);
        this.canonicalClass = parts[0].equals("x") ? 5 : Integer.parseInt(parts[0]);
        this.subject = Integer.parseInt(parts[1]);
        this.detail = Integer.parseInt(parts[2]);
    }

    /** Finds a reason by its stable name. */
    public static Optional<Reason> parse(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** Gives the stable name, such as {@code recipient.full}. */
    public String id() {
        return id;
    }

    /** Gives the part before the dot: {@code recipient}; the whole name where there is none. */
    public String group() {
        int dot = id.indexOf('.');
        return dot < 0 ? id : id.substring(0, dot);
    }

    public Persistence persistence() {
        return persistence;
    }

    public Scope scope() {
        return scope;
    }

    public Actor whoActs() {
        return whoActs;
    }

    public Retry retry() {
        return retry;
    }

    public Suppresses suppresses() {
        return suppresses;
    }

    /** Gives the status that tells this reason best, in the class that is usual for it. */
    public EnhancedStatus canonicalStatus() {
        return EnhancedStatus.of(canonicalClass, subject, detail);
    }
}
