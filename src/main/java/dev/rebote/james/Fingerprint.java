package dev.rebote.james;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import org.apache.mailet.Mail;

/** What tells one message from others: a hash of what its sender wrote, without the traces that servers add on the way. */
final class Fingerprint {

    private static final String[] FIELDS = {"Message-ID", "Date", "From", "Subject"};

    private Fingerprint() {}

    static String of(Mail mail) throws MessagingException {
        MessageDigest digest = sha256();
        MimeMessage message = mail.getMessage();
        if (message != null) {
            for (String field : FIELDS) {
                String value = message.getHeader(field, "\n");
                digest.update((field + ":" + value + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] octets = ReceivedMessage.octets(mail);
        int body = body(octets);
        digest.update(octets, body, octets.length - body);
        return Base64.getEncoder().encodeToString(digest.digest());
    }

    /** Gives where the first empty line is. */
    private static int body(byte[] octets) {
        for (int i = 1; i < octets.length; i++) {
            boolean empty = octets[i] == '\n' && (octets[i - 1] == '\n' || (i > 1 && octets[i - 2] == '\n'));
            if (empty) {
                return i;
            }
        }
        return octets.length;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
