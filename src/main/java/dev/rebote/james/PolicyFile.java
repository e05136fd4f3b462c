package dev.rebote.james;

import dev.rebote.policy.Policies;
import dev.rebote.policy.Policy;
import dev.rebote.policy.PolicyListener;
import dev.rebote.yaml.ConfigurationException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.mail.MessagingException;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy in the operator's file, read again when the file changes: the file that is named, or {@value #USUAL} in James's
 * {@code conf} directory, or the policy that Rebote ships where there is none.
 */
final class PolicyFile implements PolicySource {

    static final String USUAL = "rebote-policy.yaml";

    private static final Logger LOGGER = LoggerFactory.getLogger(PolicyFile.class);

    private final String mailet;
    private final OperatorFiles files;
    private final Supplier<Set<String>> processors;
    private final Metric refused;
    private final Clock clock;

    /**
     * @param processors those that James has, asked when the file has changed
     */
    PolicyFile(
            String mailet, OperatorFiles files, Supplier<Set<String>> processors, MetricFactory metrics, Clock clock) {
        this.mailet = mailet;
        this.files = files;
        this.processors = processors;
        this.refused = metrics.generate(MetricNames.POLICY_REFUSED);
        this.clock = clock;
    }

    @Override
    public Policy find(Optional<String> named) throws MessagingException {
        Optional<Path> file = named.isPresent()
                ? Optional.of(files.find(mailet, List.of(named.get())).get(0))
                : files.findInConf(USUAL);
        try {
            return file.<Policy>map(path -> Policies.reloading(path, clock, processors, new LoudListener()))
                    .orElseGet(Policies::shipped);
        } catch (ConfigurationException e) {
            throw new MessagingException(mailet + ": " + e.getMessage(), e);
        }
    }

    /** Tells the log of each change, and counts what was refused. */
    private final class LoudListener implements PolicyListener {

        @Override
        public void replaced(Path file, int rules) {
            LOGGER.info("The policy {} has changed: {} rules are in force", file, rules);
        }

        @Override
        public void refused(Path file, ConfigurationException mistake) {
            refused.increment();
            LOGGER.error("The policy {} has changed and is refused; the old one stays: {}", file, mistake.getMessage());
        }
    }
}
