package dev.rebote.james;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.Trust;
import dev.rebote.status.ReplyCode;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;

/**
 * Whom the one text that James keeps of a transaction is about. James takes it from the first recipient that was refused, also
 * for those who failed for another cause, or because the message itself was refused afterwards.
 */
final class StockTrust {

    /** An address as it stands in a reply, between brackets, quotes or spaces. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\],;:\"'@]+@[^\\s<>()\\[\\],;:\"'@]+");

    private final Evidence told;
    private final Collection<MailAddress> recipients;
    private final Set<String> named;
    private final boolean consistent;

    /**
     * Weighs what was told.
     *
     * @param code      what James calls the code of the error; that of the transaction
     * @param permanent whether James gave up at once; missing when the transaction was a mixed one
     */
    StockTrust(Evidence told, Mail mail, Optional<Integer> code, Optional<Boolean> permanent) {
        this.told = told;
        this.recipients = mail.getRecipients();
        this.named = addressesIn(told.reply());
        mail.getMaybeSender().asOptional().map(StockTrust::key).ifPresent(named::remove);
        this.consistent = agrees(code) && agrees(permanent, told.replyCode());
    }

    /** Says how far the text may be believed of this recipient. */
    Trust in(MailAddress recipient) {
        if (told.stage() == Stage.QUEUE) {
            return Trust.UNCERTAIN; // "Too many retries": what the remote said has been lost
        }
        if (told.stage() == Stage.DNS) {
            return namesDomainOf(recipient) ? Trust.PROVED : Trust.SHARED;
        }
        if (named.contains(key(recipient))) {
            return Trust.PROVED;
        }
        boolean alone = recipients.size() == 1 && named.isEmpty();
        return alone && consistent ? Trust.PROVED : Trust.SHARED;
    }

    /** With partial success the code is that of the success; it says nothing about the text. */
    private boolean agrees(Optional<Integer> code) {
        return code.filter(value -> value >= 400)
                .map(value -> told.replyCode()
                        .map(ReplyCode::value)
                        .filter(value::equals)
                        .isPresent())
                .orElse(true);
    }

    private static boolean agrees(Optional<Boolean> permanent, Optional<ReplyCode> code) {
        return permanent.isPresent()
                && code.map(ReplyCode::isPermanent)
                        .orElseGet(permanent::orElseThrow)
                        .equals(permanent.orElseThrow());
    }

    private boolean namesDomainOf(MailAddress recipient) {
        String domain = recipient.getDomain().asString().toLowerCase(Locale.ROOT);
        return told.reply().toLowerCase(Locale.ROOT).contains(" " + domain + ".");
    }

    private static Set<String> addressesIn(String text) {
        Set<String> found = new HashSet<>();
        Matcher matcher = ADDRESS.matcher(text);
        while (matcher.find()) {
            found.add(withoutFullStop(matcher.group().toLowerCase(Locale.ROOT)));
        }
        return found;
    }

    private static String withoutFullStop(String address) {
        int end = address.length();
        while (end > 0 && ".!?".indexOf(address.charAt(end - 1)) >= 0) {
            end--;
        }
        return address.substring(0, end);
    }

    private static String key(MailAddress address) {
        return address.asString().toLowerCase(Locale.ROOT);
    }
}
