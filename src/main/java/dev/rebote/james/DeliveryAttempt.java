package dev.rebote.james;

import dev.rebote.evidence.Stage;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.mail.MessagingException;
import javax.mail.internet.InternetAddress;
import org.apache.james.core.MailAddress;
import org.apache.james.transport.mailets.remote.delivery.ExecutionResult;

/**
 * One attempt to deliver one mail, to however many hosts: what it has come to for each recipient. A delivery, or a
 * permanent refusal, is final; otherwise the last host counts, but a reply counts more than a broken connection. Not
 * thread-safe: a delivery runs in one thread.
 */
final class DeliveryAttempt {

    private final Clock clock;
    private final List<MailAddress> recipients;
    private final Map<String, MailAddress> byAddress = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<MailAddress, Outcome> outcomes = new LinkedHashMap<>();
    private boolean reachedForAHost;

    DeliveryAttempt(Clock clock, Collection<MailAddress> recipients) {
        this.clock = clock;
        this.recipients = List.copyOf(recipients);
        this.recipients.forEach(recipient ->
                recipient.toInternetAddress().ifPresent(address -> byAddress.put(address.getAddress(), recipient)));
    }

    /** Leaves out those for whom the attempt is over already. */
    List<InternetAddress> stillOpen(Collection<InternetAddress> addresses) {
        return addresses.stream()
                .filter(address -> !isFinal(Optional.ofNullable(byAddress.get(address.getAddress()))))
                .<InternetAddress>map(address -> new PlainAddress(address.getAddress()))
                .toList();
    }

    /** Starts a conversation about these. */
    SmtpConversation converse(Collection<InternetAddress> addresses) {
        reachedForAHost = true;
        Map<String, MailAddress> targets = new TreeMap<>(byAddress);
        targets.keySet()
                .retainAll(addresses.stream().map(InternetAddress::getAddress).toList());
        return new SmtpConversation(targets);
    }

    /** The engine says that a host has taken the message for all of these. */
    void delivered(Collection<InternetAddress> addresses) {
        addressed(addresses).forEach(recipient -> settle(recipient, new Outcome.Delivered()));
    }

    /** A conversation has ended before its end, with this exception. */
    void failed(Collection<InternetAddress> addresses, Host host, SmtpConversation talk, Exception thrown) {
        addressed(addresses).forEach(recipient -> settle(recipient, outcome(recipient, host, talk, thrown)));
    }

    /** The engine has given up before it came to talk about the message, with a result instead of an exception. */
    void failed(Collection<InternetAddress> addresses, Host host, ExecutionResult result) {
        Failure failure = new Failure(
                ConnectionTrouble.stage(Stage.EHLO, words(result)),
                words(result),
                false,
                result.isPermanent(),
                Optional.of(host.name()),
                Optional.of(host.address()),
                now());
        addressed(addresses).forEach(recipient -> settle(recipient, new Outcome.Failed(failure)));
    }

    /** Gives the outcome for each recipient, in the order of the mail's recipients. */
    Map<MailAddress, Outcome> conclude(ExecutionResult result, boolean viaGateway) {
        Map<MailAddress, Outcome> conclusion = new LinkedHashMap<>();
        recipients.forEach(recipient ->
                conclusion.put(recipient, outcomes.getOrDefault(recipient, notReached(recipient, result, viaGateway))));
        return conclusion;
    }

    private Outcome outcome(MailAddress recipient, Host host, SmtpConversation talk, Exception thrown) {
        if (talk.delivered().contains(recipient)) {
            return new Outcome.Delivered();
        }
        return talk.refusalOf(recipient)
                .<Outcome>map(said -> new Outcome.Failed(refusal(said, host)))
                .orElseGet(() -> talk.endedBecauseOfOthers()
                        ? new Outcome.Untried()
                        : new Outcome.Failed(trouble(host, talk, thrown)));
    }

    private Failure refusal(SmtpConversation.Said said, Host host) {
        return new Failure(
                said.stage(),
                said.reply(),
                true,
                Failure.isPermanent(said.stage(), said.reply()),
                Optional.of(host.name()),
                Optional.of(host.address()),
                now());
    }

    private Failure trouble(Host host, SmtpConversation talk, Exception thrown) {
        return talk.farewell().map(said -> refusal(said, host)).orElseGet(() -> breakdown(host, talk, thrown));
    }

    private Failure breakdown(Host host, SmtpConversation talk, Exception thrown) {
        Stage reached = talk.lost().map(SmtpConversation.Lost::stage).orElse(talk.stage());
        Exception cause = talk.lost().flatMap(SmtpConversation.Lost::cause).orElse(thrown);
        Stage stage = ConnectionTrouble.stage(reached, cause);
        boolean closed = talk.lost().filter(lost -> lost.cause().isEmpty()).isPresent();
        String unfinished = talk.lost().map(SmtpConversation.Lost::unfinished).orElse("");
        String words = closed
                ? ConnectionTrouble.closed(stage, unfinished)
                : ConnectionTrouble.words(stage, cause, host, unfinished);
        return new Failure(stage, words, false, false, Optional.of(host.name()), Optional.of(host.address()), now());
    }

    /** James's engine has not come to this recipient: there is no host, the address is unusable, or the engine broke. */
    private Outcome notReached(MailAddress recipient, ExecutionResult result, boolean viaGateway) {
        boolean broken = result.getException()
                .filter(exception -> !(exception instanceof MessagingException))
                .isPresent();
        if (broken) {
            return nobodySaid(Stage.UNKNOWN, words(result), false);
        }
        if (reachedForAHost) {
            return nobodySaid(
                    Stage.RCPT_TO, "the address " + recipient.asString() + " cannot be written in SMTP", true);
        }
        return viaGateway
                ? nobodySaid(Stage.DNS, "no gateway can be found in the DNS", false)
                : nobodySaid(Stage.DNS, words(result), result.isPermanent());
    }

    private Outcome nobodySaid(Stage stage, String words, boolean permanent) {
        return new Outcome.Failed(
                new Failure(stage, words, false, permanent, Optional.empty(), Optional.empty(), now()));
    }

    private static String words(ExecutionResult result) {
        return result.getException()
                .map(exception -> Optional.ofNullable(exception.getMessage()).orElse(exception.toString()))
                .orElse("the delivery failed without a reason");
    }

    private void settle(MailAddress recipient, Outcome later) {
        outcomes.merge(recipient, later, DeliveryAttempt::better);
    }

    private static Outcome better(Outcome earlier, Outcome later) {
        if (earlier instanceof Outcome.Failed before && later instanceof Outcome.Failed after) {
            return new Outcome.Failed(Failure.tellingMore(before.failure(), after.failure()));
        }
        return earlier instanceof Outcome.Failed && later instanceof Outcome.Untried ? earlier : later;
    }

    private boolean isFinal(Optional<MailAddress> recipient) {
        return recipient
                .flatMap(address -> Optional.ofNullable(outcomes.get(address)))
                .filter(Outcome::isFinal)
                .isPresent();
    }

    private List<MailAddress> addressed(Collection<InternetAddress> addresses) {
        return addresses.stream()
                .map(address -> Optional.ofNullable(byAddress.get(address.getAddress())))
                .flatMap(Optional::stream)
                .toList();
    }

    private Instant now() {
        return clock.instant();
    }

    /** An address that prints as it is, without the angle brackets with which James could not read it again. */
    private static final class PlainAddress extends InternetAddress {

        PlainAddress(String address) {
            setAddress(address);
        }

        @Override
        public String toString() {
            return getAddress();
        }
    }
}
