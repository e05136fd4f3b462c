package dev.rebote.james;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.URLName;
import org.apache.james.core.MailAddress;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.transport.mailets.remote.delivery.Bouncer;
import org.apache.james.transport.mailets.remote.delivery.ExecutionResult;
import org.apache.james.transport.mailets.remote.delivery.MailDelivrer;
import org.apache.james.transport.mailets.remote.delivery.RemoteDeliveryConfiguration;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;

/** James's own delivery engine, asked for one attempt at a time and for what each recipient was told. Thread-safe. */
final class DeliveryEngine {

    private final MailDelivrer delivrer;
    private final HostDelivery hosts;
    private final boolean viaGateway;
    private final Clock clock;

    DeliveryEngine(RemoteDeliveryConfiguration configuration, DNSService dns, MailetContext context, Clock clock) {
        this.hosts = new HostDelivery(configuration, context);
        this.delivrer = new MailDelivrer(configuration, hosts, dns, new NoBounce(configuration, context), context);
        this.viaGateway = !configuration.getGatewayServer().isEmpty();
        this.clock = clock;
    }

    /** Tries to deliver and gives the outcome for each recipient; the mail's recipients are the same afterwards. */
    Map<MailAddress, Outcome> attempt(Mail mail) {
        List<MailAddress> recipients = List.copyOf(mail.getRecipients());
        DeliveryAttempt attempt = new DeliveryAttempt(clock, recipients);
        ExecutionResult result = hosts.run(attempt, () -> delivrer.deliver(mail));
        mail.setRecipients(recipients);
        return attempt.conclude(result, viaGateway);
    }

    /** Makes sure that the mail library finds our transport: with any other nobody would hear what a recipient was told. */
    static void checkTransport(Properties properties) throws MessagingException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SMTPTransport.class.getClassLoader());
        try {
            Object found = Session.getInstance(properties).getTransport(new URLName("smtp://localhost"));
            if (!(found instanceof SMTPTransport)) {
                throw new MessagingException("the mail library takes "
                        + found.getClass().getName() + " instead of " + SMTPTransport.class.getName());
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** James bounces in the midst of an attempt, for all in the words of one; here the outcomes tell. */
    private static final class NoBounce extends Bouncer {

        NoBounce(RemoteDeliveryConfiguration configuration, MailetContext context) {
            super(configuration, context);
        }

        @Override
        public void bounce(Mail mail, Exception ex) {}
    }
}
