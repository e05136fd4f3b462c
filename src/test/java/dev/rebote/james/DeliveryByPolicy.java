package dev.rebote.james;

import com.google.inject.Inject;
import dev.rebote.policy.History;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import javax.mail.MessagingException;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.apache.mailet.base.GenericMailet;

/** {@link TrackedRemoteDelivery} with a policy that a test can wait for: seconds in place of hours. */
public final class DeliveryByPolicy extends GenericMailet {

    private final TrackedRemoteDelivery delivery;

    @Inject
    public DeliveryByPolicy(
            DNSService dns,
            DomainList domains,
            MailQueueFactory<?> queues,
            MetricFactory metrics,
            FileSystem files,
            MailRepositoryStore repositories,
            ScriptedPolicy policy) {
        this.delivery = new TrackedRemoteDelivery(
                new Surroundings(dns, domains, queues, metrics, files, repositories, History.NONE),
                Clock.systemUTC(),
                named -> policy,
                Duration.ofMillis(100));
    }

    @Override
    public void init() throws MessagingException {
        delivery.init(getMailetConfig());
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        delivery.service(mail);
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return delivery.requiredProcessingState();
    }

    @Override
    public void destroy() {
        delivery.destroy();
    }
}
