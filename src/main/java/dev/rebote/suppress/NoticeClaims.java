package dev.rebote.suppress;

import java.util.ArrayList;
import java.util.List;

/**
 * What a ledger knows of one reader while it sorts what there is to tell.
 *
 * @param <E> what it throws when it cannot be read
 */
interface NoticeClaims<E extends Exception> {

    boolean isTold(String token) throws E;

    /** Claims a cause for the failure that is told of it; false when another has it. Who has it may claim it again. */
    boolean claim(String cause, String token) throws E;

    /** Lets a notice go; false when there were too many others. One that was let go may go again, and counts once. */
    boolean admit(String token) throws E;

    /** Gives the turn of each failure of one mail, in the order given. */
    default List<NoticeTurn> turns(List<Tellable> failures) throws E {
        List<NoticeTurn> turns = new ArrayList<>();
        for (Tellable failure : failures) {
            turns.add(turn(failure));
        }
        int first = turns.indexOf(NoticeTurn.NOW);
        if (first >= 0 && !admit(failures.get(first).token())) {
            turns.replaceAll(turn -> turn == NoticeTurn.NOW ? NoticeTurn.LATER : turn);
        }
        return turns;
    }

    private NoticeTurn turn(Tellable failure) throws E {
        if (isTold(failure.token())) {
            return NoticeTurn.TOLD;
        }
        boolean isNews = failure.cause().isEmpty() || claim(failure.cause().get(), failure.token());
        return isNews ? NoticeTurn.NOW : NoticeTurn.LATER;
    }
}
