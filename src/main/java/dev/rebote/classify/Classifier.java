package dev.rebote.classify;

import dev.rebote.evidence.Event;
import dev.rebote.evidence.Evidence;
import dev.rebote.status.EnhancedStatus;
import dev.rebote.status.StatusPattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Judges evidence by the rules: operator, then provider, words, status and reply code; the first that knows decides.
 * Immutable and thread-safe; time is linear in the length of the reply.
 */
public final class Classifier {

    private static final String NO_RULE = "none";

    /** More words of a reply than these explain nothing to a reader. */
    private static final int MAX_WORDS = 160;

    private final RuleBook book;

    private Classifier(RuleBook book) {
        this.book = book;
    }

    /** Gives the classifier with the rules that Rebote ships. */
    public static Classifier shipped() {
        return new Classifier(CompiledRules.load().orElseGet(() -> RuleBook.of(RuleFiles.shipped())));
    }

    /**
     * Gives the classifier with the operator's rule files before the shipped ones.
     *
     * @throws dev.rebote.yaml.ConfigurationException when a file has a mistake; its message names file, line and what is allowed
     */
    public static Classifier with(List<Path> operatorFiles) {
        return operatorFiles.isEmpty() ? shipped() : new Classifier(RuleBook.of(RuleFiles.shippedAnd(operatorFiles)));
    }

    /** Judges one piece of evidence; total: what no rule knows is {@code unknown} or {@code no-detail}. */
    public Verdict classify(Evidence evidence) {
        if (!evidence.event().isFailure()) {
            return success(evidence);
        }
        Decision decision = Decision.of(book, evidence);
        return decision.rule() < 0 ? undecided(evidence, decision.found()) : decided(evidence, decision);
    }

    private static Verdict success(Evidence evidence) {
        EnhancedStatus status = evidence.toldStatus().orElse(EnhancedStatus.of(2, 0, 0));
        return new Verdict(
                evidence,
                evidence.event(),
                Optional.empty(),
                status,
                Persistence.SHORT,
                Scope.MESSAGE,
                Actor.WAIT,
                Retry.NEVER,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NO_RULE,
                "");
    }

    private Verdict undecided(Evidence evidence, Hits hits) {
        Reason reason = saysSomething(evidence, hits) ? Reason.UNKNOWN : Reason.NO_DETAIL;
        EnhancedStatus status = evidence.toldStatus()
                .map(told -> told.withClass(statusClass(evidence)))
                .orElseGet(() -> EnhancedStatus.of(statusClass(evidence), 0, 0));
        return verdict(evidence, hits, new Finding(reason, status, NO_RULE, ""));
    }

    /** A reply of codes alone says nothing; neither does a lone "error". */
    private static boolean saysSomething(Evidence evidence, Hits hits) {
        int words = 0;
        for (int i = 0; i < hits.tokens().count(); i++) {
            words += hits.tokens().symbol(i) == Vocabulary.NUMBER ? 0 : 1;
        }
        return words > 0 && evidence.reply().chars().anyMatch(Character::isLetter);
    }

    private Verdict decided(Evidence evidence, Decision decision) {
        Clause rule = book.rules().get(decision.rule());
        String words = decision.words(book, MAX_WORDS);
        Hits hits = decision.found();
        return verdict(evidence, hits, new Finding(rule.reason(), status(evidence, hits, rule), rule.id(), words));
    }

    private EnhancedStatus status(Evidence evidence, Hits hits, Clause rule) {
        int statusClass = statusClass(evidence);
        EnhancedStatus best = rule.status()
                .map(Classifier::plain)
                .orElseGet(() -> rule.reason().canonicalStatus())
                .withClass(statusClass);
        return evidence.toldStatus()
                .filter(told -> agrees(evidence, hits, told, rule.reason(), best))
                .map(told -> told.withClass(statusClass))
                .orElse(best);
    }

    private static EnhancedStatus plain(StatusPattern pattern) {
        return EnhancedStatus.of(5, Math.max(0, pattern.subject()), pattern.firstDetail());
    }

    /** The told status stays where it means the same cause by itself, or is only vaguer within the same subject. */
    private boolean agrees(Evidence evidence, Hits hits, EnhancedStatus told, Reason reason, EnhancedStatus best) {
        if (told.isUndefined()) {
            return false;
        }
        boolean vaguePolicy = told.subject() == 7 && told.detail() <= 1 && best.subject() == 7;
        return vaguePolicy
                || told.withClass(best.statusClass()).equals(best)
                || book.meaningOfStatus(evidence, hits).filter(reason::equals).isPresent();
    }

    /** The reply code says what the server did, whatever the status beside it says; without one the status does. */
    private static int statusClass(Evidence evidence) {
        return evidence.replyCode()
                .map(code -> code.replyClass())
                .filter(replyClass -> replyClass >= 4)
                .or(() -> evidence.toldStatus().map(EnhancedStatus::statusClass).filter(told -> told >= 4))
                .orElse(evidence.event() == Event.DELAYED ? 4 : 5);
    }

    /** What the rules found, without what follows from it. */
    private record Finding(Reason reason, EnhancedStatus status, String rule, String words) {}

    private Verdict verdict(Evidence evidence, Hits hits, Finding finding) {
        Reason reason = finding.reason();
        boolean temporary = finding.status().isTransient();
        Persistence persistence =
                temporary && reason.persistence() == Persistence.PERMANENT ? Persistence.SHORT : reason.persistence();
        Retry retry = temporary && reason.retry() == Retry.AFTER_CHANGE ? Retry.SAME : reason.retry();
        return new Verdict(
                evidence,
                evidence.event(),
                Optional.of(reason),
                finding.status(),
                persistence,
                reason.scope(),
                reason.whoActs(),
                retry,
                temporary ? wait(evidence, hits) : Optional.empty(),
                blocklist(evidence, reason),
                ReplyDetails.helpUrl(evidence.reply()),
                newAddress(evidence, reason),
                finding.rule(),
                finding.words());
    }

    /** A notice tells how long to wait in another sentence than the cause at times. */
    private Optional<Duration> wait(Evidence evidence, Hits hits) {
        if (Decision.isNotice(evidence)) {
            return RetryHint.findInNotice(evidence.reply());
        }
        return book.asksToWait(hits) ? RetryHint.find(evidence.reply()) : Optional.empty();
    }

    private static Optional<String> blocklist(Evidence evidence, Reason reason) {
        return switch (reason) {
            case SENDER_IP_BLOCKED, SENDER_DOMAIN_BLOCKED, SENDER_REPUTATION ->
                ReplyDetails.blocklist(evidence.reply());
            default -> Optional.empty();
        };
    }

    private static Optional<String> newAddress(Evidence evidence, Reason reason) {
        return reason == Reason.RECIPIENT_MOVED
                ? ReplyDetails.newAddress(evidence.reply(), evidence.recipient())
                : Optional.empty();
    }
}
