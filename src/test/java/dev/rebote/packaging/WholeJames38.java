package dev.rebote.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A whole James 3.8 in a process of its own, started as an administrator does, from a directory with conf and extensions-jars. */
final class WholeJames38 implements AutoCloseable {

    /** A start takes ten seconds; on a busy machine a minute. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path output;
    private final int webAdmin;

    private WholeJames38(Process process, Path output, int webAdmin) {
        this.process = process;
        this.output = output;
        this.webAdmin = webAdmin;
    }

    /** Starts it, and waits until its REST administration answers at this port. */
    static WholeJames38 start(Path directory, int webAdmin) throws IOException {
        Path output = directory.resolve("output.txt");
        Command command = Command.of(Jdk.ofThisProcess().program("java"))
                .with("-Xmx512m", "-Dworking.directory=" + directory)
                .with("-Dlogback.configurationFile=" + directory.resolve("conf/logback.xml"))
                .withClassPath(JamesJars.of38())
                .with("org.apache.james.MemoryJamesServerMain");
        WholeJames38 james = new WholeJames38(command.start(directory, output), output, webAdmin);
        await().atMost(PATIENCE)
                .failFast(() ->
                        assertThat(james.process.isAlive()).as(james.printed()).isTrue())
                .until(james::answers);
        return james;
    }

    /** Makes a user, by REST as an administrator does. */
    void addUser(String address, String password) throws IOException, InterruptedException {
        int status = put("/users/" + address, "{\"password\":\"" + password + "\"}");
        if (status != 204) {
            throw new IOException("PUT /users: " + status + "\n" + printed());
        }
    }

    /** Asks its REST administration. */
    String get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofString()).body();
    }

    /** Gives all that it has logged. */
    String printed() {
        try {
            return Files.readString(output, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return http.send(request("/domains").GET().build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false; // not yet
        }
    }

    private int put(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + webAdmin + path))
                .timeout(Duration.ofSeconds(20));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
