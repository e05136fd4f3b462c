package dev.rebote.extension;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * Starts a James and loads Rebote into it as an operator does; ends with a message and exit code 1 unless every public
 * mailet and matcher was named in the configuration and took its mails without an error.
 *
 * <p>Its arguments are the working directory of that James, with {@code conf} and {@code extensions-jars} in it, and the
 * {@code address:port} of the server that takes all mail.
 */
public final class LoadEverything {

    /** The few mails take about two seconds; a busy machine may need many times that. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private LoadEverything() {}

    public static void main(String[] args) {
        try {
            check(JamesWithoutDoors.start(Path.of(args[0]), new OneServerDns(args[1])));
            System.exit(0);
        } catch (Exception | LinkageError e) {
            e.printStackTrace(System.out);
            System.exit(1); // James has started threads that would keep this process
        }
    }

    private static void check(JamesWithoutDoors james) throws Exception {
        Set<String> forgotten = new TreeSet<>(james.mailetsAndMatchersInTheExtension());
        forgotten.removeAll(james.mailetsAndMatchersInUse());
        if (!forgotten.isEmpty()) {
            throw new IllegalStateException(
                    "src/extension/conf/mailetcontainer.xml names no " + String.join(", no ", forgotten));
        }
        james.sendOneMailThroughEachProcessor();
        james.waitUntilIdle(PATIENCE);
        james.mailsInRepositories().forEach(System.out::println);
        System.out.println("loaded: " + james.mailetsAndMatchersInTheExtension());
    }
}
