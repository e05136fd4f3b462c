package dev.rebote.notice;

import java.util.Arrays;
import java.util.List;

/** The texts around those of the reasons: section and key in a language's file. */
enum FrameText {
    FROM_NAME("mail", "from-name"),
    SUBJECT_FAILED("mail", "subject-failed"),
    SUBJECT_DELAYED("mail", "subject-delayed"),
    NO_SUBJECT("mail", "no-subject"),

    INSTEAD("opening", "instead"),
    FAILED("opening", "failed"),
    DELAYED("opening", "delayed"),
    GAVE_UP("opening", "gave-up"),
    TRYING_UNTIL("opening", "trying-until"),
    TRYING("opening", "trying"),
    ASKED_TO_WAIT("opening", "asked-to-wait"),
    FORWARDED("opening", "forwarded"),

    SEVERAL("words", "several"),
    SOME_RECIPIENT("words", "some-recipient"),
    SOME_DOMAIN("words", "some-domain"),
    SOME_SENDER("words", "some-sender"),
    SOME_SENDER_DOMAIN("words", "some-sender-domain"),
    NO_SENDER("words", "no-sender"),

    HAPPENED("headings", "happened"),
    WHO("headings", "who"),
    NOW("headings", "now"),
    DETAILS("headings", "details"),

    RECIPIENT("details", "recipient"),
    ORIGINAL_RECIPIENT("details", "original-recipient"),
    RESULT("details", "result"),
    STATUS("details", "status"),
    TOLD_STATUS("details", "told-status"),
    REMOTE_HOST("details", "remote-host"),
    STAGE("details", "stage"),
    ATTEMPTS("details", "attempts"),
    LAST_ATTEMPT("details", "last-attempt"),
    BLOCKLIST("details", "blocklist"),
    HELP_PAGE("details", "help-page"),
    RULE("details", "rule"),
    LOG_ID("details", "log-id"),
    REPORTED_BY("details", "reported-by"),
    REMOTE_SAID("details", "remote-said"),
    WE_NOTED("details", "we-noted"),
    NOTHING_SAID("details", "nothing-said"),
    CUT("details", "cut"),
    RETURNED_WHOLE("details", "returned-whole"),
    RETURNED_HEADERS("details", "returned-headers"),

    DIGEST_SUBJECT("digest", "subject"),
    DIGEST_OPENING("digest", "opening"),
    DIGEST_LINE("digest", "line"),
    DIGEST_LINE_OF("digest", "line-of"),
    DIGEST_MORE("digest", "more");

    private final String section;
    private final String key;

    FrameText(String section, String key) {
        this.section = section;
        this.key = key;
    }

    String section() {
        return section;
    }

    String key() {
        return key;
    }

    static List<String> sections() {
        return Arrays.stream(values()).map(FrameText::section).distinct().toList();
    }

    static List<FrameText> of(String section) {
        return Arrays.stream(values())
                .filter(text -> text.section.equals(section))
                .toList();
    }
}
