package dev.rebote.james;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import javax.mail.internet.InternetAddress;
import org.apache.james.transport.mailets.remote.delivery.ExecutionResult;
import org.apache.james.transport.mailets.remote.delivery.ExecutionResult.ExecutionState;
import org.apache.james.transport.mailets.remote.delivery.MailDelivrerToHost;
import org.apache.james.transport.mailets.remote.delivery.RemoteDeliveryConfiguration;
import org.apache.mailet.HostAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;

/** James's delivery to one host, which tells the {@link DeliveryAttempt} of its thread what each recipient was told. Thread-safe. */
final class HostDelivery extends MailDelivrerToHost {

    /** James's engine calls us back in the thread in which we called it, and passes nothing of ours on. */
    private static final ThreadLocal<DeliveryAttempt> OF_THIS_THREAD = new ThreadLocal<>();

    HostDelivery(RemoteDeliveryConfiguration configuration, MailetContext context) {
        super(configuration, context);
    }

    /** Lets the engine run for this attempt. */
    ExecutionResult run(DeliveryAttempt attempt, Engine engine) {
        OF_THIS_THREAD.set(attempt);
        try {
            return engine.deliver();
        } finally {
            OF_THIS_THREAD.remove();
        }
    }

    /** What calls {@link #tryDeliveryToHost} in the same thread, once for each host. */
    @FunctionalInterface
    interface Engine {
        ExecutionResult deliver();
    }

    @Override
    @SuppressWarnings("deprecation") // HostAddress: James's engine knows no other
    public ExecutionResult tryDeliveryToHost(Mail mail, Collection<InternetAddress> addresses, HostAddress server)
            throws MessagingException {
        DeliveryAttempt attempt = Optional.ofNullable(OF_THIS_THREAD.get())
                .orElseThrow(() -> new IllegalStateException("delivery to a host outside of an attempt"));
        Host host = new Host(server.getHostName(), server.getHost(), server.getPort());
        List<InternetAddress> open = attempt.stillOpen(addresses);
        SmtpConversation talk = attempt.converse(open);
        try {
            ExecutionResult result = withOurClasses(() -> talk.hear(() -> super.tryDeliveryToHost(mail, open, server)));
            conclude(attempt, open, host, result);
            return result;
        } catch (MessagingException e) {
            attempt.failed(open, host, talk, e);
            throw talk.isRefusedAtTheDoor() ? askingForTheNextHost(e) : e;
        } catch (RuntimeException e) {
            attempt.failed(open, host, talk, e);
            throw e;
        }
    }

    /** The mail library looks for our transport where the thread looks for classes, which is James's loader, not ours. */
    private static ExecutionResult withOurClasses(SmtpConversation.Delivery delivery) throws MessagingException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SMTPTransport.class.getClassLoader());
        try {
            return delivery.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void conclude(
            DeliveryAttempt attempt, List<InternetAddress> open, Host host, ExecutionResult result) {
        if (result.getExecutionState() == ExecutionState.SUCCESS) {
            attempt.delivered(open);
        } else {
            attempt.failed(open, host, result);
        }
    }

    /** James's engine goes on to the next host of a domain when an {@link IOException} is the cause, and only then. */
    private static MessagingException askingForTheNextHost(MessagingException refused) {
        return new MessagingException(refused.getMessage(), new IOException(refused));
    }
}
