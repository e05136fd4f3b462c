package dev.rebote.james;

import com.google.inject.Inject;
import dev.rebote.classify.Classifier;
import dev.rebote.classify.Verdict;
import dev.rebote.trust.ReportTrust;
import dev.rebote.yaml.ConfigurationException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.apache.mailet.base.GenericMailet;

/**
 * Reads a mail that came in as a report – a bounce, a delay, a complaint, an automatic reply – and writes what it says into the
 * attributes {@code rebote.*} (those of the recipient who fared worst) and {@code rebote.report.*}. The message stays as it is,
 * and a mail that is no report gets no {@code rebote.event}.
 *
 * <pre>{@code
 * <mailet match="RecipientIs=bounces@example.org" class="dev.rebote.james.DecodeReport">
 *   <!-- A copy of the mail for each recipient that the report names goes to this processor, with the verdict on him.
 *        Without it one mail carries all. -->
 *   <eachTo>verdicts</eachTo>
 *   <!-- Rules of your own, asked before those that Rebote ships, as in DecodeDeliveryError. -->
 *   <rules>file://conf/our-rules.yaml</rules>
 * </mailet>
 * }</pre>
 *
 * <p>How far it may be believed stands in {@code rebote.trust}: {@code proved} where {@link CheckReturnPath} has found that it came
 * back to a path that we signed for the recipient whom it names – or nobody can read whom –, {@code named} where it names a
 * message that we sent to him within 14 days, {@code none} otherwise.
 *
 * <p>A mistake in a rule file or an unknown parameter stops the start.
 */
public final class DecodeReport extends GenericMailet {

    private static final String EACH_TO = "eachTo";
    private static final String RULES = "rules";

    /** The names of its parameters. */
    static final List<String> PARAMETERS = List.of(EACH_TO, RULES);

    private static final String NAME = "DecodeReport";

    private final OperatorFiles files;
    private final ReportTrust trust;
    private Classifier classifier = Classifier.shipped();
    private Optional<ProcessingState> eachTo = Optional.empty();

    @Inject
    public DecodeReport(FileSystem files, BounceMemory memory, Clock clock) {
        this.files = new OperatorFiles(files);
        this.trust = new ReportTrust(memory::wasSent, clock);
    }

    @Override
    public void init() throws MessagingException {
        MailetParameters parameters = MailetParameters.of(getMailetConfig(), NAME, PARAMETERS);
        try {
            classifier = Classifier.with(files.find(NAME, parameters.list(RULES)));
        } catch (ConfigurationException e) {
            throw new MessagingException(NAME + ": " + e.getMessage(), e);
        }
        eachTo = getInitParameterAsOptional(EACH_TO).map(ProcessingState::new);
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return eachTo.map(List::of).orElse(List.of());
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        DecodedReport decoded = DecodedReport.of(mail, classifier, trust);
        ReportAttributes.write(mail, decoded.report());
        BounceAttributes.remove(mail);
        if (!decoded.isReport()) {
            return;
        }
        BounceAttributes.write(mail, decoded.worst());
        if (eachTo.isPresent()) {
            for (Verdict verdict : decoded.verdicts()) {
                send(mail, verdict, eachTo.get());
            }
        }
    }

    private void send(Mail mail, Verdict verdict, ProcessingState state) throws MessagingException {
        Mail copy = mail.duplicate();
        try {
            BounceAttributes.write(copy, verdict);
            getMailetContext().sendMail(copy, state.getValue());
        } finally {
            LifecycleUtil.dispose(copy);
        }
    }

    @Override
    public String getMailetInfo() {
        return "DecodeReport (Rebote)";
    }
}
