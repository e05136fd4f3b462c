package dev.rebote.james;

import com.google.inject.Inject;
import dev.rebote.classify.Classifier;
import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.yaml.ConfigurationException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges why a mail could not be delivered, and writes the verdict on it as the attributes {@link BounceAttributes rebote.*}.
 * It belongs at the beginning of the processor that gets the failed mails.
 *
 * <pre>{@code
 * <processor state="bounces" enableJmx="false">
 *   <mailet match="All" class="dev.rebote.james.DecodeDeliveryError"/>
 *   <mailet match="dev.rebote.james.BounceReasonIs=sender.*" class="ToRepository">
 *     <repositoryPath>memory://var/mail/for-the-postmaster/</repositoryPath>
 *     <passThrough>true</passThrough>
 *   </mailet>
 *   <mailet match="All" class="DSNBounce"/>
 * </processor>
 * }</pre>
 *
 * <p>The optional parameter {@code rules} names rule files of the operator, parted by commas, which are asked before those that
 * Rebote ships: {@code file://conf/our-rules.yaml}, an absolute path, or a path within {@code conf}. A mistake in a file or an
 * unknown parameter stops the start.
 *
 * <p>After {@link TrackedRemoteDelivery} each verdict is about exactly its recipients ({@code rebote.trust} is
 * {@code proved}). After James's own {@code RemoteDelivery}, which keeps one reply for many recipients and none of a temporary
 * failure, {@code rebote.source} is {@code stock} and {@code rebote.trust} says how far the verdict goes: {@code proved},
 * {@code shared} when the reply may be about another recipient, {@code uncertain} when there is none. Recipients who differ
 * in this go on in mails of their own, which come to this processor anew.
 *
 * <p>A mail whose return path {@link SignReturnPath} signed gets its own sender back, whom notices go to.
 *
 * <p>A mail of which no delivery tells anything keeps the {@code rebote.reason} that an operator set; without one its reason is
 * {@code no-detail}.
 */
public final class DecodeDeliveryError extends GenericMailet {

    /** The names of its parameters. */
    static final List<String> PARAMETERS = List.of("rules");

    private static final String NAME = "DecodeDeliveryError";

    private static final Logger LOGGER = LoggerFactory.getLogger(DecodeDeliveryError.class);

    private final OperatorFiles files;
    private final DecodeMetrics metrics;
    private final StockEvidence stock;
    private Optional<Classifier> classifier = Optional.empty();

    @Inject
    public DecodeDeliveryError(FileSystem files, MetricFactory metrics) {
        this(files, metrics, Clock.systemUTC());
    }

    DecodeDeliveryError(FileSystem files, MetricFactory metrics, Clock clock) {
        this.files = new OperatorFiles(files);
        this.metrics = new DecodeMetrics(metrics);
        this.stock = new StockEvidence(clock);
    }

    @Override
    public void init() throws MessagingException {
        MailetParameters parameters = MailetParameters.of(getMailetConfig(), NAME, PARAMETERS);
        try {
            classifier = Optional.of(Classifier.with(files.find(NAME, parameters.list("rules"))));
        } catch (ConfigurationException e) {
            throw new MessagingException(NAME + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        if (DecisionAttributes.isDone(mail)) {
            return; // a part of a mail that was judged before it was split
        }
        SignedSender.restore(mail);
        Optional<Evidence> told = EvidenceAttributes.read(mail);
        if (told.isPresent()) {
            judge(mail, told.orElseThrow());
        } else if (StockEvidence.isIn(mail)) {
            judgeStock(mail);
        } else {
            conclude(mail, setByOperator(mail).orElseGet(() -> classify(stock.nothing())));
        }
    }

    /** A report that could not be passed on still has the verdict that it told of; that is not this mail's own. */
    private static Optional<Verdict> setByOperator(Mail mail) {
        return BounceAttributes.read(mail).filter(verdict -> verdict.evidence().source() != EvidenceSource.REPORT);
    }

    private void judgeStock(Mail mail) throws MessagingException {
        List<StockEvidence.Share> shares = stock.read(mail);
        for (StockEvidence.Share other : shares.subList(1, shares.size())) {
            new SplitMail(getMailetContext(), mail).sendOn(other.recipients(), SplitMail.Change.NONE);
        }
        judge(mail, shares.get(0).evidence());
    }

    private void judge(Mail mail, Evidence evidence) {
        conclude(mail, metrics.timed(() -> classify(evidence)));
    }

    private Verdict classify(Evidence evidence) {
        return classifier
                .orElseThrow(() -> new IllegalStateException(NAME + " is not initialised"))
                .classify(evidence);
    }

    private void conclude(Mail mail, Verdict verdict) {
        BounceAttributes.write(mail, verdict);
        metrics.count(verdict, mail.getRecipients().size());
        LOGGER.info(
                "Mail {} failed: {} {} by rule {}, {}",
                mail.getName(),
                verdict.reason().map(Reason::id).orElse(verdict.event().id()),
                verdict.status(),
                verdict.rule(),
                verdict.evidence().trust().id());
    }

    @Override
    public String getMailetInfo() {
        return "Rebote's verdict on why a mail could not be delivered";
    }
}
