package dev.rebote.james;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.apache.james.core.MailAddress;

/** What comes for those of one mail who failed at one attempt. */
final class Prospects {

    private record Decided(MailAddress recipient, Failure failure, Prospect prospect) {}

    private final List<Decided> all = new ArrayList<>();
    private final int attempts;

    private Prospects(int attempts) {
        this.attempts = attempts;
    }

    /** Lets {@code retries} decide about those who failed. */
    static Prospects of(Map<MailAddress, Failure> failures, Retries retries, Trial trial) {
        Map<MailAddress, Prospect> decided = new LinkedHashMap<>();
        FailureGroup.of(failures, trial.attempts()).forEach(group -> decided.putAll(retries.after(group, trial)));
        Prospects prospects = new Prospects(trial.attempts());
        failures.forEach((recipient, failure) -> prospects.all.add(new Decided(
                recipient, failure, Objects.requireNonNull(decided.get(recipient), "nobody is forgotten"))));
        return prospects;
    }

    /** Gives how many failed. */
    int failed() {
        return all.size();
    }

    /** Gives those who are tried again, by how long they wait. */
    Map<Duration, List<MailAddress>> waiting() {
        Map<Duration, List<MailAddress>> byWait = new LinkedHashMap<>();
        all.forEach(one -> {
            if (one.prospect() instanceof Prospect.Again again) {
                byWait.computeIfAbsent(again.after(), wait -> new ArrayList<>()).add(one.recipient());
            }
        });
        return byWait;
    }

    /** Gives those who are tried again, by when they are given up, grouped by why they wait. */
    Map<Instant, List<FailureGroup>> delayed() {
        Map<Instant, Map<MailAddress, Failure>> byEnd = new LinkedHashMap<>();
        all.forEach(one -> {
            if (one.prospect() instanceof Prospect.Again again) {
                byEnd.computeIfAbsent(again.until(), until -> new LinkedHashMap<>())
                        .put(one.recipient(), one.failure());
            }
        });
        Map<Instant, List<FailureGroup>> grouped = new LinkedHashMap<>();
        byEnd.forEach((until, failures) -> grouped.put(until, FailureGroup.of(failures, attempts)));
        return grouped;
    }

    /** Gives those who are given up because of what was said, grouped by it. */
    List<FailureGroup> refused() {
        return having(Prospect.Refused.class, (failure, refused) -> failure.permanent(refused.permanent()));
    }

    /** Gives those who are given up because it took too long, grouped by what was said last. */
    List<FailureGroup> expired() {
        return having(Prospect.Expired.class, (failure, expired) -> failure);
    }

    private <T extends Prospect> List<FailureGroup> having(Class<T> kind, BiFunction<Failure, T, Failure> told) {
        Map<MailAddress, Failure> having = new LinkedHashMap<>();
        all.stream()
                .filter(one -> kind.isInstance(one.prospect()))
                .forEach(one -> having.put(one.recipient(), told.apply(one.failure(), kind.cast(one.prospect()))));
        return FailureGroup.of(having, attempts);
    }
}
