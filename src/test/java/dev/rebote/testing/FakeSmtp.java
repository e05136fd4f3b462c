package dev.rebote.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * An SMTP server on 127.0.0.1 that answers as its {@link Script} says and keeps what it was told. Each connection has a
 * thread of its own. Thread-safe.
 */
public final class FakeSmtp implements AutoCloseable {

    /**
     * A message that was taken.
     *
     * @param sender     as in MAIL FROM, without the brackets
     * @param recipients as in RCPT TO, without the brackets: those that were not refused
     * @param data       the text, lines ended by CRLF
     */
    public record Message(String sender, List<String> recipients, String data) {}

    /** One connection may ask for many; further ones wait in the system. */
    private static final int BACKLOG = 500;

    private final ServerSocket server;
    private final Optional<SSLContext> tls;
    private final boolean inTls;
    private final AtomicInteger connections = new AtomicInteger();
    private final Queue<String> transcript = new ConcurrentLinkedQueue<>();
    private final Queue<Message> messages = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Script script;

    private FakeSmtp(ServerSocket server, Script script, Optional<SSLContext> tls, boolean inTls) {
        this.server = server;
        this.script = script;
        this.tls = tls;
        this.inTls = inTls;
    }

    /** Starts a server on a free port. */
    public static FakeSmtp start(Script script) {
        return start(script, Optional.empty(), false);
    }

    /** Starts a server that speaks TLS after a positive answer to STARTTLS. */
    public static FakeSmtp startWithTls(Script script, SSLContext tls) {
        return start(script, Optional.of(tls), false);
    }

    /** Starts a server that speaks TLS from the beginning. */
    public static FakeSmtp startInTls(Script script, SSLContext tls) {
        return start(script, Optional.of(tls), true);
    }

    private static FakeSmtp start(Script script, Optional<SSLContext> tls, boolean inTls) {
        try {
            ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            FakeSmtp fake = new FakeSmtp(socket, script, tls, inTls);
            fake.daemon("fake-smtp-" + fake.port(), fake::accept);
            return fake;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Gives {@code 127.0.0.1:port}, which James takes as an MX. */
    public String address() {
        return "127.0.0.1:" + port();
    }

    /** Changes the script, from the next step on. */
    public FakeSmtp script(Script other) {
        script = other;
        return this;
    }

    /** Gives how many connections there were. */
    public int connections() {
        return connections.get();
    }

    /** Gives all lines of all connections, as {@code 1 C: MAIL FROM:<...>} and {@code 1 S: 250 ...}. */
    public List<String> transcript() {
        return List.copyOf(transcript);
    }

    /** Gives the messages that were taken. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /** Gives every recipient of every message that was taken, as often as it was delivered. */
    public List<String> delivered() {
        return messages.stream()
                .flatMap(message -> message.recipients().stream())
                .toList();
    }

    @Override
    public void close() {
        closeQuietly(server);
        open.forEach(FakeSmtp::closeQuietly);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                int number = connections.incrementAndGet();
                daemon("fake-smtp-" + port() + "-" + number, () -> serve(socket, number));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            socket.setTcpNoDelay(true);
            FakeSmtpSession session = new FakeSmtpSession(
                    socket,
                    tls,
                    number,
                    (step, line) -> script.answer(step, line, number),
                    transcript::add,
                    messages::add);
            if (inTls) {
                session.startTls();
            }
            session.run();
        } catch (IOException | InterruptedException e) {
            transcript.add(number + " --: " + e);
        } finally {
            open.remove(socket);
        }
    }

    private void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // The test is over; there is nobody to tell.
        }
    }
}
