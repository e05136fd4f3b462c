package dev.rebote.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed in the middle of its work: what it said that it remembers is in the file. */
class KilledServerTest {

    private static final int ROUNDS = 5;

    @TempDir
    private Path directory;

    @Test
    void shouldLoseNothingThatItSaidItRemembers() throws Exception {
        String url = "jdbc:h2:file:" + directory.resolve("rebote");
        Random chance = new Random();
        List<String> said = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            said.addAll(written(url, "round" + round, 50 + chance.nextInt(400)));
        }

        try (Stores stores =
                Stores.open(Emptied.patient(StoreSettings.at(url, "rebote", "")), new HandClock(Entries.NOW))) {
            assertThat(said).hasSizeGreaterThan(ROUNDS * 49);
            assertThat(said)
                    .allMatch(recipient -> !stores.suppressions()
                            .history(Entries.TENANT, recipient, Instant.EPOCH, 1)
                            .isEmpty());
        }
    }

    /** Lets a program write until it has said so of that many, and kills it. */
    private static List<String> written(String url, String name, int enough) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        url,
                        name)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader out = writer.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(name)) {
                    said.add(line);
                }
                if (said.size() >= enough && writer.isAlive()) {
                    // Through the handle: the process itself would close its output, which we still read.
                    writer.toHandle().destroyForcibly();
                }
            }
        }
        writer.waitFor();
        return said;
    }
}
