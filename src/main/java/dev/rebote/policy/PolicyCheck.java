package dev.rebote.policy;

import java.nio.file.Path;

/**
 * What came out when a policy was read.
 *
 * @param rules how many rules it has
 */
public record PolicyCheck(int rules) {

    /**
     * Reads a policy as strictly as James does.
     *
     * @throws dev.rebote.yaml.ConfigurationException when the file has a mistake; its message names file, line and what is allowed
     */
    public static PolicyCheck of(Path file) {
        return new PolicyCheck(Policies.readRules(file).rules().size());
    }
}
