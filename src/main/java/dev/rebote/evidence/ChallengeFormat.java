package dev.rebote.evidence;

import java.util.Optional;

/** Challenges: the recipient's mailer holds the message until its sender proves to be a person. */
final class ChallengeFormat implements ReportFormat {

    private static final Words TEXT = Words.load("challenge");

    @Override
    public String id() {
        return "challenge";
    }

    /** Says whether somebody who is no mailer asks for a proof, and nothing shows that the message has failed. */
    static boolean isLikely(Notice notice) {
        return !Sender.isMailer(notice)
                && !Sender.isPostmaster(notice)
                && notice.returned().isEmpty()
                && TEXT.in(notice.prose().lowerText())
                && !ProseFormat.quotesReply(notice);
    }

    @Override
    public Optional<Findings> read(Notice notice) {
        boolean answers = notice.header().has("in-reply-to")
                || notice.header().has("auto-submitted")
                || notice.hasNullReturnPath()
                || notice.subject().startsWith("re:");
        String words = answers
                        || notice.subject().contains("confirm")
                        || notice.subject().contains("verif")
                ? TEXT.firstIn(notice.prose().lowerText())
                : "";
        return words.isEmpty() || Sender.isMailer(notice)
                ? Optional.empty()
                : Optional.of(Findings.of(Event.CHALLENGE, "it says '" + words + "'"));
    }
}
