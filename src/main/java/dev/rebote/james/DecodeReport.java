package dev.rebote.james;

import dev.rebote.classify.Classifier;
import dev.rebote.classify.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.mail.MessagingException;
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
 * </mailet>
 * }</pre>
 */
public final class DecodeReport extends GenericMailet {

    private static final String EACH_TO = "eachTo";

    /** The names of its parameters. */
    static final List<String> PARAMETERS = List.of(EACH_TO);

    private final Classifier classifier = Classifier.shipped();
    private Optional<ProcessingState> eachTo = Optional.empty();

    @Override
    public void init() throws MessagingException {
        checkInitParameters(Set.copyOf(PARAMETERS));
        eachTo = getInitParameterAsOptional(EACH_TO).map(ProcessingState::new);
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return eachTo.map(List::of).orElse(List.of());
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        DecodedReport decoded = DecodedReport.of(mail, classifier);
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
