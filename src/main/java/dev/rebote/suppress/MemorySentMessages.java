package dev.rebote.suppress;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What was sent to whom, in memory; the oldest go first when it is full. */
final class MemorySentMessages implements SentMessages {

    /** At some 150 bytes each, 15 MB. */
    private static final int MOST = 100_000;

    private final Retention retention;
    private final Map<UUID, Instant> sent = new Newest<>(MOST);

    MemorySentMessages(Retention retention) {
        this.retention = retention;
    }

    @Override
    public synchronized void sent(String messageId, String recipient, Instant at) {
        sent.put(SentId.of(messageId, recipient), at);
    }

    @Override
    public synchronized boolean wasSent(String messageId, String recipient, Instant since) {
        Instant at = sent.get(SentId.of(messageId, recipient));
        return at != null && !at.isBefore(since);
    }

    @Override
    public synchronized int expire(Instant now, int most) {
        Instant tooOld = now.minus(retention.sent());
        int before = sent.size();
        sent.values().removeIf(tooOld::isAfter);
        return before - sent.size();
    }
}
