package dev.rebote.testing;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the {@link Catch} mailets of one James have caught, oldest first. Thread-safe. */
public final class CaughtMails {

    private final Queue<CaughtMail> mails = new ConcurrentLinkedQueue<>();

    void add(CaughtMail mail) {
        mails.add(mail);
    }

    /** Gives everything. */
    public List<CaughtMail> all() {
        return List.copyOf(mails);
    }

    /** Gives what came to one box. */
    public List<CaughtMail> in(String box) {
        return mails.stream().filter(mail -> mail.box().equals(box)).toList();
    }

    /** Gives what came to one box and has a recipient in {@code domain}. */
    public List<CaughtMail> in(String box, String domain) {
        return in(box).stream()
                .filter(mail -> mail.recipients().stream().anyMatch(recipient -> recipient.endsWith("@" + domain)))
                .toList();
    }

    public void clear() {
        mails.clear();
    }
}
