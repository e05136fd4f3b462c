package dev.rebote.classify;

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
    RECIPIENT_UNKNOWN(
            "recipient.unknown",
            Persistence.PERMANENT,
            Scope.ADDRESS,
            Actor.SENDER,
            Retry.AFTER_CHANGE,
            Suppresses.ADDRESS,
            "x.1.1"),
    /** The address is malformed for that host. */
    RECIPIENT_SYNTAX(
            "recipient.syntax",
            Persistence.PERMANENT,
            Scope.ADDRESS,
            Actor.SENDER,
            Retry.AFTER_CHANGE,
            Suppresses.ADDRESS,
            "x.1.3"),
    /** Matches several mailboxes. */
    RECIPIENT_AMBIGUOUS(
            "recipient.ambiguous",
            Persistence.PERMANENT,
            Scope.ADDRESS,
            Actor.SENDER,
            Retry.AFTER_CHANGE,
            Suppresses.ADDRESS,
            "x.1.4"),
    /** Moved; a new address may be given. */
    RECIPIENT_MOVED(
            "recipient.moved",
            Persistence.PERMANENT,
            Scope.ADDRESS,
            Actor.SENDER,
            Retry.AFTER_CHANGE,
            Suppresses.ADDRESS,
            "x.1.6"),
    /** Exists, but disabled, suspended or abandoned. */
    RECIPIENT_DISABLED(
            "recipient.disabled",
            Persistence.LONG,
            Scope.ADDRESS,
            Actor.RECIPIENT_ADMIN,
            Retry.AFTER_CHANGE,
            Suppresses.ADDRESS,
            "x.2.1"),
    /** Over quota. */
    RECIPIENT_FULL(
            "recipient.full",
            Persistence.LONG,
            Scope.ADDRESS,
            Actor.RECIPIENT,
            Retry.SAME,
            Suppresses.ADDRESS,
            "x.2.2"),
    /** Locked, or receives too much right now. */
    RECIPIENT_BUSY("recipient.busy", Persistence.SHORT, Scope.ADDRESS, Actor.WAIT, Retry.SAME, Suppresses.NO, "4.2.1"),
    /** Refused for this recipient with no cause, often after DATA. */
    RECIPIENT_REFUSED(
            "recipient.refused",
            Persistence.LONG,
            Scope.ADDRESS,
            Actor.SENDER,
            Retry.AFTER_CHANGE,
            Suppresses.ADDRESS,
            "x.2.0"),
    /** The mailbox, list or organisation does not take mail from this sender. */
    RECIPIENT_BLOCKS_SENDER(
            "recipient.blocks-sender",
            Persistence.PERMANENT,
            Scope.ADDRESS,
            Actor.SENDER,
            Retry.AFTER_CHANGE,
            Suppresses.NO,
            "x.7.1"),
    /** The mailbox or its domain has a new owner (RRVS). */
    RECIPIENT_OWNER_CHANGED(
            "recipient.owner-changed",
            Persistence.PERMANENT,
            Scope.ADDRESS,
            Actor.SENDER,
            Retry.AFTER_CHANGE,
            Suppresses.ADDRESS,
            "5.7.17"),
    /** The mailing list cannot be expanded. */
    RECIPIENT_LIST_ERROR(
            "recipient.list-error",
            Persistence.LONG,
            Scope.ADDRESS,
            Actor.RECIPIENT_ADMIN,
            Retry.SAME,
            Suppresses.NO,
            "x.2.4"),
    /** No such domain, or no MX and no address. */
    DOMAIN_UNKNOWN(
            "domain.unknown",
            Persistence.PERMANENT,
            Scope.DOMAIN,
            Actor.SENDER,
            Retry.AFTER_CHANGE,
            Suppresses.DOMAIN,
            "5.1.2"),
    /** The domain says that it takes no mail. */
    DOMAIN_NULL_MX(
            "domain.null-mx",
            Persistence.PERMANENT,
            Scope.DOMAIN,
            Actor.SENDER,
            Retry.AFTER_CHANGE,
            Suppresses.DOMAIN,
            "5.1.10"),
    /** The host is down for mail, overloaded or in maintenance. */
    REMOTE_NOT_ACCEPTING(
            "remote.not-accepting", Persistence.SHORT, Scope.DOMAIN, Actor.WAIT, Retry.SAME, Suppresses.NO, "4.3.2"),
    /** The whole mail system is out of space. */
    REMOTE_DISK_FULL(
            "remote.disk-full",
            Persistence.SHORT,
            Scope.DOMAIN,
            Actor.RECIPIENT_ADMIN,
            Retry.SAME,
            Suppresses.NO,
            "4.3.1"),
    /** It cannot look the mailbox up just now. */
    REMOTE_DIRECTORY_UNAVAILABLE(
            "remote.directory-unavailable",
            Persistence.SHORT,
            Scope.DOMAIN,
            Actor.RECIPIENT_ADMIN,
            Retry.SAME,
            Suppresses.NO,
            "4.3.0"),
    /** Its own routing or configuration is wrong. */
    REMOTE_MISCONFIGURED(
            "remote.misconfigured",
            Persistence.LONG,
            Scope.DOMAIN,
            Actor.RECIPIENT_ADMIN,
            Retry.SAME,
            Suppresses.NO,
            "x.3.5"),
    /** Internal error without more detail. */
    REMOTE_ERROR(
            "remote.error", Persistence.SHORT, Scope.DOMAIN, Actor.RECIPIENT_ADMIN, Retry.SAME, Suppresses.NO, "x.3.0"),
    /** Cannot connect: refused, timed out, unreachable. */
    PATH_NO_ANSWER("path.no-answer", Persistence.SHORT, Scope.PATH, Actor.WAIT, Retry.SAME, Suppresses.NO, "4.4.1"),
    /** Connected, then dropped or timed out in a transaction. */
    PATH_CONNECTION_LOST(
            "path.connection-lost", Persistence.SHORT, Scope.PATH, Actor.WAIT, Retry.SAME, Suppresses.NO, "4.4.2"),
    /** The resolver failed, so the route is not known. */
    PATH_DNS_FAILURE(
            "path.dns-failure", Persistence.SHORT, Scope.PATH, Actor.SENDER_ADMIN, Retry.SAME, Suppresses.NO, "4.4.3"),
    /** The remote queue is congested. */
    PATH_CONGESTED("path.congested", Persistence.SHORT, Scope.PATH, Actor.WAIT, Retry.SAME, Suppresses.NO, "4.4.5"),
    /** Hop count exceeded, or an MX that points to itself. */
    PATH_LOOP(
            "path.loop",
            Persistence.LONG,
            Scope.PATH,
            Actor.RECIPIENT_ADMIN,
            Retry.AFTER_CHANGE,
            Suppresses.NO,
            "5.4.6"),
    /** Given up after trying too long; the last real reason stands beside it. */
    PATH_EXPIRED(
            "path.expired", Persistence.LONG, Scope.PATH, Actor.SENDER, Retry.AFTER_CHANGE, Suppresses.NO, "x.4.7"),
    /** TLS, DANE, MTA-STS or REQUIRETLS not met. */
    PATH_TLS_REQUIRED(
            "path.tls-required",
            Persistence.LONG,
            Scope.PATH,
            Actor.SENDER_ADMIN,
            Retry.AFTER_CHANGE,
            Suppresses.NO,
            "5.7.10"),
    /** That server does not relay for this recipient domain: wrong route or missing authorisation. */
    PATH_RELAY_DENIED(
            "path.relay-denied",
            Persistence.LONG,
            Scope.PATH,
            Actor.SENDER_ADMIN,
            Retry.AFTER_CHANGE,
            Suppresses.NO,
            "5.7.1"),
    /** First contact: come back later. */
    SENDER_GREYLISTED(
            "sender.greylisted", Persistence.SHORT, Scope.SENDER, Actor.WAIT, Retry.SAME, Suppresses.NO, "4.7.1"),
    /** We send too fast, too much, or over too many connections. */
    SENDER_RATE(
            "sender.rate", Persistence.SHORT, Scope.SENDER, Actor.SENDER_ADMIN, Retry.SAME, Suppresses.NO, "4.7.28"),
    /** Too many unknown recipients from us; looks like address harvesting. */
    SENDER_HARVEST_SUSPECTED(
            "sender.harvest-suspected",
            Persistence.LONG,
            Scope.SENDER,
            Actor.SENDER_ADMIN,
            Retry.SAME,
            Suppresses.NO,
            "4.7.1"),
    /** Our address is on a blocklist or refused by the host (list named if told). */
    SENDER_IP_BLOCKED(
            "sender.ip-blocked",
            Persistence.LONG,
            Scope.SENDER,
            Actor.SENDER_ADMIN,
            Retry.AFTER_CHANGE,
            Suppresses.NO,
            "5.7.1"),
    /** Our domain, or a link in the message, is on a list. */
    SENDER_DOMAIN_BLOCKED(
            "sender.domain-blocked",
            Persistence.LONG,
            Scope.SENDER,
            Actor.SENDER_ADMIN,
            Retry.AFTER_CHANGE,
            Suppresses.NO,
            "5.7.1"),
    /** Low reputation, bulk policy. */
    SENDER_REPUTATION(
            "sender.reputation",
            Persistence.LONG,
            Scope.SENDER,
            Actor.SENDER_ADMIN,
            Retry.SAME,
            Suppresses.NO,
            "5.7.1"),
    /** SPF, DKIM, DMARC or ARC fails or is missing. */
    SENDER_AUTH(
            "sender.auth",
            Persistence.LONG,
            Scope.SENDER,
            Actor.SENDER_ADMIN,
            Retry.AFTER_CHANGE,
            Suppresses.NO,
            "5.7.26"),
    /** Reverse DNS or the HELO name is missing, wrong or not fully qualified. */
    SENDER_HOSTNAME(
            "sender.hostname",
            Persistence.LONG,
            Scope.SENDER,
            Actor.SENDER_ADMIN,
            Retry.AFTER_CHANGE,
            Suppresses.NO,
            "5.7.25"),
    /** The sender's address or its domain is not acceptable. */
    SENDER_ADDRESS_REJECTED(
            "sender.address-rejected",
            Persistence.LONG,
            Scope.SENDER,
            Actor.SENDER,
            Retry.AFTER_CHANGE,
            Suppresses.NO,
            "5.1.8"),
    /** SMTP AUTH needed, failed or disabled. */
    SENDER_LOGIN(
            "sender.login",
            Persistence.LONG,
            Scope.SENDER,
            Actor.SENDER_ADMIN,
            Retry.AFTER_CHANGE,
            Suppresses.NO,
            "5.7.8"),
    /** The sender's country or network is refused. */
    SENDER_REGION(
            "sender.region",
            Persistence.LONG,
            Scope.SENDER,
            Actor.SENDER_ADMIN,
            Retry.AFTER_CHANGE,
            Suppresses.NO,
            "5.7.1"),
    /** Over the size limit of the mailbox or the system. */
    MESSAGE_TOO_LARGE(
            "message.too-large",
            Persistence.PERMANENT,
            Scope.MESSAGE,
            Actor.SENDER,
            Retry.AFTER_CHANGE,
            Suppresses.NO,
            "5.3.4"),
    /** Too many recipients in one message; the rest may be sent apart. */
    MESSAGE_TOO_MANY_RECIPIENTS(
            "message.too-many-recipients",
            Persistence.SHORT,
            Scope.MESSAGE,
            Actor.SENDER_ADMIN,
            Retry.SAME,
            Suppresses.NO,
            "4.5.3"),
    /** The content is judged spam. */
    MESSAGE_SPAM(
            "message.spam",
            Persistence.PERMANENT,
            Scope.MESSAGE,
            Actor.SENDER,
            Retry.AFTER_CHANGE,
            Suppresses.NO,
            "5.7.1"),
    /** Malware found. */
    MESSAGE_VIRUS(
            "message.virus",
            Persistence.PERMANENT,
            Scope.MESSAGE,
            Actor.SENDER_ADMIN,
            Retry.AFTER_CHANGE,
            Suppresses.NO,
            "5.7.0"),
    /** A kind of attachment is refused. */
    MESSAGE_ATTACHMENT(
            "message.attachment",
            Persistence.PERMANENT,
            Scope.MESSAGE,
            Actor.SENDER,
            Retry.AFTER_CHANGE,
            Suppresses.NO,
            "5.7.0"),
    /** Breaks a mail standard: header, encoding, conversion. */
    MESSAGE_FORMAT(
            "message.format",
            Persistence.PERMANENT,
            Scope.MESSAGE,
            Actor.SENDER_ADMIN,
            Retry.AFTER_CHANGE,
            Suppresses.NO,
            "5.6.0"),
    /** Needs SMTPUTF8 on a path without it. */
    MESSAGE_I18N(
            "message.i18n",
            Persistence.PERMANENT,
            Scope.MESSAGE,
            Actor.SENDER,
            Retry.AFTER_CHANGE,
            Suppresses.NO,
            "5.6.7"),
    /** Flood, duplicate, or priority too low. */
    MESSAGE_FLOOD("message.flood", Persistence.SHORT, Scope.MESSAGE, Actor.WAIT, Retry.SAME, Suppresses.NO, "4.7.28"),
    /** Refused "by policy" with no cause told. */
    POLICY_REFUSED(
            "policy.refused", Persistence.LONG, Scope.SENDER, Actor.SENDER, Retry.AFTER_CHANGE, Suppresses.NO, "5.7.1"),
    /** A command was unknown, malformed or out of order. */
    PROTOCOL_ERROR(
            "protocol.error", Persistence.SHORT, Scope.PATH, Actor.SENDER_ADMIN, Retry.SAME, Suppresses.NO, "5.5.0"),
    /** We did not try: the recipient is suppressed here. */
    LOCAL_SUPPRESSED(
            "local.suppressed",
            Persistence.LONG,
            Scope.LOCAL,
            Actor.SENDER,
            Retry.AFTER_CHANGE,
            Suppresses.NO,
            "5.1.1"),
    /** Our own routing, certificate or configuration is wrong. */
    LOCAL_MISCONFIGURED(
            "local.misconfigured",
            Persistence.SHORT,
            Scope.LOCAL,
            Actor.SENDER_ADMIN,
            Retry.SAME,
            Suppresses.NO,
            "4.3.5"),
    /** Refused by a rule of our own. */
    LOCAL_POLICY(
            "local.policy",
            Persistence.PERMANENT,
            Scope.LOCAL,
            Actor.SENDER,
            Retry.AFTER_CHANGE,
            Suppresses.NO,
            "5.7.1"),
    /** Text is present and not understood: kept whole, listed for review. */
    UNKNOWN(
            "unknown",
            Persistence.PERMANENT,
            Scope.MESSAGE,
            Actor.SENDER_ADMIN,
            Retry.AFTER_CHANGE,
            Suppresses.NO,
            "x.0.0"),
    /** Failed, and nothing was said. */
    NO_DETAIL(
            "no-detail",
            Persistence.PERMANENT,
            Scope.MESSAGE,
            Actor.SENDER_ADMIN,
            Retry.AFTER_CHANGE,
            Suppresses.NO,
            "x.0.0");

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
