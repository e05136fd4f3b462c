package dev.rebote.james;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.rebote.disabling.DisablingLimits;
import dev.rebote.suppress.DeadRecipients;
import dev.rebote.suppress.KeptPaths;
import dev.rebote.suppress.NoticeLedger;
import dev.rebote.suppress.RemovedMappings;
import dev.rebote.suppress.SentMessages;
import dev.rebote.suppress.StoreUnavailableException;
import dev.rebote.suppress.Stores;
import dev.rebote.suppress.Suppressions;
import java.io.FileNotFoundException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.annotation.PreDestroy;
import org.apache.james.filesystem.api.FileSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stores that the mailets of one server share, opened once as {@code conf/rebote.properties} says; without that file, H2 in
 * James's {@code var} directory. A mistake in the file stops the start. Thread-safe.
 */
@Singleton
public final class MemoryStores {

    private static final Logger LOGGER = LoggerFactory.getLogger(MemoryStores.class);

    /** What is over is thrown away this often; a day late does no harm. */
    private static final Duration SWEEP = Duration.ofHours(1);

    /** So long a start waits for the store; a file that a crash left behind opens in seconds. */
    private static final Duration START = Duration.ofSeconds(10);

    private final Clock clock;
    private final Stores stores;
    private final DeadRecipients deadRecipients;
    private final Periodic sweeper;
    private final StoreLog log;
    private volatile Optional<Supplier<DisablingLimits>> heard = Optional.empty();

    @Inject
    public MemoryStores(FileSystem files, Alarms alarms, Clock clock) throws FileNotFoundException {
        this(Stores.open(StorePropertiesFile.read(files), clock), alarms, clock);
    }

    MemoryStores(Stores stores, Alarms alarms, Clock clock) {
        this.clock = clock;
        this.stores = stores;
        this.log = new StoreLog(LOGGER, "what is over is thrown away later", clock);
        this.deadRecipients = new DeadRecipients(stores.suppressions(), clock, this::limits, alarms::raise);
        prepare();
        this.sweeper = Periodic.startLater("rebote-sweeper", SWEEP, this::sweep);
    }

    /** Mail that failed before the store is open would be forgotten. */
    private void prepare() {
        if (!stores.prepare(START)) {
            LOGGER.warn(
                    "The store has not opened in {} s; until it does, mail flows and nothing is remembered",
                    START.toSeconds());
        }
    }

    Suppressions suppressions() {
        return stores.suppressions();
    }

    SentMessages sentMessages() {
        return stores.sentMessages();
    }

    NoticeLedger noticeLedger() {
        return stores.noticeLedger();
    }

    RemovedMappings removedMappings() {
        return stores.removedMappings();
    }

    KeptPaths keptPaths() {
        return stores.keptPaths();
    }

    DeadRecipients deadRecipients() {
        return deadRecipients;
    }

    /** Lets these numbers say who is disabled. One server has one set of them: whoever comes last is heard. */
    synchronized void disableBy(Supplier<DisablingLimits> others) {
        if (heard.isPresent() && !limits().equals(others.get())) {
            LOGGER.warn("Two policies say otherwise by which numbers recipients are disabled; the last one is heard");
        }
        heard = Optional.of(others);
    }

    private DisablingLimits limits() {
        return heard.map(Supplier::get).orElse(DisablingLimits.DEFAULT);
    }

    private void sweep() {
        try {
            LOGGER.info("Threw away what is over: {}", stores.expire(clock));
            log.answers();
        } catch (StoreUnavailableException e) {
            log.away(e);
        }
    }

    /** James stops its mail servers after this: who asks later is told that the store is away, and mail flows. */
    @PreDestroy
    public void close() {
        sweeper.close();
        stores.close();
    }
}
