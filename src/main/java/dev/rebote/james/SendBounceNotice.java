package dev.rebote.james;

import com.google.inject.Inject;
import dev.rebote.notice.DigestWriter;
import dev.rebote.notice.FailedRecipient;
import dev.rebote.notice.LanguageChoice;
import dev.rebote.notice.NoticeTexts;
import dev.rebote.notice.OriginalMessage;
import dev.rebote.suppress.NoticeLedger;
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
 * program or through a list (RFC 3834), nor for recipients of whom the sender wants to hear nothing (RFC 3461). A policy that was
 * asked before ({@link DecisionAttributes#NOTIFY}) may tell nobody, the sender later, or an address in place of the sender; that
 * one is told of all but of notices.
 *
 * <p>Nobody is told the same twice: a mail that is processed again tells only what is new. What comes too often is put off, and
 * told in one message about many.
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
 *   <li>{@code noticesPerHour}: how many notices a reader gets in an hour; {@code 20} unless set, {@code 0} for no limit. The rest
 *       is told in one message.
 *   <li>{@code sameNoticeAfter}: how long a reader is not told again of the same recipient and reason, but in that message;
 *       {@code 24h} unless set, {@code 0} to be told each time.
 *   <li>{@code digestAfter}: how long what was put off waits for more; {@code 1h} unless set.
 *   <li>{@code passThrough}: whether the failed mail goes on to the next mailet; {@code true} unless set.
 * </ul>
 *
 * <p>Metrics: {@code rebote.notice.sent} and {@code rebote.notice.withheld} count mails, {@code rebote.notice.put-off} recipients,
 * {@code rebote.notice.digest} messages about many, and {@code rebote.notice.unlimited} times that the memory of all that could not
 * be reached.
 */
public final class SendBounceNotice extends GenericMailet {

    static final List<String> PARAMETERS = NoticeParameters.NAMES;

    private static final Logger LOGGER = LoggerFactory.getLogger(SendBounceNotice.class);

    private final OperatorFiles files;
    private final NoticeLedger ledger;
    private final Clock clock;
    private final NoticeMetrics metrics;
    private Optional<Ready> ready = Optional.empty();

    /** What there is after init. */
    private record Ready(
            NoticeParameters parameters,
            LanguageChoice languages,
            NoticeTeller teller,
            DigestRound digests,
            Periodic rounds) {}

    @Inject
    public SendBounceNotice(MetricFactory metrics, FileSystem files, MemoryStores stores) {
        this(metrics, files, stores.noticeLedger(), Clock.systemUTC());
    }

    SendBounceNotice(MetricFactory metrics, FileSystem files, NoticeLedger ledger, Clock clock) {
        this.files = new OperatorFiles(files);
        this.ledger = ledger;
        this.clock = clock;
        this.metrics = new NoticeMetrics(metrics);
    }

    @Override
    public void init() throws MessagingException {
        NoticeParameters parameters = NoticeParameters.read(getMailetConfig());
        try {
            NoticeTexts texts = texts(parameters);
            LanguageChoice languages =
                    new LanguageChoice(texts.languages(), parameters.languageByDomain(), parameters.language());
            parameters.reporter("postmaster@localhost", "localhost"); // refuses what is wrong before the first mail
            ready = Optional.of(ready(parameters, texts, languages));
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

    private Ready ready(NoticeParameters parameters, NoticeTexts texts, LanguageChoice languages) {
        NoticePost post = new NoticePost(getMailetContext(), parameters);
        NoticeSorter sorter = new NoticeSorter(ledger, parameters.pace(), metrics, clock);
        NoticeTeller teller = new NoticeTeller(parameters, texts, sorter, post, metrics, clock);
        DigestRound.Stationery stationery =
                new DigestRound.Stationery(texts, languages, () -> new DigestWriter(texts, post.reporter(), clock));
        DigestRound digests = new DigestRound(ledger, parameters.pace(), stationery, post, metrics, clock);
        Periodic rounds = Periodic.startLater("SendBounceNotice-digests", digests.pause(), digests::goIfTime);
        return new Ready(parameters, languages, teller, digests, rounds);
    }

    @Override
    public void destroy() {
        ready.map(Ready::rounds).ifPresent(Periodic::close);
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Ready now = ready.orElseThrow(() -> new IllegalStateException("SendBounceNotice is not initialised"));
        OriginalMessage original = NoticeSource.original(mail, now.parameters().maxOriginal());
        for (NoticeReader reader : NoticeReader.all(mail, getMailetContext().getPostmaster())) {
            tell(now, mail, reader, original);
        }
        now.digests().goIfTime();
        if (!now.parameters().passThrough()) {
            mail.setState(Mail.GHOST);
        }
    }

    private void tell(Ready now, Mail mail, NoticeReader reader, OriginalMessage original) throws MessagingException {
        List<FailedRecipient> recipients = NoticeSource.recipients(mail, reader);
        Optional<Withheld> reason = Withheld.why(mail, reader, original, recipients);
        if (reason.isEmpty()) {
            reason = now.teller().tell(telling(now, mail, reader, original, recipients));
        }
        reason.ifPresent(why -> withhold(mail, why));
    }

    private void withhold(Mail mail, Withheld why) {
        metrics.withheld();
        LOGGER.info("No notice about mail {}: {}", mail.getName(), why.because());
    }

    private static Telling telling(
            Ready now, Mail mail, NoticeReader reader, OriginalMessage original, List<FailedRecipient> recipients) {
        String address = reader.address().orElseThrow().asString();
        String language = reader.isNamed()
                ? now.languages().choose(address)
                : now.languages().choose(original, address);
        return new Telling(mail, reader, original, language, NoticeEntry.of(mail, address, recipients));
    }

    @Override
    public String getMailetInfo() {
        return "Rebote's notice to the sender of a failed mail";
    }
}
