package dev.rebote.evidence;

import dev.rebote.status.EnhancedStatus;

/** The words that a report quotes, as evidence. */
final class ReportEvidence {

    private static final SmtpReplyReader REPLIES = new SmtpReplyReader();

    private ReportEvidence() {}

    /** Reads words that a report quotes. */
    static Evidence.Builder read(String words) {
        return REPLIES.read(words, EvidenceSource.REPORT).toBuilder().event(Event.FAILED);
    }

    static boolean tellsStatus(Evidence.Builder evidence) {
        return evidence.build().toldStatus().isPresent();
    }

    /** Says whether {@code told} is only the class of what the words themselves tell: {@code 5.0.0} beside {@code 5.1.1}. */
    static boolean isVaguer(EnhancedStatus told, Evidence.Builder evidence) {
        return told.isUndefined()
                && evidence.build().toldStatus().filter(own -> !own.isUndefined()).isPresent();
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
