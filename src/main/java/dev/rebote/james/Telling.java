package dev.rebote.james;

import dev.rebote.notice.FailedRecipient;
import dev.rebote.notice.OriginalMessage;
import java.util.List;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;

/**
 * What there is to tell one reader of one mail.
 *
 * @param mail     the failed mail
 * @param reader   who is told, with an address
 * @param original its message
 * @param language the tag of the reader's language
 * @param entries  its failed recipients, at least one
 */
record Telling(Mail mail, NoticeReader reader, OriginalMessage original, String language, List<NoticeEntry> entries) {

    Telling {
        entries = List.copyOf(entries);
    }

    MailAddress address() {
        return reader.address().orElseThrow();
    }

    List<FailedRecipient> recipients() {
        return entries.stream().map(NoticeEntry::recipient).toList();
    }

    /** Gives whose place the reader takes, an empty text for the null sender; empty when the reader is the sender. */
    Optional<String> insteadOf() {
        return reader.isNamed() ? Optional.of(mail.getMaybeSender().asString("")) : Optional.empty();
    }

    /** Gives the same about some of the recipients. */
    Telling only(List<NoticeEntry> some) {
        return new Telling(mail, reader, original, language, some);
    }
}
