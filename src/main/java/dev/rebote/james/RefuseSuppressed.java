package dev.rebote.james;

import com.google.inject.Inject;
import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Trust;
import dev.rebote.suppress.Suppression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.apache.mailet.base.GenericMailet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does not send to suppressed recipients: they go to the processor for failed mail with the reason {@code local.suppressed}, so
 * that the sender hears of it and since when. All other recipients go on.
 *
 * <pre>{@code
 * <processor state="relay" enableJmx="false">
 *   <mailet match="dev.rebote.james.IsSuppressed" class="dev.rebote.james.RefuseSuppressed">
 *     <processor>bounces</processor>
 *   </mailet>
 *   <mailet match="All" class="dev.rebote.james.TrackedRemoteDelivery">
 *     <bounceProcessor>bounces</bounceProcessor>
 *   </mailet>
 * </processor>
 * <processor state="bounces" enableJmx="false">
 *   <mailet match="All" class="dev.rebote.james.DecodeDeliveryError"/>
 *   <mailet match="All" class="dev.rebote.james.SendBounceNotice"/>
 *   <mailet match="All" class="Null"/>
 * </processor>
 * }</pre>
 *
 * <p>The parameter {@code processor} is required. Metric: {@code rebote.suppressed} counts recipients.
 */
public final class RefuseSuppressed extends GenericMailet {

    /** The names of its parameters. */
    static final List<String> PARAMETERS = List.of("processor");

    private static final String NAME = "RefuseSuppressed";

    private static final Logger LOGGER = LoggerFactory.getLogger(RefuseSuppressed.class);

    private final BounceMemory memory;
    private final Metric suppressed;
    private String processor = "";

    @Inject
    public RefuseSuppressed(BounceMemory memory, MetricFactory metrics) {
        this.memory = memory;
        this.suppressed = metrics.generate(MetricNames.SUPPRESSED);
    }

    @Override
    public void init() throws MessagingException {
        MailetParameters parameters = MailetParameters.of(getMailetConfig(), NAME, PARAMETERS);
        processor = parameters
                .text("processor")
                .orElseThrow(() -> new MessagingException(
                        NAME + " needs the parameter 'processor': the one that gets the mails that were not sent"));
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return List.of(new ProcessingState(processor));
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Map<Suppression, List<MailAddress>> refused = new LinkedHashMap<>();
        for (MailAddress recipient : mail.getRecipients()) {
            memory.suppression(mail, recipient)
                    .ifPresent(found -> refused.computeIfAbsent(found, none -> new ArrayList<>())
                            .add(recipient));
        }
        for (Map.Entry<Suppression, List<MailAddress>> group : refused.entrySet()) {
            refuse(mail, group.getKey(), group.getValue());
        }
        if (mail.getRecipients().isEmpty()) {
            mail.setState(Mail.GHOST);
        }
    }

    private void refuse(Mail mail, Suppression suppression, List<MailAddress> recipients) throws MessagingException {
        new SplitMail(getMailetContext(), mail).sendTo(processor, recipients, copy -> {
            DeliveryAttributes.removeAll(copy);
            BounceAttributes.write(copy, verdict(suppression));
        });
        suppressed.add(recipients.size());
        LOGGER.info(
                "Mail {} is not sent to {} recipient(s), suppressed since {}: {}",
                mail.getName(),
                recipients.size(),
                suppression.since(),
                suppression.reason());
    }

    private static Verdict verdict(Suppression suppression) {
        Evidence evidence = Evidence.failed(EvidenceSource.LOCAL)
                .trust(Trust.PROVED)
                .at(suppression.since())
                .reply("not tried: suppressed since " + suppression.since() + ", " + suppression.reason())
                .build();
        return Verdict.of(evidence, Reason.LOCAL_SUPPRESSED, "suppressed");
    }

    @Override
    public String getMailetInfo() {
        return "Rebote's refusal to write to dead addresses";
    }
}
