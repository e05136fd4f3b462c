package dev.rebote.testing;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One connection to {@link FakeSmtp}. */
final class FakeSmtpSession {

    private final Socket plain;
    private final Optional<SSLContext> tls;
    private final int number;
    private final BiFunction<Step, String, Reply> script;
    private final Consumer<String> transcript;
    private final Consumer<FakeSmtp.Message> messages;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";
    private Socket socket;
    private BufferedReader in;

    FakeSmtpSession(
            Socket socket,
            Optional<SSLContext> tls,
            int number,
            BiFunction<Step, String, Reply> script,
            Consumer<String> transcript,
            Consumer<FakeSmtp.Message> messages)
            throws IOException {
        this.plain = socket;
        this.socket = socket;
        this.tls = tls;
        this.number = number;
        this.script = script;
        this.transcript = transcript;
        this.messages = messages;
        this.in = reader(socket.getInputStream());
    }

    void run() throws IOException, InterruptedException {
        if (!answer(Step.CONNECT, "")) {
            return;
        }
        String line = in.readLine();
        while (line != null) {
            transcript.accept(number + " C: " + line);
            if (!command(line)) {
                return;
            }
            line = in.readLine();
        }
    }

    private boolean command(String line) throws IOException, InterruptedException {
        Step step = Step.of(line);
        Reply reply = script.apply(step, line);
        remember(step, line, reply);
        boolean stays = send(reply);
        if (stays && reply.isPositive() && step == Step.STARTTLS) {
            startTls();
        }
        if (stays && reply.bytes().length > 0 && reply.bytes()[0] == '3' && step == Step.DATA) {
            return takeData();
        }
        return stays;
    }

    private void remember(Step step, String line, Reply reply) {
        if (step == Step.MAIL) {
            recipients.clear();
            sender = address(line);
        }
        if (step == Step.RCPT && reply.isPositive() && reply.bytes()[0] == '2') {
            recipients.add(address(line));
        }
    }

    private boolean takeData() throws IOException, InterruptedException {
        StringBuilder data = new StringBuilder();
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            data.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            line = in.readLine();
        }
        if (line == null) {
            return false;
        }
        Reply reply = script.apply(Step.END_OF_DATA, "");
        if (reply.isPositive()) {
            messages.accept(new FakeSmtp.Message(sender, List.copyOf(recipients), data.toString()));
        }
        return send(reply);
    }

    private boolean answer(Step step, String line) throws IOException, InterruptedException {
        return send(script.apply(step, line));
    }

    private boolean send(Reply reply) throws IOException, InterruptedException {
        Thread.sleep(reply.delay().toMillis());
        OutputStream out = socket.getOutputStream();
        out.write(reply.bytes());
        out.flush();
        transcript.accept(number + " S: " + new String(reply.bytes(), StandardCharsets.UTF_8).strip());
        if (reply.then() == Reply.Then.RESET) {
            plain.setSoLinger(true, 0);
        }
        if (reply.then() != Reply.Then.STAY) {
            plain.close();
            return false;
        }
        return true;
    }

    void startTls() throws IOException {
        SSLSocket secure = (SSLSocket)
                tls.orElseThrow().getSocketFactory().createSocket(plain, "127.0.0.1", plain.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        socket = secure;
        in = reader(secure.getInputStream());
    }

    private static BufferedReader reader(InputStream stream) {
        return new BufferedReader(new InputStreamReader(new BufferedInputStream(stream), StandardCharsets.UTF_8));
    }

    private static String address(String line) {
        int start = line.indexOf('<');
        int end = line.lastIndexOf('>');
        return start >= 0 && end > start ? line.substring(start + 1, end) : "";
    }
}
