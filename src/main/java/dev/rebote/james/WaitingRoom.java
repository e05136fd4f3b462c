package dev.rebote.james;

import com.google.common.collect.ImmutableList;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mail repository where mails wait for their time. A mail is where it goes before it leaves the room, so that a
 * crash in between sends it twice rather than never. Several servers may share the repository: each takes out the mails that it
 * put in itself, and those of another only when they are long overdue, because that one is down then. Thread-safe.
 */
final class WaitingRoom implements Waiting {

    private static final Logger LOGGER = LoggerFactory.getLogger(WaitingRoom.class);

    private final MailRepository repository;
    private final Exit exit;
    private final Clock clock;
    private final Duration grace;
    private final String server = WaitingKey.newServer();

    /** Where a mail goes that has waited long enough; it copies the mail. */
    @FunctionalInterface
    interface Exit {
        void leave(Mail mail) throws MessagingException;
    }

    /**
     * @param grace how long overdue the mail of another server is when it must be down; longer than a look into the repository,
     *              and than clocks differ
     */
    WaitingRoom(MailRepository repository, Exit exit, Clock clock, Duration grace) {
        this.repository = repository;
        this.exit = exit;
        this.clock = clock;
        this.grace = grace;
    }

    @Override
    public void enqueue(Mail mail, Duration wait) throws MessagingException {
        if (wait.isZero()) {
            exit.leave(mail);
            return;
        }
        String name = mail.getName();
        DeliveryAttributes.writeName(mail, name);
        mail.setName(WaitingKey.of(clock.instant().plus(wait), server).toString());
        try {
            repository.store(mail);
        } finally {
            mail.setName(name);
            DeliveryAttributes.removeName(mail);
        }
    }

    /** Lets every mail go that has waited long enough; one that cannot be does not keep the others. */
    void release() throws MessagingException {
        for (MailKey key : ImmutableList.copyOf(repository.list())) {
            if (isDue(key)) {
                try {
                    release(key);
                } catch (MessagingException | RuntimeException e) {
                    LOGGER.error("The mail {} could not leave the repository, and stays", key, e);
                }
            }
        }
    }

    private boolean isDue(MailKey key) {
        Instant now = clock.instant();
        return WaitingKey.parse(key.asString())
                .filter(waiting -> waiting.isDue(waiting.isOf(server) ? now : now.minus(grace)))
                .isPresent();
    }

    private void release(MailKey key) throws MessagingException {
        Optional<Mail> found = Optional.ofNullable(repository.retrieve(key));
        if (found.isEmpty()) {
            return; // another server has taken it
        }
        Mail mail = found.get();
        try {
            mail.setName(DeliveryAttributes.name(mail).orElse(key.asString()));
            DeliveryAttributes.removeName(mail);
            exit.leave(mail);
            repository.remove(key);
        } finally {
            LifecycleUtil.dispose(mail);
        }
    }
}
