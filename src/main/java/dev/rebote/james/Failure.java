package dev.rebote.james;

import dev.rebote.evidence.Stage;
import dev.rebote.status.ReplyCode;
import java.time.Instant;
import java.util.Optional;

/**
 * Why one attempt failed for one recipient.
 *
 * @param stage      the step
 * @param words      the reply, all lines, as it came; our own words where nothing was said
 * @param said       whether the remote host said it; otherwise the words are ours
 * @param permanent  whether James's engine would give up at once
 * @param remoteHost the host, by name where known; empty when none was reached for
 * @param address    the host's IP address
 * @param at         when
 */
record Failure(
        Stage stage,
        String words,
        boolean said,
        boolean permanent,
        Optional<String> remoteHost,
        Optional<String> address,
        Instant at) {

    /** A mailbox over quota, which James tries again when it is told at RCPT TO. */
    private static final int OVER_QUOTA = 552;

    /** Says whether James's engine gives up at this reply: 5xx, but for a greeting, and for 552 at RCPT TO. */
    static boolean isPermanent(Stage stage, String reply) {
        return ReplyCode.parseAt(reply, 0)
                .filter(ReplyCode::isPermanent)
                .filter(code -> stage != Stage.GREETING)
                .filter(code -> stage != Stage.RCPT_TO || code.value() != OVER_QUOTA)
                .isPresent();
    }

    /** Says whether the host did not let us in at all, so that another host of the domain still may. */
    boolean isAtTheDoor() {
        return stage == Stage.GREETING || stage == Stage.EHLO;
    }

    /** Gives the same failure, of which it is known whether its cause heals by itself. */
    Failure permanent(boolean forGood) {
        return new Failure(stage, words, said, forGood, remoteHost, address, at);
    }

    /** Gives the one that tells more: a reply tells more than a broken connection, otherwise the later one. */
    static Failure tellingMore(Failure earlier, Failure later) {
        return earlier.said && !later.said ? earlier : later;
    }
}
