package dev.rebote.james;

import dev.rebote.evidence.Event;
import dev.rebote.notice.FailedRecipient;
import dev.rebote.suppress.Tellable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.mailet.Mail;

/**
 * A failed recipient, and the tokens by which it is known that somebody has been told of it. They are hashes, so that the ledger
 * keeps no addresses.
 *
 * @param recipient who has not got the mail
 * @param token     names what is told of this mail, whenever it is told
 * @param cause     names what is told of any mail with the same trouble; none while we keep trying, which is told by stages
 */
record NoticeEntry(FailedRecipient recipient, String token, Optional<String> cause) {

    /** Half of a SHA-256: by chance, no two are the same. */
    private static final int BYTES = 16;

    /** What James puts between the name of a mail and a number when it splits it. */
    private static final char SPLIT = '!';

    /** Gives the entries of the recipients of a mail, as told to this reader. */
    static List<NoticeEntry> of(Mail mail, String reader, List<FailedRecipient> recipients) {
        String name = name(mail);
        return recipients.stream().map(recipient -> of(name, reader, recipient)).toList();
    }

    private static NoticeEntry of(String mail, String reader, FailedRecipient recipient) {
        boolean delayed = recipient.verdict().event() == Event.DELAYED;
        String stage = delayed ? Integer.toString(recipient.verdict().evidence().attempts()) : "";
        String status = recipient.verdict().status().toString();
        String reason = recipient.reason().id();
        String event = recipient.verdict().event().id();
        return new NoticeEntry(
                recipient,
                hash("mail", mail, reader, recipient.address(), event, reason, status, stage),
                delayed ? Optional.empty() : Optional.of(hash("cause", reader, recipient.address(), event, reason)));
    }

    Tellable tellable() {
        return new Tellable(token, cause);
    }

    /** Gives the name that a mail keeps when it is stored, processed again, and split on the way. */
    private static String name(Mail mail) {
        String name = NoticeSource.logId(mail);
        int split = name.indexOf(SPLIT);
        return split > 0 ? name.substring(0, split) : name;
    }

    private static String hash(String... parts) {
        byte[] text = String.join("\n", parts).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        byte[] hash = Arrays.copyOf(sha256().digest(text), BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
