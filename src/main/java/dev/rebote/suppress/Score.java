package dev.rebote.suppress;

import dev.rebote.classify.Reason;
import dev.rebote.disabling.DisablingLimits;
import dev.rebote.evidence.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the failures and deliveries of one recipient or domain add up to. Made for one sum, then thrown away. */
final class Score {

    /** One reason counts once a day, by its best proof. */
    private record Once(Reason reason, LocalDate day) {}

    private final DisablingLimits limits;
    private final Map<Once, Double> counted = new HashMap<>();
    private final List<HistoryEntry> failures = new ArrayList<>();
    private double sum;
    private int deliveries;

    private Score(DisablingLimits limits) {
        this.limits = limits;
    }

    /** Adds up entries, which may come in any order. */
    static Score of(List<HistoryEntry> entries, DisablingLimits limits) {
        Score score = new Score(limits);
        entries.stream().sorted(Comparator.comparing(HistoryEntry::at)).forEach(score::add);
        return score;
    }

    private void add(HistoryEntry entry) {
        if (isDelivery(entry)) {
            takeOff();
        } else if (entry.event() == Event.FAILED) {
            entry.reason().ifPresent(reason -> add(entry, reason));
        }
    }

    private void add(HistoryEntry entry, Reason reason) {
        double weight = entry.trust().weight() * limits.weights().of(reason);
        if (weight == 0) {
            return;
        }
        Once once = new Once(reason, Period.day(entry.at()));
        double before = counted.getOrDefault(once, 0.0);
        if (weight > before) {
            counted.put(once, weight);
            sum += weight - before;
        }
        failures.add(entry);
        deliveries = 0;
    }

    private void takeOff() {
        deliveries++;
        sum = deliveries >= limits.deliveries() ? 0 : Math.max(0, sum - limits.delivery());
        if (sum == 0) {
            counted.clear();
            failures.clear();
        }
    }

    /** Says whether a message arrived beyond doubt. A report of success by a stranger is none. */
    static boolean isDelivery(HistoryEntry entry) {
        return entry.event() == Event.DELIVERED && entry.trust().weight() >= 1;
    }

    /** Gives the sum, rounded to what is said in weights. */
    double sum() {
        return Math.round(sum * 1000) / 1000.0;
    }

    boolean isEnough() {
        return sum() >= limits.threshold();
    }

    /** Gives the time between the first and the last failure that count. */
    Duration span() {
        if (failures.isEmpty()) {
            return Duration.ZERO;
        }
        Instant first = failures.get(0).at();
        return Duration.between(first, failures.get(failures.size() - 1).at());
    }

    /** Gives the tokens of the last failures that count. */
    String proof() {
        int from = Math.max(0, failures.size() - MOST_TOKENS);
        return String.join(
                " ",
                failures.subList(from, failures.size()).stream()
                        .map(HistoryEntry::token)
                        .toList());
    }

    /** Five small failures make 1, unless an operator says otherwise; each token is at most 200 characters long, and 1000 are kept. */
    private static final int MOST_TOKENS = 5;
}
