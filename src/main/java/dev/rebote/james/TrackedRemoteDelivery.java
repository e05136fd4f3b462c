package dev.rebote.james;

import com.google.inject.Inject;
import dev.rebote.classify.Classifier;
import dev.rebote.policy.Policy;
import dev.rebote.yaml.ConfigurationException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.mail.MessagingException;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.queue.api.MailPrioritySupport;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.transport.mailets.remote.delivery.RemoteDeliveryConfiguration;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.ProcessingState;
import org.apache.mailet.base.GenericMailet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers mail to remote servers with James's own delivery engine, keeps for each recipient what the remote server said about
 * it, and tries again as the reason of each failure asks.
 *
 * <pre>{@code
 * <processor state="relay" enableJmx="false">
 *   <mailet match="All" class="dev.rebote.james.TrackedRemoteDelivery">
 *     <outgoing>outgoing</outgoing>
 *     <bounceProcessor>bounces</bounceProcessor>
 *     <delayProcessor>delays</delayProcessor>
 *   </mailet>
 * </processor>
 * <processor state="bounces" enableJmx="false">
 *   <mailet match="All" class="DSNBounce"/>
 * </processor>
 * <processor state="delays" enableJmx="false">
 *   <mailet match="All" class="dev.rebote.james.DecodeDeliveryError"/>
 *   <mailet match="All" class="dev.rebote.james.SendBounceNotice"/>
 *   <mailet match="All" class="Null"/>
 * </processor>
 * }</pre>
 *
 * <p>Every attempt that fails is judged as {@link DecodeDeliveryError} judges, and the policy says when to try again. Recipients
 * who are to wait for different times go on in mails of their own. These parameters belong to it:
 * <ul>
 *   <li>{@code policy}: the file of the policy; {@code rebote-policy.yaml} in {@code conf} if there is one, else the policy that Rebote
 *       ships, unless set.
 *   <li>{@code rules}: rule files of the operator, as for {@link DecodeDeliveryError}.
 *   <li>{@code expiry}: the time after which nothing is tried any more, such as {@code 3 days}; the policy's unless set.
 *   <li>{@code delayProcessor}: the processor that gets a copy of a mail that waits, once for each stage of the policy (four hours,
 *       a day, three days), so that its sender can be told. Nobody is told unless set.
 *   <li>{@code queueDelays}: whether James's queue knows delays, {@code true} or {@code false}; known by itself unless set.
 *   <li>{@code waitingRepository}: the mail repository where mails wait if it does not (RabbitMQ); required then.
 * </ul>
 *
 * <p>It takes the parameters of James's {@code RemoteDelivery} in the same meaning: {@code outgoing}, {@code bounceProcessor},
 * {@code onSuccess}, {@code delayTime}, {@code maxRetries}, {@code maxDnsProblemRetries}, {@code timeout},
 * {@code connectiontimeout}, {@code sendpartial}, {@code bind}, {@code heloName}, {@code startTLS}, {@code sslEnable},
 * {@code verifyServerIdentity}, {@code gateway}, {@code gatewayPort}, {@code gatewayUsername}, {@code gatewayPassword},
 * {@code loadBalancing}, {@code usePriority}, {@code debug} and {@code mail.*}. Different are:
 * <ul>
 *   <li>Without {@code delayTime} and {@code maxRetries} the policy decides; with one of them, they and the number of the reply
 *       decide as in James.
 *   <li>{@code bounceProcessor} is required.
 *   <li>{@code sendpartial} is true unless it is set: the message is delivered to whom it can be delivered.
 *   <li>{@code maxRetries} of 0 without {@code delayTime} means no retry.
 *   <li>An unknown parameter or a wrong value stops the start.
 * </ul>
 *
 * <p>The bounce processor gets one mail for each distinct failure, also of mails with the null sender. Each carries the
 * evidence ({@link EvidenceAttributes}) and James's {@code delivery-error} (this recipient's own reply),
 * {@code delivery-error-code} (its code, when there was one) and {@code is-delivery-permanent-error} (always). Recipients whose
 * delivery ended only because another one was refused are tried again at once, alone. {@code onSuccess} gets each delivered
 * recipient once. When a host refuses with its greeting or at EHLO, the next host of the domain is tried.
 */
