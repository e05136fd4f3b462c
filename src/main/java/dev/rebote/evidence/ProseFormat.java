package dev.rebote.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Notices in prose, of mailers of all ages and languages. A notice is recognised by several signs together, because each of
 * them alone stands in ordinary mail too.
 */
final class ProseFormat implements ReportFormat {

    private static final Words SUBJECT = Words.load("notice-subject");
    private static final Words SUMMARY = Words.load("summary-subject");
    private static final FailureWords FAILURE = new FailureWords();

    /** What a list writes into the mail that it sends on. */
    private static final List<String> LIST_FIELDS =
            List.of("list-unsubscribe", "list-id", "list-post", "x-beenthere", "x-mailman-version");

    /** Fewer signs than these are a coincidence. */
    private static final int ENOUGH = 6;

    /** A notice says within its first lines that something failed. */
    private static final int FIRST_LINES = 60;

    @Override
    public String id() {
        return "prose";
    }

    @Override
    public Optional<Findings> read(Notice notice) {
        if (PostmasterNews.is(notice)) {
            return Optional.empty();
        }
        Signs signs = signs(notice);
        if (signs.sum < ENOUGH || !signs.tells) {
            return Optional.empty();
        }
        if (ProseEvent.saysSuccess(notice)) {
            return Optional.of(Findings.of(Event.DELIVERED, "it says that the message has arrived"));
        }
        ProseRecipients named = notice.named();
        Event event = ProseEvent.of(notice);
        List<ReportedRecipient> recipients = new ArrayList<>();
        for (String address : FailedRecipients.of(notice, named)) {
            recipients.add(recipient(event, address, named.wordsFor(address, notice)));
        }
        boolean isMailer = signs.ofMailer || signs.reply || !notice.returned().isEmpty();
        boolean isListed = FailedRecipients.areNamed(notice, RecipientPlace.Sureness.LISTED);
        if (!isMailer && !isListed) {
            return Optional.empty();
        }
        if (!signs.sure && Pretence.isPossible(notice, recipients)) {
            return Optional.empty();
        }
        if (recipients.isEmpty() && !signs.reply && !isMailersWord(notice)) {
            return Optional.empty();
        }
        if (recipients.isEmpty()) {
            recipients.add(nobody(event, ProseWords.of(notice, named, List.of())));
        }
        return Optional.of(Findings.of(event, signs.why(), recipients)
                .guessed(!FailedRecipients.areNamed(notice, RecipientPlace.Sureness.NEAR)));
    }

    /** What names nobody and shows nothing has to come from a mailer, under the subject of a notice. */
    private static boolean isMailersWord(Notice notice) {
        return !notice.returned().isEmpty() || (Sender.isMailer(notice) && SUBJECT.in(notice.subject()));
    }

    /** Says whether the subject is that of a notice. */
    static boolean hasSubject(Notice notice) {
        return SUBJECT.in(notice.subject());
    }

    private static ReportedRecipient recipient(Event event, String address, String words) {
        return ReportedRecipient.of(
                ReportEvidence.read(words).event(event).recipient(address).build());
    }

    private static ReportedRecipient nobody(Event event, String words) {
        return ReportedRecipient.of(ReportEvidence.read(words).event(event).build());
    }

    private static Signs signs(Notice notice) {
        Signs signs = new Signs();
        boolean manager = Sender.isListManager(notice);
        signs.add(Sender.isMailer(notice) && !manager, 3, "a mailer wrote it");
        signs.add(manager, 2, "the manager of a list wrote it");
        signs.add(!Sender.isMailer(notice) && Sender.isPostmaster(notice), 2, "a postmaster wrote it");
        signs.add(notice.hasNullReturnPath(), 2, "its return path is null");
        signs.add(SUBJECT.in(notice.subject()), 3, "its subject is that of a notice");
        signs.add(notice.header().has("x-failed-recipients"), 4, "it has the field X-Failed-Recipients");
        if (signs.sum == 0) {
            return signs;
        }
        signs.add(!notice.returned().isEmpty(), 2, "it returns a message");
        signs.add(notice.field("auto-submitted").toLowerCase(Locale.ROOT).startsWith("auto"), 1, "it is automatic");
        signs.ofMailer = signs.sum > 0
                && (Sender.isMailer(notice)
                        || Sender.isPostmaster(notice)
                        || notice.hasNullReturnPath()
                        || notice.header().has("x-failed-recipients"));
        against(notice, signs);
        if (signs.sum + 5 >= ENOUGH) {
            words(notice, signs);
        }
        return signs;
    }

