package dev.rebote.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A plain SMTP client that submits mail to James and fails when James refuses a line. Not thread-safe. */
public final class Submission implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    public Submission(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        out = socket.getOutputStream();
        expect("2");
        say("EHLO client.example", "2");
    }

    /** Sends one message; a recipient may carry parameters: {@code <ana@example.org> NOTIFY=NEVER}. */
    public void send(String mailFrom, String message, String... rcptTo) throws IOException {
        say("MAIL FROM:" + bracketed(mailFrom), "2");
        for (String recipient : rcptTo) {
            say("RCPT TO:" + bracketed(recipient), "2");
        }
        say("DATA", "3");
        say(message.replace("\r\n", "\n").replace("\n.", "\n..").replace("\n", "\r\n") + "\r\n.", "2");
    }

    private static String bracketed(String address) {
        return address.startsWith("<") ? address : "<" + address + ">";
    }

    private void say(String line, String expected) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        expect(expected);
    }

    private void expect(String first) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null || !line.startsWith(first)) {
            throw new IOException("James said: " + line);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
