package dev.rebote.policy;

import dev.rebote.disabling.DisablingLimits;
import dev.rebote.yaml.ConfigurationException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A policy whose file is looked at every few seconds, by whoever asks first. Thread-safe; nobody waits for a lock or for another
 * who reads the file.
 */
final class ReloadingPolicy implements Policy {

    /** An operator who has saved the file sees it in force at once; looking costs less than one mail. */
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final Path file;
    private final Clock clock;
    private final Supplier<Set<String>> processors;
    private final PolicyListener listener;
    private final AtomicLong nextLook;
    private volatile FileStamp stamp;
    private volatile RulePolicy current;

    ReloadingPolicy(Path file, Clock clock, Supplier<Set<String>> processors, PolicyListener listener) {
        this.file = file;
        this.clock = clock;
        this.processors = processors;
        this.listener = listener;
        // The stamp first: a change between the two is seen at the next look.
        this.stamp = FileStamp.of(file);
        this.current = Policies.readRules(file);
        this.nextLook = new AtomicLong(lookAfter(clock.millis()));
    }

    @Override
    public Decision decide(Incident incident, History history) {
        return current().decide(incident, history);
    }

    @Override
    public List<Duration> delayNotices() {
        return current().delayNotices();
    }

    @Override
    public DisablingLimits disabling() {
        return current().disabling();
    }

    @Override
    public Set<String> processors() {
        return current().processors();
    }

    private RulePolicy current() {
        long now = clock.millis();
        long due = nextLook.get();
        if (now >= due && nextLook.compareAndSet(due, lookAfter(now))) {
            look();
        }
        return current;
    }

    private static long lookAfter(long now) {
        return now + BETWEEN_LOOKS.toMillis();
    }

    private void look() {
        FileStamp found = FileStamp.of(file);
        if (found.equals(stamp)) {
            return;
        }
        stamp = found;
        try {
            RulePolicy read = Policies.readRules(file);
            read.refuseOtherProcessors(processors.get());
            current = read;
            listener.replaced(file, read.rules().size());
        } catch (ConfigurationException e) {
            listener.refused(file, e);
        }
    }
}
