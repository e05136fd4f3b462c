package dev.rebote.james;

import com.google.inject.Inject;
import dev.rebote.classify.Reason;
import dev.rebote.notice.FailedRecipient;
import dev.rebote.notice.LanguageChoice;
import dev.rebote.notice.Notice;
import dev.rebote.notice.NoticeTexts;
import dev.rebote.notice.NoticeWriter;
import dev.rebote.notice.OriginalMessage;
import dev.rebote.notice.Reporter;
import dev.rebote.yaml.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the sender of a failed mail in its own language what happened, who can fix it and what to do now, in a message that
 * machines can read as well (RFC 3464).
 *
 * <pre>{@code
 * <processor state="bounces" enableJmx="false">
 *   <mailet match="All" class="dev.rebote.james.DecodeDeliveryError"/>
 *   <mailet match="All" class="dev.rebote.james.SendBounceNotice">
 *     <language>en</language>
 *     <languageByDomain>example.es=es, example.com=en</languageByDomain>
 *     <from>mailer-daemon@example.com</from>
 *     <reportingHost>mail.example.com</reportingHost>
 *     <internalDomains>inside.example.com</internalDomains>
 *   </mailet>
 *   <mailet match="All" class="Null"/>
 * </processor>
 * }</pre>
 *
 * <p>It reads the attributes that {@link BounceAttributes} names. A mail without them failed for the reason {@code no-detail}.
 *
 * <p>The notice goes to the envelope sender, with the null return path. There is none for mail with the null sender, sent by a
 * program or through a list (RFC 3834), nor for recipients of whom the sender wants to hear nothing (RFC 3461).
 *
 * <p>Parameters; none is required, and an unknown or a wrong one stops the start:
 * <ul>
 *   <li>{@code language}: where neither the original nor the domain of its sender tells another; {@code en} unless set.
 *   <li>{@code languageByDomain}: {@code domain=language} pairs between commas; a domain stands for those below it too.
 *   <li>{@code textsDirectory}: texts of your own, in a directory that lies within {@code conf} or is named
 *       whole; see {@code docs/languages.md}.
 *   <li>{@code from} (or {@code sender}): the address that notices come from; the postmaster's unless set.
 *   <li>{@code replyTo}: where answers go.
 *   <li>{@code returnOriginal}: {@code full} (the original comes back whole if it is small) or {@code headers}; {@code full} unless
 *       set. What the sender asked for with RET goes before it.
 *   <li>{@code maxOriginal}: up to how many bytes an original is small; {@code 64K} unless set.
 *   <li>{@code reportingHost}: the name of this server for the world; the domain of the postmaster unless set.
 *   <li>{@code internalDomains}: the domains, between commas, of hosts whose names only insiders may see. Private addresses and
 *       names without a domain are internal anyway.
 *   <li>{@code showInternals}: who may see them and where mail is forwarded to: {@code insiders} (senders of our own domains and who
 *       has logged in), {@code everybody} or {@code nobody}; {@code insiders} unless set.
 *   <li>{@code passThrough}: whether the failed mail goes on to the next mailet; {@code true} unless set.
 * </ul>
 *
 * <p>Metrics: {@code rebote.notice.sent} and {@code rebote.notice.withheld} count mails.
 */
public final class SendBounceNotice extends GenericMailet {

    static final List<String> PARAMETERS = NoticeParameters.NAMES;

    private static final Logger LOGGER = LoggerFactory.getLogger(SendBounceNotice.class);

    private static final AttributeName FROM_AUTHORISED_NETWORK = AttributeName.of("org.apache.james.SMTPIsAuthNetwork");

    private final OperatorFiles files;
    private final Clock clock;
    private final Metric sent;
    private final Metric withheld;
    private Optional<Ready> ready = Optional.empty();

    /** What there is after init. */
    private record Ready(NoticeParameters parameters, LanguageChoice languages, NoticeTexts texts) {}

    @Inject
    public SendBounceNotice(MetricFactory metrics, FileSystem files) {
        this(metrics, files, Clock.systemUTC());
    }

    SendBounceNotice(MetricFactory metrics, FileSystem files, Clock clock) {
        this.files = new OperatorFiles(files);
        this.clock = clock;
        this.sent = metrics.generate(MetricNames.NOTICE_SENT);
        this.withheld = metrics.generate(MetricNames.NOTICE_WITHHELD);
    }

