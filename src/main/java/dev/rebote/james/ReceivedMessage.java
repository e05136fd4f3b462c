package dev.rebote.james;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import org.apache.mailet.Mail;

/** The beginning of a mail's message, as much of it as a report is read by. */
final class ReceivedMessage {

    /** What the reader of reports takes at most, and one octet to see that there is more. */
    private static final int MAX_OCTETS = 1024 * 1024 + 1;

    private ReceivedMessage() {}

    static byte[] octets(Mail mail) throws MessagingException {
        MimeMessage message = mail.getMessage();
        if (message == null) {
            return new byte[0];
        }
        Beginning beginning = new Beginning();
        try {
            message.writeTo(beginning);
        } catch (IOException e) {
            throw new MessagingException("cannot read the message of " + mail.getName(), e);
        }
        return beginning.kept.toByteArray();
    }

    /** Keeps the first octets and drops the others. */
    private static final class Beginning extends OutputStream {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

        @Override
        public void write(int octet) {
            if (kept.size() < MAX_OCTETS) {
                kept.write(octet);
            }
        }

        @Override
        public void write(byte[] octets, int offset, int length) {
            kept.write(octets, offset, Math.min(length, MAX_OCTETS - kept.size()));
        }
    }
}