    private static void words(Notice notice, Signs signs) {
        List<String> lower = notice.prose().lower();
        int end = Math.min(FIRST_LINES, lower.size());
        String text = notice.prose().lowerText(end);
        boolean failure = FAILURE.saysFailure(text);
        boolean cause = !failure && FAILURE.in(text);
        boolean reply = lower.subList(0, end).stream().anyMatch(Transcript::startsWithReply);
        signs.add(failure, 3, "it says that something failed");
        signs.add(cause, 1, "it names a cause");
        signs.add(reply, 2, "it quotes a reply");
        boolean names = notice.hasNullReturnPath() && names(notice);
        signs.add(names, 2, "it names a recipient");
        boolean success = Sender.isMailer(notice) && ProseEvent.saysSuccess(notice);
        signs.add(success, 3, "it says that the message has arrived");
        signs.reply = reply;
        signs.sure = reply || cannotBeWritten(notice) || !notice.returned().isEmpty();
        signs.tells = failure
                || cause
                || reply
                || success
                || notice.header().has("x-failed-recipients")
                || (Sender.isMailer(notice) && (SUBJECT.in(notice.subject()) || names));
    }

    private static boolean names(Notice notice) {
        String own = notice.addressee().orElse("");
        return notice.named().chosen(notice).stream()
                .filter(named -> named.place().sureness().compareTo(RecipientPlace.Sureness.TOLD) <= 0)
                .anyMatch(named -> !named.key().equals(own));
    }

    private static boolean isSure(Notice notice) {
        return notice.hasNullReturnPath() || notice.header().has("x-failed-recipients");
    }

    /** A return path that names a mailer is written as easily as a From field; an empty one is a server's work. */
    private static boolean cannotBeWritten(Notice notice) {
        return notice.hasEmptyReturnPath() || notice.header().has("x-failed-recipients");
    }

    private static void against(Notice notice, Signs signs) {
        boolean sure = isSure(notice);
        boolean mailer = Sender.isMailer(notice);
        signs.add(isFromList(notice) && !sure, -4, "a list sent it");
        signs.add(isAnswer(notice.subject().strip()) && !mailer, sure ? -1 : -3, "it is an answer");
        signs.add(
                notice.subject().startsWith("[") && !mailer && !sure,
                -4,
                "its subject has the mark of a list or a tracker");
        signs.add(notice.header().has("in-reply-to") && !mailer && !sure, -2, "it answers a message");
        signs.add(SUMMARY.in(notice.subject()), -5, "it is a summary");
        boolean person = isAnswer(notice.subject()) && notice.header().has("in-reply-to");
        signs.add(person && mailer && !sure && !quotesReply(notice), -5, "a person answers");
        boolean answers = isAnswer(notice.subject())
                || notice.field("auto-submitted").toLowerCase(Locale.ROOT).startsWith("auto-replied");
        boolean away = answers && !mailer && AutoReplyFormat.saysAway(notice);
        signs.add(!mailer && (away || AutoReplyFormat.saysSo(notice)), -4, "it is an automatic reply");
        signs.add(ChallengeFormat.isLikely(notice), -4, "it asks for a proof");
    }

    /** Says whether a reply starts a line; a person who cites one indents it by a sign. */
    static boolean quotesReply(Notice notice) {
        return notice.prose().lower().stream()
                .limit(FIRST_LINES)
                .anyMatch(line -> Transcript.startsWithReply(line) && line.charAt(0) != '>');
    }

    private static boolean isFromList(Notice notice) {
        return LIST_FIELDS.stream().anyMatch(notice.header()::has)
                || notice.field("precedence").equalsIgnoreCase("list");
    }

    private static boolean isAnswer(String subject) {
        return subject.startsWith("re:")
                || subject.startsWith("fwd:")
                || subject.startsWith("fw:")
                || subject.startsWith("aw:");
    }

    /** The signs of a notice, added up. */
    private static final class Signs {
        private int sum;
        private boolean tells;
        private boolean reply;
        /** Whether more than words shows a mailer. */
        private boolean sure;
        /** Whether the way it came shows a mailer; what somebody else sends has to name who failed. */
        private boolean ofMailer;

        private final List<String> reasons = new ArrayList<>();

        void add(boolean seen, int weight, String reason) {
            if (seen) {
                sum += weight;
                reasons.add(reason);
            }
        }

        String why() {
            return String.join(", ", reasons);
        }
    }
}
