package dev.rebote.james;

import dev.rebote.notice.FailedRecipient;
import dev.rebote.notice.OriginalMessage;
import java.util.List;
import java.util.Optional;
import org.apache.mailet.Mail;

/** Why a failed mail gets no notice. */
enum Withheld {
    NOBODY("the policy tells nobody"),
    NO_SENDER("it has no sender"),
    NOT_A_FAILURE("it tells of no failure"),
    AUTOMATIC("it was sent by a program"),
    LIST("it came through a list or in bulk"),
    NOT_ASKED("its sender asked for no notice"),
    A_NOTICE("it is a notice itself"),
    THE_READER("the one to tell of it is who has not got it"),
    TOLD("it has been told before");

    private final String because;

    Withheld(String because) {
        this.because = because;
    }

    String because() {
        return because;
    }

    /**
     * Gives what forbids to tell this reader. What the sender wants, and what programs must not answer, concerns the sender; an
     * address that an operator names is told of all but of notices, which would go round for ever.
     *
     * @param recipients those that there is to tell of
     */
    static Optional<Withheld> why(
            Mail mail, NoticeReader reader, OriginalMessage original, List<FailedRecipient> recipients) {
        if (reader.kind() == NoticeReader.Kind.NOBODY) {
            return Optional.of(NOBODY);
        }
        if (reader.address().isEmpty()) {
            return Optional.of(NO_SENDER);
        }
        if (recipients.isEmpty() && !NoticeSource.hasFailures(mail)) {
            return Optional.of(NOT_A_FAILURE);
        }
        Optional<Withheld> forbidden = reader.isNamed() ? whyNotNamed(mail, original) : whyNotSender(original);
        Withheld nobodyLeft = reader.isNamed() ? THE_READER : NOT_ASKED;
        return forbidden.or(() -> recipients.isEmpty() ? Optional.of(nobodyLeft) : Optional.empty());
    }

    private static Optional<Withheld> whyNotNamed(Mail mail, OriginalMessage original) {
        return AutomaticMail.isNotice(mail.getMaybeSender(), original) ? Optional.of(A_NOTICE) : Optional.empty();
    }

    private static Optional<Withheld> whyNotSender(OriginalMessage original) {
        if (AutomaticMail.isAutomatic(original)) {
            return Optional.of(AUTOMATIC);
        }
        return AutomaticMail.isList(original) ? Optional.of(LIST) : Optional.empty();
    }
}
