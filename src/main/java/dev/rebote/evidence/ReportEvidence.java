package dev.rebote.evidence;

import dev.rebote.status.EnhancedStatus;
import java.util.Optional;

/** The words that a report quotes, as evidence. */
final class ReportEvidence {

    private static final SmtpReplyReader REPLIES = new SmtpReplyReader();

    private ReportEvidence() {}

    /** Reads words that a report quotes. */
    static Evidence.Builder read(String words) {
        Evidence read = REPLIES.read(withoutFarewell(words), EvidenceSource.REPORT);
        Evidence.Builder evidence = read.toBuilder().event(Event.FAILED);
        boolean success = read.replyCode().filter(code -> code.replyClass() < 4).isPresent();
        if (success && !ReplyWords.isReplyCode(words, 0)) {
            evidence =
                    Evidence.failed(EvidenceSource.REPORT).reply(read.reply()).stage(read.stage());
        }
        if (!tells(read.toldStatus())) {
            LooseCodes.status(words).ifPresent(evidence::toldStatus);
        }
        lastOfExpired(read).ifPresent(evidence::toldStatus);
        if (read.replyCode().isEmpty()) {
            LooseCodes.replyCode(words).ifPresent(evidence::replyCode);
        }
        return evidence;
    }

    /** What qmail and its children say at the end of each message that waited long, whatever it waited for. */
    private static String withoutFarewell(String words) {
        int at = words.indexOf("I'm not going to try again; this");
        return at > 10 ? words.substring(0, at) : words;
    }

    /** Who gave up after a long time quotes at times the last reply: {@code 554 4.4.7 Message expired <421 4.2.2 …>}. */
    private static Optional<EnhancedStatus> lastOfExpired(Evidence read) {
        int open = read.reply().indexOf('<');
        boolean expired = read.toldStatus()
                .filter(told -> told.subject() == 4 && told.detail() == 7)
                .isPresent();
        return expired && ReplyWords.isReplyCode(read.reply(), open + 1)
                ? ToldStatus.leading(read.reply(), open + 4)
                : Optional.empty();
    }

    private static boolean tells(Optional<EnhancedStatus> status) {
        return status.filter(told -> !told.isUndefined() && !told.isSuccess()).isPresent();
    }

    /** Says whether the words themselves tell a status that says more than its class. */
    static boolean tellsStatus(Evidence.Builder evidence) {
        return tells(evidence.build().toldStatus());
    }

    /** Says whether the words tell a reply code or a status of a failure. */
    static boolean hasCode(String words) {
        for (int at = ReplyWords.indexOfReplyCode(words, 0); at >= 0; at = ReplyWords.indexOfReplyCode(words, at + 1)) {
            if (words.charAt(at) >= '4') {
                return true;
            }
        }
        return LooseCodes.status(words).isPresent();
    }

    /** Says whether the words tell more than a code: a lone number or name of a type explains nothing. */
    static boolean saysMore(String words) {
        int letters = 0;
        for (int i = 0; i < words.length() && letters < 4; i++) {
            letters += Character.isLetter(words.charAt(i)) ? 1 : 0;
        }
        return letters >= 4 || (letters >= 2 && words.chars().anyMatch(c -> c > 0x2E80));
    }
}
