package dev.rebote.james;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The process of {@link ServerToKill}: started, killed as with {@code kill -9}, and started again in the same directory. */
final class KilledServer implements AutoCloseable {

    /** A start takes five to ten seconds; a busy machine takes longer. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path home;
    private final int remotePort;
    private Optional<Process> process = Optional.empty();

    KilledServer(Path home, int remotePort) {
        this.home = home;
        this.remotePort = remotePort;
    }

    /** Starts it and gives its SMTP port. */
    int start() throws IOException, InterruptedException {
        Path ready = home.resolve(ServerToKill.READY);
        Files.deleteIfExists(ready);
        Process started = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx384m",
                        "-XX:TieredStopAtLevel=1",
                        "-Drebote.test.log=WARN",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ServerToKill.class.getName(),
                        home.toString(),
                        Integer.toString(remotePort)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        process = Optional.of(started);
        Instant end = Instant.now().plus(PATIENCE);
        while (!Files.exists(ready)) {
            if (!started.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("James did not start:\n" + lastLines());
            }
            Thread.sleep(50);
        }
        return Integer.parseInt(Files.readString(ready));
    }

    /** Kills it, whatever it is doing. */
    void kill() {
        process.ifPresent(running -> running.destroyForcibly().onExit().join());
        process = Optional.empty();
    }

    /** Counts the times that the store did not answer and mail flowed without it. */
    long timesWithoutStore() throws IOException {
        try (Stream<String> lines = Files.lines(log())) {
            return lines.filter(line -> line.contains("cannot be reached")).count();
        }
    }

    String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }

    private Path log() {
        return home.resolve("james.log");
    }

    @Override
    public void close() {
        kill();
    }
}
