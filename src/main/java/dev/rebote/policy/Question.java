package dev.rebote.policy;

import dev.rebote.classify.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What many rules are asked about one incident, so that what they all look at is made ready once. Not thread-safe. */
final class Question {

    private final Incident incident;
    private final History history;
    private final Map<Whose, List<String>> domains = new EnumMap<>(Whose.class);

    Question(Incident incident, History history) {
        this.incident = incident;
        this.history = history;
    }

    Incident incident() {
        return incident;
    }

    Verdict verdict() {
        return incident.verdict();
    }

    History history() {
        return history;
    }

    /** Gives somebody's domain and all above it, the nearest first; nothing when there is none. */
    List<String> domains(Whose whose) {
        return domains.computeIfAbsent(
                whose, who -> who.of(incident).map(Domains::andAbove).orElse(List.of()));
    }
}
