package dev.rebote.notice;

import java.util.List;

/**
 * The texts of one reason, for a failure or for a delay.
 *
 * @param happened what happened
 * @param who      who can fix it
 * @param now      the steps that the reader can take now
 */
record Advice(List<Sentence> happened, List<Sentence> who, List<Sentence> now) {

    Advice {
        happened = List.copyOf(happened);
        who = List.copyOf(who);
        now = List.copyOf(now);
    }
}
