package dev.rebote.james;

import com.google.inject.Inject;
import java.util.List;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/**
 * Remembers that the recipients of a mail have got it, so that their past failures weigh less and a suppression ends, and that a
 * report which names the message is known to be about one of ours. It belongs into the {@code onSuccess} processor.
 *
 * <pre>{@code
 * <processor state="relay" enableJmx="false">
 *   <mailet match="All" class="dev.rebote.james.TrackedRemoteDelivery">
 *     <bounceProcessor>bounces</bounceProcessor>
 *     <onSuccess>delivered</onSuccess>
 *   </mailet>
 * </processor>
 * <processor state="delivered" enableJmx="false">
 *   <mailet match="All" class="dev.rebote.james.RecordDelivery"/>
 *   <mailet match="All" class="Null"/>
 * </processor>
 * <processor state="bounces" enableJmx="false">
 *   <mailet match="All" class="Null"/>
 * </processor>
 * }</pre>
 *
 * <p>When the store cannot be reached, nothing is remembered and the mail goes on.
 */
public final class RecordDelivery extends GenericMailet {

    /** The names of its parameters: it has none. */
    static final List<String> PARAMETERS = List.of();

    private final BounceMemory memory;

    @Inject
    public RecordDelivery(BounceMemory memory) {
        this.memory = memory;
    }

    @Override
    public void init() throws MessagingException {
        MailetParameters.of(getMailetConfig(), "RecordDelivery", PARAMETERS);
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        for (MailAddress recipient : mail.getRecipients()) {
            memory.delivered(mail, recipient);
        }
    }

    @Override
    public String getMailetInfo() {
        return "Rebote's memory of what was delivered";
    }
}
