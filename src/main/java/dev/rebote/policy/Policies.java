package dev.rebote.policy;

import dev.rebote.yaml.ConfigurationException;
import dev.rebote.yaml.StrictYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;

/** Where policies come from. */
public final class Policies {

    /** A policy of a thousand rules has some hundred kilobytes. */
    static final long MAX_OCTETS = 1 << 20;

    private static final String SHIPPED = "default.yaml";

    private Policies() {}

    /** Gives the policy that Rebote ships, which is good without a change. */
    public static Policy shipped() {
        return PolicyReader.read(StrictYaml.resource(Policies.class, SHIPPED));
    }

    /**
     * Reads a policy.
     *
     * @throws ConfigurationException when the file has a mistake; its message names file, line and what is allowed
     */
    public static Policy read(Path file) {
        return readRules(file);
    }

    /**
     * Reads a policy that is read again when its file has changed. A new file with a mistake is refused, and the old one stays.
     *
     * @param processors those that a new file may name; whoever starts with this one checks it by {@link Policy#processors}
     * @throws ConfigurationException when the file has a mistake now
     */
    public static Policy reloading(Path file, Clock clock, Supplier<Set<String>> processors, PolicyListener listener) {
        return new ReloadingPolicy(file, clock, processors, listener);
    }

    static RulePolicy readRules(Path file) {
        try {
            long octets = Files.size(file);
            if (octets > MAX_OCTETS) {
                throw new ConfigurationException(
                        file.getFileName() + ": has " + octets + " octets; a policy has at most " + MAX_OCTETS);
            }
        } catch (IOException e) {
            throw new ConfigurationException(file + ": cannot be read: " + e.getMessage(), e);
        }
        return PolicyReader.read(StrictYaml.read(file));
    }
}
