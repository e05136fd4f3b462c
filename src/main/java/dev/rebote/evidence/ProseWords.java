package dev.rebote.evidence;

import dev.rebote.evidence.ProseRecipients.Candidate;
import java.util.List;

/** The words of a notice that are about one recipient: of all that may be, those that tell most. */
final class ProseWords {

    private ProseWords() {}

    /** Gives the words about the recipient at {@code places}; without a place, or where those tell nothing, those about all. */
    static String of(Notice notice, ProseRecipients recipients, List<Candidate> places) {
        MostTelling best = own(notice, recipients, places);
        if (!best.tellsCause()) {
            best.offerAll(RecipientFirst.of(JoinedLines.join(notice.told().lines()), places));
        }
        if (!best.tellsCause()) {
            best.offer(notice.subject(), 0);
        }
        String words = best.tellsCode() ? best.words() : withBelow(notice, recipients, places, best.words());
        return SenderBeside.leftOut(words, notice);
    }

    /** Gives the words with what stands below them: where they only say that he was refused, it tells at times why. */
    private static String withBelow(Notice notice, ProseRecipients recipients, List<Candidate> places, String words) {
        if (places.isEmpty()) {
            return words;
        }
        StringBuilder all = new StringBuilder(words).append(words.isEmpty() ? "" : "\n");
        String below = BesideRecipient.below(notice.told(), recipients, places.get(0));
        below.lines().filter(line -> !words.contains(line)).forEach(line -> JoinedLines.add(all, line));
        return all.toString().strip();
    }

    /** Gives the words about the recipient at {@code places} alone, empty when there are none. */
    static String ofOne(Notice notice, ProseRecipients recipients, List<Candidate> places) {
        return places.isEmpty()
                ? ""
                : SenderBeside.leftOut(own(notice, recipients, places).words(), notice);
    }

    private static MostTelling own(Notice notice, ProseRecipients recipients, List<Candidate> places) {
        Prose prose = notice.told();
        MostTelling best = new MostTelling();
        for (Candidate place : places) {
            best.offer(LabelledCause.in(BesideRecipient.linesOf(prose, recipients, place)), 2);
            offerAttached(prose, recipients, place, best);
        }
        if (!best.tellsCode()) {
            best.offer(Transcript.replies(prose, places), 0);
        }
        if (!best.tellsCode() && !places.isEmpty()) {
            best.offer(BesideRecipient.below(prose, recipients, places.get(0)), 0);
        }
        return best;
    }

    /** What stands on the line of the address or directly below is said of it, in whatever words. */
    private static void offerAttached(Prose prose, ProseRecipients recipients, Candidate place, MostTelling best) {
        if (place.place().isList()) {
            best.offer(
                    BesideRecipient.attached(prose, recipients, place), BesideRecipient.isClose(prose, place) ? 2 : 0);
        } else if (Transcript.startsWithReply(prose.lower().get(place.line()))) {
            best.offer(Transcript.dialogue(prose, place.line()), 0);
        } else if (Transcript.isCommand(prose.lower().get(place.line()))) {
            best.offer(Transcript.answer(prose, place.line()), 0);
        } else {
            best.offer(
                    RecipientFirst.of(JoinedLines.join(BesideRecipient.paragraph(prose, place.line())), List.of(place)),
                    0);
        }
    }
}
