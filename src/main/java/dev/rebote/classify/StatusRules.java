package dev.rebote.classify;

import dev.rebote.status.EnhancedStatus;
import dev.rebote.status.StatusPattern;
import java.util.List;
import java.util.Optional;

/**
 * The rules that go by the told status, in their order, each with the range of statuses beyond which it has nothing to say: most
 * can be passed over at a glance. Immutable and thread-safe.
 */
final class StatusRules {

    /** Each subject has so many details (RFC 3463, section 2). */
    private static final int DETAILS = 1000;

    /** Stands for no told status, which only a rule that asks for none admits. */
    private static final int UNTOLD = -1;

    private final int[] rules;
    private final int[] firsts;
    private final int[] lasts;

    StatusRules(List<Clause> all, int[] rules) {
        this.rules = rules.clone();
        firsts = new int[rules.length];
        lasts = new int[rules.length];
        for (int place = 0; place < rules.length; place++) {
            List<StatusPattern> told = all.get(rules[place]).told();
            firsts[place] = told.isEmpty() ? UNTOLD : Integer.MAX_VALUE;
            lasts[place] = told.isEmpty() ? Integer.MAX_VALUE : UNTOLD;
            for (StatusPattern pattern : told) {
                firsts[place] = Math.min(firsts[place], first(pattern));
                lasts[place] = Math.max(lasts[place], last(pattern));
            }
        }
    }

    private static int first(StatusPattern pattern) {
        return pattern.subject() == StatusPattern.ANY ? 0 : pattern.subject() * DETAILS + pattern.firstDetail();
    }

    private static int last(StatusPattern pattern) {
        return pattern.subject() == StatusPattern.ANY
                ? Integer.MAX_VALUE
                : pattern.subject() * DETAILS + pattern.lastDetail();
    }

    /** Gives the place at or after {@code from} of a rule that may admit {@code told}; -1 when there is none. */
    int next(int from, Optional<EnhancedStatus> told) {
        int status =
                told.isPresent() ? told.get().subject() * DETAILS + told.get().detail() : UNTOLD;
        for (int place = from; place < rules.length; place++) {
            if (firsts[place] <= status && status <= lasts[place]) {
                return place;
            }
        }
        return -1;
    }

    /** Gives the number of the rule at this place. */
    int rule(int place) {
        return rules[place];
    }
}
