package dev.rebote.extension;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Starts a James with an example of configuration, sends a mail through each of its processors, and prints what was stored; ends
 * with exit code 1 when anything goes wrong. Its arguments are those of {@link LoadEverything}.
 */
public final class LoadExample {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private LoadExample() {}

    public static void main(String[] args) {
        try {
            JamesWithoutDoors james = JamesWithoutDoors.start(Path.of(args[0]), new OneServerDns(args[1]));
            james.sendOneMailThroughEachProcessor();
            james.waitUntilIdle(PATIENCE);
            james.mailsInRepositories().forEach(System.out::println);
            System.exit(0);
        } catch (Exception | LinkageError e) {
            e.printStackTrace(System.out);
            System.exit(1); // James has started threads that would keep this process
        }
    }
}