public final class TrackedRemoteDelivery extends GenericMailet {

    /** The names of its parameters. */
    static final List<String> PARAMETERS = DeliveryConfig.names();

    private static final Logger LOGGER = LoggerFactory.getLogger(TrackedRemoteDelivery.class);

    /** A minute late is early for mail that waits for a quarter of an hour at least. */
    private static final Duration LOOK_INTO_REPOSITORY = Duration.ofSeconds(30);

    /** Times the interval of the looks: five minutes. */
    private static final int LOOKS_UNTIL_ANOTHER_IS_DOWN = 10;

    private final Surroundings james;
    private final Clock clock;
    private final PolicySource policies;
    private final Duration look;
    private Optional<Running> running = Optional.empty();

    /** What there is between init and destroy. */
    private record Running(
            DeliveryParameters parameters, MailQueue queue, DeliveryLoop loop, Optional<Periodic> waitingRoom) {}

    @Inject
    public TrackedRemoteDelivery(
            DNSService dns,
            DomainList domains,
            MailQueueFactory<?> queues,
            MetricFactory metricFactory,
            FileSystem files,
            MailRepositoryStore repositories,
            BounceMemory memory,
            KnownProcessors processors,
            Clock clock) {
        this(
                new Surroundings(dns, domains, queues, metricFactory, files, repositories, memory),
                clock,
                new PolicyFile(
                        DeliveryConfig.MAILET, new OperatorFiles(files), processors::names, metricFactory, clock),
                LOOK_INTO_REPOSITORY);
    }

    /**
     * @param look how often to look for mails that have waited long enough where the queue knows no delays
     */
    TrackedRemoteDelivery(Surroundings james, Clock clock, PolicySource policies, Duration look) {
        this.james = james;
        this.clock = clock;
        this.policies = policies;
        this.look = look;
    }

    @Override
    public void init() throws MessagingException {
        DeliveryParameters parameters = DeliveryParameters.read(getMailetConfig());
        MailetConfig forJames = new EngineConfig(getMailetConfig());
        RemoteDeliveryConfiguration configuration = new RemoteDeliveryConfiguration(forJames, james.domains());
        DeliveryEngine.checkTransport(configuration.createFinalJavaxProperties());
        DeliveryEngine engine = new DeliveryEngine(configuration, james.dns(), getMailetContext(), clock);
        MailQueue queue = james.queues().createQueue(MailQueueName.of(parameters.queue()));
        Optional<WaitingRoom> room = waitingRoom(parameters, queue);
        DeliveryMetrics metrics = new DeliveryMetrics(james.metrics());
        DeliveryConclusion conclusion =
                conclusion(parameters, room.<Waiting>map(itself -> itself).orElseGet(() -> Waiting.in(queue)), metrics);
        DeliveryLoop loop = new DeliveryLoop(
                queue, mail -> conclusion.conclude(mail, engine.attempt(mail)), this::jamesIsReady, metrics);
        running = Optional.of(new Running(parameters, queue, loop, room.map(this::watch)));
        loop.start();
    }

    /**
     * Says whether James takes mails from us. It makes its mailets before its spool, and a queue in files has mails from before
     * the start; the postmaster is what James learns last.
     */
    private boolean jamesIsReady() {
        return Optional.ofNullable(getMailetContext().getPostmaster()).isPresent();
    }

    private DeliveryConclusion conclusion(DeliveryParameters parameters, Waiting waiting, DeliveryMetrics metrics)
            throws MessagingException {
        Policy policy = policies.find(parameters.policy());
        Retries retries = parameters.schedule().isPresent()
                ? parameters.schedule().get()
                : new PolicyRetries(classifier(parameters), policy, james.history(), parameters.expiry());
        Optional<DelayNotices> notices =
                parameters.delayProcessor().map(processor -> new DelayNotices(processor, policy, getMailetContext()));
        return new DeliveryConclusion(parameters, retries, notices, waiting, getMailetContext(), metrics, clock);
    }

