package dev.rebote.james;

import com.google.inject.Inject;
import dev.rebote.trust.Envelope;
import dev.rebote.trust.PathSigner;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a mail on its way out a return path that we signed for its recipient. A report that comes back to it proves that we sent
 * something to him, and tells whom it is about even when nobody can read it; see {@link CheckReturnPath}.
 *
 * <pre>{@code
 * <processor state="relay" enableJmx="false">
 *   <mailet match="All" class="dev.rebote.james.SignReturnPath">
 *     <keys>rebote-keys.yaml</keys>
 *     <except>lists.example.net</except>
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
 * <p>Since each recipient has a path of his own, a mail to several becomes several mails. All but one go to the beginning of the
 * same processor, so mailets that stand before this one see them twice. Whoever cannot be split off stays in the mail, which
 * then goes on with the sender that it had.
 *
 * <p>Left as they are: the null sender, senders that are signed or have another path of their own (a {@code =} in the local part:
 * VERP, BATV, SRS), mail of lists ({@code List-Id}, {@code List-Post}), recipients of our own domains, and senders of other
 * domains.
 *
 * <p>Parameters; an unknown or a wrong one stops the start:
 * <ul>
 *   <li>{@code keys}: the file of keys, see {@code docs/trust.md}; required. It is read again when it changes.
 *   <li>{@code forwarded}: {@code leave} (mail of senders elsewhere stays as it is) or {@code sign} (it gets a path in the
 *       postmaster's domain, as with SRS); {@code leave} unless set.
 *   <li>{@code except}: domains of recipients, between commas, who know a sender by its return path.
 *   <li>{@code maxRecipients}: mail with more recipients is not split but goes unsigned; {@code 100} unless set.
 * </ul>
 */
public final class SignReturnPath extends GenericMailet {

    static final List<String> PARAMETERS = SignParameters.NAMES;

    private static final Logger LOGGER = LoggerFactory.getLogger(SignReturnPath.class);

    private final FileSystem files;
    private final OurDomains ours;
    private final PathMemory memory;
    private final Metric signed;
    private final Clock clock;
    private Optional<Ready> ready = Optional.empty();

    /** What there is after init. */
    private record Ready(SignParameters parameters, PathSigner signer) {}

    @Inject
    SignReturnPath(FileSystem files, DomainList domains, PathMemory memory, MetricFactory metrics) {
        this(files, domains, memory, metrics, Clock.systemUTC());
    }

    SignReturnPath(FileSystem files, DomainList domains, PathMemory memory, MetricFactory metrics, Clock clock) {
        this.files = files;
        this.ours = new OurDomains(domains);
        this.memory = memory;
        this.signed = metrics.generate(MetricNames.PATH_SIGNED);
        this.clock = clock;
    }

    @Override
    public void init() throws MessagingException {
        SignParameters parameters = SignParameters.read(getMailetConfig(), files);
        ready = Optional.of(new Ready(parameters, new PathSigner(parameters.keys(), memory.tokens(), clock)));
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Ready now = ready.orElseThrow(() -> new IllegalStateException("SignReturnPath is not initialised"));
        Optional<MailAddress> sender = mail.getMaybeSender().asOptional();
        if (sender.isEmpty()
                || !SignedSender.isReplaceable(mail)
                || UnsignedMail.isToBeLeft(mail, sender.orElseThrow())) {
            return;
        }
        boolean forwarded = !ours.contain(sender.orElseThrow().getDomain());
        if (forwarded && !now.parameters().signForwarded()) {
            return;
        }
        List<MailAddress> recipients = recipients(mail, now.parameters());
        if (recipients.size() <= now.parameters().maxRecipients()) {
            sign(mail, recipients, recipient -> path(now.signer(), sender.orElseThrow(), recipient, forwarded));
        }
    }

    /** Gives those recipients for whom the path is to be signed. */
    private List<MailAddress> recipients(Mail mail, SignParameters parameters) throws MessagingException {
        List<MailAddress> recipients = new ArrayList<>();
        for (MailAddress recipient : mail.getRecipients()) {
            if (!parameters.except().contains(recipient.getDomain()) && !ours.contain(recipient.getDomain())) {
                recipients.add(recipient);
            }
        }
        return recipients;
    }

    private MailAddress path(PathSigner signer, MailAddress sender, MailAddress recipient, boolean forwarded)
            throws MessagingException {
        Envelope envelope = new Envelope(sender.asString(), recipient.asString());
        return new MailAddress(
                forwarded
                        ? signer.sign(
                                envelope,
                                getMailetContext().getPostmaster().getDomain().asString())
                        : signer.sign(envelope));
    }

    /** Gives the path of one recipient. */
    @FunctionalInterface
    private interface Path {
        MailAddress to(MailAddress recipient) throws MessagingException;
    }

    /** Splits off one signed mail after the other; the last of all recipients stays in the mail. */
    private void sign(Mail mail, List<MailAddress> recipients, Path path) {
        try {
            for (MailAddress recipient : recipients) {
                if (mail.getRecipients().size() == 1) {
                    SignedSender.replace(mail, path.to(recipient));
                } else {
                    new SplitMail(getMailetContext(), mail)
                            .sendOn(List.of(recipient), copy -> SignedSender.replace(copy, path.to(recipient)));
                }
                signed.increment();
            }
        } catch (MessagingException
                | RuntimeException e) { // a store or a queue is down: better unsigned than not at all
            LOGGER.error(
                    "Mail {} goes on unsigned to {} recipients",
                    mail.getName(),
                    mail.getRecipients().size(),
                    e);
        }
    }

    @Override
    public String getMailetInfo() {
        return "Rebote's signature on the return path";
    }
}
