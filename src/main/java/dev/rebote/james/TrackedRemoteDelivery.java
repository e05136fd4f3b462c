package dev.rebote.james;

import com.google.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.mail.MessagingException;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.domainlist.api.DomainList;
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
 * Delivers mail to remote servers with James's own delivery engine, and keeps for each recipient what the remote server said
 * about it.
 *
 * <pre>{@code
 * <processor state="relay" enableJmx="false">
 *   <mailet match="All" class="dev.rebote.james.TrackedRemoteDelivery">
 *     <outgoing>outgoing</outgoing>
 *     <bounceProcessor>bounces</bounceProcessor>
 *     <delayTime>5 minutes, 3 * 30 minutes, 2 hours</delayTime>
 *     <maxRetries>20</maxRetries>
 *   </mailet>
 * </processor>
 * <processor state="bounces" enableJmx="false">
 *   <mailet match="All" class="DSNBounce"/>
 * </processor>
 * }</pre>
 *
 * <p>It takes the parameters of James's {@code RemoteDelivery} in the same meaning: {@code outgoing}, {@code bounceProcessor},
 * {@code onSuccess}, {@code delayTime}, {@code maxRetries}, {@code maxDnsProblemRetries}, {@code timeout},
 * {@code connectiontimeout}, {@code sendpartial}, {@code bind}, {@code heloName}, {@code startTLS}, {@code sslEnable},
 * {@code verifyServerIdentity}, {@code gateway}, {@code gatewayPort}, {@code gatewayUsername}, {@code gatewayPassword},
 * {@code loadBalancing}, {@code usePriority}, {@code debug} and {@code mail.*}. Different are:
 * <ul>
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
    static final List<String> PARAMETERS = DeliveryParameters.names();

    private static final Logger LOGGER = LoggerFactory.getLogger(TrackedRemoteDelivery.class);

    private final DNSService dns;
    private final DomainList domains;
    private final MailQueueFactory<?> queues;
    private final MetricFactory metricFactory;
    private final Clock clock;
    private Optional<Running> running = Optional.empty();

    /** What there is between init and destroy. */
    private record Running(DeliveryParameters parameters, MailQueue queue, DeliveryLoop loop) {}

    @Inject
    public TrackedRemoteDelivery(
            DNSService dns, DomainList domains, MailQueueFactory<?> queues, MetricFactory metricFactory) {
        this(dns, domains, queues, metricFactory, Clock.systemUTC());
    }

    TrackedRemoteDelivery(
            DNSService dns, DomainList domains, MailQueueFactory<?> queues, MetricFactory metricFactory, Clock clock) {
        this.dns = dns;
        this.domains = domains;
        this.queues = queues;
        this.metricFactory = metricFactory;
        this.clock = clock;
    }

    @Override
    public void init() throws MessagingException {
        DeliveryParameters parameters = DeliveryParameters.read(getMailetConfig());
        MailetConfig forJames = new EngineConfig(getMailetConfig());
        RemoteDeliveryConfiguration configuration = new RemoteDeliveryConfiguration(forJames, domains);
        DeliveryEngine.checkTransport(configuration.createFinalJavaxProperties());
        DeliveryEngine engine = new DeliveryEngine(configuration, dns, getMailetContext(), clock);
        DeliveryMetrics metrics = new DeliveryMetrics(metricFactory);
        MailQueue queue = queues.createQueue(MailQueueName.of(parameters.queue()));
        DeliveryConclusion conclusion = new DeliveryConclusion(parameters, queue, getMailetContext(), metrics, clock);
        DeliveryLoop loop = new DeliveryLoop(queue, mail -> conclusion.conclude(mail, engine.attempt(mail)), metrics);
        running = Optional.of(new Running(parameters, queue, loop));
        loop.start();
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Running now = running();
        DeliveryAttributes.removeAll(mail);
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
        return Stream.concat(Stream.of(parameters.bounceProcessor()), parameters.onSuccess().stream())
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
