package dev.rebote.policy;

import dev.rebote.yaml.ConfigurationException;
import java.nio.file.Path;

/** Is told when the file of a policy has changed, by the thread that noticed; loud logs and metrics are its business. */
public interface PolicyListener {

    /** The new file is in force from now on. */
    void replaced(Path file, int rules);

    /** The new file has a mistake, or is gone: the old policy stays. Told once for each change of the file. */
    void refused(Path file, ConfigurationException mistake);
}
