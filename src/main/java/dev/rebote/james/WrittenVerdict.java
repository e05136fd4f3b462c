package dev.rebote.james;

import dev.rebote.classify.Actor;
import dev.rebote.classify.Persistence;
import dev.rebote.classify.Reason;
import dev.rebote.classify.Retry;
import dev.rebote.classify.Scope;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.Trust;
import dev.rebote.status.EnhancedStatus;
import dev.rebote.status.ReplyCode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.apache.james.core.MailAddress;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.Mail;

/** The verdict that stands in the {@link BounceAttributes} of a mail. What is not known there is as if it were not set. */
final class WrittenVerdict {

    private final Mail mail;

    WrittenVerdict(Mail mail) {
        this.mail = mail;
    }

    /** Gives it; empty when the mail has neither event nor reason that we know. */
    Optional<Verdict> verdict() {
        Optional<Reason> reason = text(BounceAttributes.REASON).flatMap(Reason::parse);
        Optional<Event> failed = reason.map(known -> Event.FAILED);
        return text(BounceAttributes.EVENT)
                .flatMap(Event::parse)
                .or(() -> failed)
                .map(event -> verdict(event, event.isFailure() ? reason.or(this::lost) : reason));
    }

    /** Gives the verdict on one recipient, with its own words where they differ. */
    Optional<Verdict> verdict(MailAddress recipient) {
        return verdict().map(verdict -> verdict.on(evidence(verdict, recipient)));
    }

    /** Gives a time. */
    Optional<Instant> instant(AttributeName name) {
        try {
            return text(name).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Evidence evidence(Verdict verdict, MailAddress recipient) {
        String words = EvidenceAttributes.read(mail, recipient)
                .map(Evidence::reply)
                .filter(own -> !own.isEmpty())
                .orElse(verdict.evidence().reply());
        return verdict.evidence().toBuilder()
                .recipient(recipient.asString())
                .reply(words)
                .build();
    }

    /** The reason of a failure whose attribute is missing, or is one that this version does not know. */
    private Optional<Reason> lost() {
        return Optional.of(text(BounceAttributes.REPLY).isPresent() ? Reason.UNKNOWN : Reason.NO_DETAIL);
    }

    private Verdict verdict(Event event, Optional<Reason> reason) {
        Reason axes = reason.orElse(Reason.NO_DETAIL);
        return new Verdict(
                evidence(event),
                event,
                reason,
                status(event, axes),
                known(BounceAttributes.PERSISTENCE, Persistence.values(), Persistence::id)
                        .orElse(axes.persistence()),
                known(BounceAttributes.SCOPE, Scope.values(), Scope::id).orElse(axes.scope()),
                known(BounceAttributes.WHO_ACTS, Actor.values(), Actor::id).orElse(axes.whoActs()),
                known(BounceAttributes.RETRY, Retry.values(), Retry::id).orElse(axes.retry()),
                number(BounceAttributes.RETRY_AFTER).map(Duration::ofSeconds),
                text(BounceAttributes.BLOCKLIST),
                text(BounceAttributes.HELP_URL),
                text(BounceAttributes.NEW_ADDRESS),
                text(BounceAttributes.RULE).orElse("none"),
                text(BounceAttributes.WORDS).orElse(""));
    }

    private EnhancedStatus status(Event event, Reason reason) {
        return text(BounceAttributes.STATUS).flatMap(EnhancedStatus::parse).orElseGet(() -> switch (event) {
            case FAILED -> reason.canonicalStatus();
            case DELAYED -> reason.canonicalStatus().withClass(4);
            default -> EnhancedStatus.of(2, 0, 0);
        });
    }

    private Evidence evidence(Event event) {
        EvidenceSource source = known(BounceAttributes.SOURCE, EvidenceSource.values(), EvidenceSource::id)
                .orElse(EvidenceSource.STOCK);
        Evidence.Builder evidence = Evidence.of(event, source);
        known(BounceAttributes.TRUST, Trust.values(), Trust::id).ifPresent(evidence::trust);
        known(BounceAttributes.STAGE, Stage.values(), Stage::id).ifPresent(evidence::stage);
        text(BounceAttributes.REPLY_CODE).flatMap(ReplyCode::parse).ifPresent(evidence::replyCode);
        text(BounceAttributes.TOLD_STATUS).flatMap(EnhancedStatus::parse).ifPresent(evidence::toldStatus);
        text(BounceAttributes.REPLY).ifPresent(evidence::reply);
        text(BounceAttributes.RECIPIENT).ifPresent(evidence::recipient);
        text(BounceAttributes.REMOTE_HOST).ifPresent(evidence::remoteHost);
        number(BounceAttributes.ATTEMPTS).ifPresent(evidence::attempts);
        instant(BounceAttributes.AT).ifPresent(evidence::at);
        return evidence.build();
    }

    private <T> Optional<T> known(AttributeName name, T[] values, Function<T, String> id) {
        return text(name)
                .flatMap(text -> Arrays.stream(values)
                        .filter(value -> id.apply(value).equals(text))
                        .findFirst());
    }

    private Optional<String> text(AttributeName name) {
        return AttributeUtils.getValueAndCastFromMail(mail, name, String.class);
    }

    private Optional<Integer> number(AttributeName name) {
        try {
            return text(name).map(Integer::valueOf);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