    @Override
    public void init() throws MessagingException {
        NoticeParameters parameters = NoticeParameters.read(getMailetConfig());
        try {
            NoticeTexts texts = texts(parameters);
            LanguageChoice languages =
                    new LanguageChoice(texts.languages(), parameters.languageByDomain(), parameters.language());
            parameters.reporter("postmaster@localhost", "localhost"); // refuses what is wrong before the first mail
            ready = Optional.of(new Ready(parameters, languages, texts));
        } catch (ConfigurationException | IllegalArgumentException e) {
            throw new MessagingException(NoticeParameters.MAILET + ": " + e.getMessage(), e);
        }
    }

    private NoticeTexts texts(NoticeParameters parameters) throws MessagingException {
        if (parameters.textsDirectory().isEmpty()) {
            return NoticeTexts.shipped();
        }
        List<String> directory = List.of(parameters.textsDirectory().get());
        return NoticeTexts.with(files.find(NoticeParameters.MAILET, directory).get(0));
    }

    /** James learns who the postmaster is after its mailets are ready, so this is asked anew for each notice. */
    private Reporter reporter(NoticeParameters parameters) {
        MailAddress postmaster = getMailetContext().getPostmaster();
        return parameters.reporter(postmaster.asString(), postmaster.getDomain().name());
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Ready now = ready.orElseThrow(() -> new IllegalStateException("SendBounceNotice is not initialised"));
        OriginalMessage original = NoticeSource.original(mail, now.parameters().maxOriginal());
        List<FailedRecipient> recipients = NoticeSource.recipients(mail);
        Optional<Withheld> reason = reasonToWithhold(mail, original, recipients);
        if (reason.isPresent()) {
            withheld.increment();
            LOGGER.info(
                    "No notice about mail {}: {}", mail.getName(), reason.get().because());
        } else {
            send(now, mail, original, recipients);
        }
        if (!now.parameters().passThrough()) {
            mail.setState(Mail.GHOST);
        }
    }

    private static Optional<Withheld> reasonToWithhold(
            Mail mail, OriginalMessage original, List<FailedRecipient> recipients) {
        if (mail.getMaybeSender().isNullSender()) {
            return Optional.of(Withheld.NO_SENDER);
        }
        if (!NoticeSource.hasFailures(mail)) {
            return Optional.of(Withheld.NOT_A_FAILURE);
        }
        if (AutomaticMail.isAutomatic(original)) {
            return Optional.of(Withheld.AUTOMATIC);
        }
        if (AutomaticMail.isList(original)) {
            return Optional.of(Withheld.LIST);
        }
        return recipients.isEmpty() ? Optional.of(Withheld.NOT_ASKED) : Optional.empty();
    }

    private void send(Ready now, Mail mail, OriginalMessage original, List<FailedRecipient> recipients)
            throws MessagingException {
        MailAddress reader = mail.getMaybeSender().get();
        String language = now.languages().choose(original, reader.asString());
        Notice notice = new Notice(
                reader.asString(),
                isInsider(now.parameters(), mail, reader),
                language,
                recipients,
                original,
                NoticeSource.mayReturnWhole(mail, now.parameters().returnWhole()),
                NoticeSource.arrival(mail, original),
                NoticeSource.envelopeId(mail),
                NoticeSource.logId(mail));
        NoticeWriter writer = new NoticeWriter(now.texts(), reporter(now.parameters()), clock);
        send(reader, writer.write(notice));
        sent.increment();
        LOGGER.info(
                "Told the sender of mail {} in '{}' about {} recipient(s): {}",
                mail.getName(),
                language,
                recipients.size(),
                recipients.get(0).verdict().reason().map(Reason::id).orElse(Reason.NO_DETAIL.id()));
    }

    /** Sends a mail of its own, which has nothing of the failed one: what a mail carries decides how James treats it. */
    private void send(MailAddress reader, byte[] notice) throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(notice));
        MailImpl mail = MailImpl.builder()
                .name(MailImpl.getId())
                .sender(MaybeSender.nullSender())
                .addRecipient(reader)
                .mimeMessage(message)
                .build();
        try {
            getMailetContext().sendMail(mail);
        } finally {
            LifecycleUtil.dispose(mail);
        }
    }

    private boolean isInsider(NoticeParameters parameters, Mail mail, MailAddress reader) {
        return switch (parameters.showInternals()) {
            case EVERYBODY -> true;
            case NOBODY -> false;
            case INSIDERS ->
                getMailetContext().isLocalServer(reader.getDomain())
                        || AttributeUtils.getValueAndCastFromMail(mail, Mail.SMTP_AUTH_USER, String.class)
                                .isPresent()
                        || mail.getAttribute(FROM_AUTHORISED_NETWORK)
                                .filter(attribute -> "true"
                                        .equals(String.valueOf(
                                                attribute.getValue().value())))
                                .isPresent();
        };
    }

    @Override
    public String getMailetInfo() {
        return "Rebote's notice to the sender of a failed mail";
    }
}