    private Classifier classifier(DeliveryParameters parameters) throws MessagingException {
        try {
            return Classifier.with(new OperatorFiles(james.files()).find(DeliveryConfig.MAILET, parameters.rules()));
        } catch (ConfigurationException e) {
            throw new MessagingException(DeliveryConfig.MAILET + ": " + e.getMessage(), e);
        }
    }

    private Optional<WaitingRoom> waitingRoom(DeliveryParameters parameters, MailQueue queue)
            throws MessagingException {
        if (parameters.queueDelays().of(james.queues())) {
            return Optional.empty();
        }
        String url = parameters
                .waitingRepository()
                .orElseThrow(
                        () -> new MessagingException(
                                DeliveryConfig.MAILET + " needs the parameter '"
                                        + DeliveryConfig.WAITING_REPOSITORY
                                        + "', for example 'cassandra://var/mail/waiting/': the queue of"
                                        + " this James does not know delays, and without a place to wait every retry would follow at once"));
        try {
            MailRepository repository = james.repositories().select(MailRepositoryUrl.from(url));
            return Optional.of(
                    new WaitingRoom(repository, queue::enQueue, clock, look.multipliedBy(LOOKS_UNTIL_ANOTHER_IS_DOWN)));
        } catch (MailRepositoryStore.MailRepositoryStoreException | IllegalArgumentException e) {
            throw new MessagingException(
                    DeliveryConfig.MAILET + ": the parameter '" + DeliveryConfig.WAITING_REPOSITORY + "' is '" + url
                            + "', which is no mail repository of this James: " + e.getMessage(),
                    e);
        }
    }

    private Periodic watch(WaitingRoom room) {
        return Periodic.start("TrackedRemoteDelivery-waiting", look, room::release);
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Running now = running();
        HeldMails.forgetFailure(mail);
        if (now.parameters().usePriority()) {
            mail.setAttribute(MailPrioritySupport.HIGH_PRIORITY_ATTRIBUTE);
        }
        enqueue(mail, RecipientGroup.of(mail, now.parameters().viaGateway()), now.queue());
        mail.setState(Mail.GHOST);
    }

    /** Queues one mail for each group; when the queue fails, the mail keeps those who are not in it. */
    private static void enqueue(Mail mail, List<RecipientGroup> groups, MailQueue queue) throws MessagingException {
        String name = mail.getName();
        for (int i = 0; i < groups.size(); i++) {
            mail.setName(groups.get(i).mailName());
            mail.setRecipients(groups.get(i).recipients());
            try {
                queue.enQueue(mail);
            } catch (MessagingException | RuntimeException e) {
                mail.setName(name);
                mail.setRecipients(RecipientGroup.recipients(groups.subList(i, groups.size())));
                throw e;
            }
        }
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        DeliveryParameters parameters = running().parameters();
        return Stream.of(
                        Stream.of(parameters.bounceProcessor()),
                        parameters.onSuccess().stream(),
                        parameters.delayProcessor().stream())
                .flatMap(names -> names)
                .map(ProcessingState::new)
                .toList();
    }

    @Override
    public String getMailetInfo() {
        return "Rebote's remote delivery, which keeps each recipient's reply";
    }

    @Override
    public void destroy() {
        running.ifPresent(now -> {
            now.waitingRoom().ifPresent(Periodic::close);
            now.loop().stop();
            try {
                now.queue().close();
            } catch (IOException e) {
                LOGGER.debug(
                        "The queue {} could not be closed", now.parameters().queue(), e);
            }
        });
        running = Optional.empty();
    }

    private Running running() {
        return running.orElseThrow(() -> new IllegalStateException("TrackedRemoteDelivery is not initialised"));
    }
}
