package dev.rebote.evidence;

import java.util.Arrays;
import java.util.List;

/**
 * What a mailer writes of the step it was at.
 *
 * @param words in lower case; they begin where a word begins
 * @param stage the step
 */
record StageWords(String words, Stage stage) {

    /** Where a line holds several, the first of these counts. */
    private static final List<StageWords> ALL = List.of(
            new StageWords("in reply to end of data", Stage.END_OF_DATA),
            new StageWords("in reply to mail from", Stage.MAIL_FROM),
            new StageWords("in reply to rcpt to", Stage.RCPT_TO),
            new StageWords("in reply to rcpt", Stage.RCPT_TO),
            new StageWords("in reply to data", Stage.DATA),
            new StageWords("in reply to ehlo", Stage.EHLO),
            new StageWords("in reply to helo", Stage.EHLO),
            new StageWords("in reply to starttls", Stage.STARTTLS),
            new StageWords("in reply to auth", Stage.AUTH),
            new StageWords("refused to talk to me", Stage.GREETING),
            new StageWords("initial server greeting", Stage.GREETING),
            new StageWords("sending end of data", Stage.END_OF_DATA),
            new StageWords("sending message body", Stage.END_OF_DATA),
            new StageWords("sending mail from", Stage.MAIL_FROM),
            new StageWords("sending rcpt to", Stage.RCPT_TO),
            new StageWords("sending data", Stage.DATA),
            new StageWords("performing the helo handshake", Stage.EHLO),
            new StageWords("performing the ehlo handshake", Stage.EHLO),
            new StageWords("tls handshake", Stage.STARTTLS),
            new StageWords("after end of data", Stage.END_OF_DATA),
            new StageWords("after pipelined end of data", Stage.END_OF_DATA),
            new StageWords("after rcpt to", Stage.RCPT_TO),
            new StageWords("after mail from", Stage.MAIL_FROM),
            new StageWords("after pipelined mail from", Stage.MAIL_FROM),
            new StageWords("after pipelined rcpt to", Stage.RCPT_TO),
            new StageWords("after data", Stage.DATA),
            new StageWords("after pipelined data", Stage.DATA),
            new StageWords("after initial connection", Stage.GREETING),
            new StageWords("after ehlo", Stage.EHLO),
            new StageWords("after helo", Stage.EHLO),
            new StageWords("but my name was rejected", Stage.EHLO),
            new StageWords("but sender was rejected", Stage.MAIL_FROM),
            new StageWords("but greeting failed", Stage.GREETING),
            new StageWords("does not like recipient", Stage.RCPT_TO),
            new StageWords("failed on data command", Stage.DATA),
            new StageWords("failed after i sent the message", Stage.END_OF_DATA),
            new StageWords("did not like our helo", Stage.EHLO),
            new StageWords("did not like our ehlo", Stage.EHLO),
            new StageWords("did not like our mail from", Stage.MAIL_FROM),
            new StageWords("did not like our rcpt to", Stage.RCPT_TO),
            new StageWords("did not like our data", Stage.DATA),
            new StageWords("name service error", Stage.DNS),
            new StageWords("no dns entries", Stage.DNS),
            new StageWords("temporary problem looking up", Stage.DNS),
            new StageWords("connect to ", Stage.CONNECT),
            new StageWords("could not connect", Stage.CONNECT),
            new StageWords("network is unreachable", Stage.CONNECT),
            new StageWords("too many retries failure", Stage.QUEUE),
            new StageWords("status=expired", Stage.QUEUE));

    /** No words are shorter. */
    private static final int SHORTEST = 9;

    /** Looked up by three letters; few words share a place. */
    private static final int PLACES = 1024;

    private static final int[][] BY_START = byStart();

    private static int[][] byStart() {
        int[][] byStart = new int[PLACES][0];
        for (int index = 0; index < ALL.size(); index++) {
            int place = place(ALL.get(index).words, 0);
            byStart[place] = Arrays.copyOf(byStart[place], byStart[place].length + 1);
            byStart[place][byStart[place].length - 1] = index;
        }
        return byStart;
    }

    private static int place(String text, int at) {
        int letters = low(text.charAt(at)) * 961 + low(text.charAt(at + 1)) * 31 + low(text.charAt(at + 2));
        return letters & (PLACES - 1);
    }

    private static int low(char c) {
        return c | ' ';
    }

    /** Gives the step that the line names, after one pass over it. */
    static Stage find(String line) {
        int best = ALL.size();
        boolean inWord = false;
        for (int i = 0; i <= line.length() - SHORTEST; i++) {
            int letter = low(line.charAt(i));
            boolean isLetter = letter >= 'a' && letter <= 'z';
            if (isLetter && !inWord) {
                best = firstAt(line, i, BY_START[place(line, i)], best);
            }
            inWord = isLetter;
        }
        return best < ALL.size() ? ALL.get(best).stage : Stage.UNKNOWN;
    }

    private static int firstAt(String line, int offset, int[] candidates, int best) {
        for (int index : candidates) {
            if (index >= best) {
                return best;
            }
            String words = ALL.get(index).words;
            if (line.regionMatches(true, offset, words, 0, words.length())) {
                return index;
            }
        }
        return best;
    }
}
