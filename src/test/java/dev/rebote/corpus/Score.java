package dev.rebote.corpus;

import dev.rebote.classify.Verdict;
import dev.rebote.corpus.Corpus.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts how far verdicts agree with the truth. */
final class Score {

    /** Our reasons in the coarse classes of the truth; those that are not here are {@code policy}. */
    private static final Map<String, Set<String>> COARSE = coarse();

    private final Map<String, int[]> counts = new HashMap<>();
    private final List<String> remarks = new ArrayList<>();

    private static Map<String, Set<String>> coarse() {
        Map<String, Set<String>> classes = new HashMap<>();
        String table = """
                user: recipient.unknown recipient.syntax recipient.ambiguous recipient.moved recipient.refused
                user: recipient.owner-changed recipient.list-error local.suppressed
                disabled: recipient.disabled recipient.busy
                full: recipient.full
                rate: recipient.busy path.congested sender.greylisted sender.rate sender.harvest-suspected
                rate: message.too-many-recipients message.flood
                host: domain.unknown domain.null-mx remote.not-accepting path.dns-failure
                net: path.no-answer path.connection-lost path.dns-failure path.congested path.loop path.expired
                size: message.too-large
                system: recipient.list-error remote.not-accepting remote.disk-full remote.directory-unavailable
                system: remote.misconfigured remote.error message.too-many-recipients protocol.error local.misconfigured
                policy: recipient.blocks-sender path.tls-required path.relay-denied sender.greylisted
                policy: sender.harvest-suspected message.flood protocol.error local.suppressed
                unknown: unknown no-detail
                """;
        for (String line : table.split("\n")) {
            String[] parts = line.split(": ");
            for (String reason : parts[1].split(" ")) {
                classes.computeIfAbsent(reason, key -> new HashSet<>()).add(parts[0]);
            }
        }
        return classes;
    }

    void add(String file, List<Truth> truth, List<Verdict> verdicts) {
        if (truth.stream().anyMatch(row -> row.kind().equals("skip"))) {
            return;
        }
        List<Verdict> found =
                verdicts.stream().filter(verdict -> verdict.event().isFailure()).toList();
        List<Truth> failures = truth.stream().filter(Truth::isFailure).toList();
        if (failures.isEmpty()) {
            count("not false", found.isEmpty(), file);
            return;
        }
        count("detected", !found.isEmpty(), file);
        List<Truth> known =
                failures.stream().filter(row -> !row.recipient().isEmpty()).toList();
        if (!known.isEmpty()) {
            count("recipients", known.stream().allMatch(row -> match(row, found).isPresent()), file);
        }
        if (known.size() == failures.size()) {
            wrong(file, truth, found);
        }
        failures.forEach(row -> details(file, row, found));
    }

    private void wrong(String file, List<Truth> truth, List<Verdict> found) {
        Set<String> right = new HashSet<>();
        for (Truth row : truth) {
            right.add(plain(row.recipient()));
            row.alsoAccept().forEach(also -> right.add(plain(also)));
        }
        found.forEach(verdict -> count("not wrong", right.contains(recipient(verdict)), file));
    }

    private void details(String file, Truth row, List<Verdict> found) {
        Optional<Verdict> verdict = row.recipient().isEmpty() ? found.stream().findFirst() : match(row, found);
        if (!row.statusAccept().isEmpty() && !row.recipient().isEmpty()) {
            boolean right = verdict.filter(one ->
                            row.statusAccept().contains(one.status().toString())
                                    || one.toldStatus()
                                            .filter(told -> row.statusAccept().contains(told.toString()))
                                            .isPresent())
                    .isPresent();
            count("status", right, file);
        }
        if (!row.coarse().isEmpty()) {
            boolean right = verdict.filter(one -> coarse(one).stream().anyMatch(row.coarse()::contains))
                    .isPresent();
            count("reason", right, file);
        }
    }

    private static Set<String> coarse(Verdict verdict) {
        String reason = verdict.reason().map(one -> one.id()).orElse("unknown");
        return COARSE.getOrDefault(reason, Set.of("policy"));
    }

    private static Optional<Verdict> match(Truth row, List<Verdict> found) {
        Set<String> names =
                new HashSet<>(row.alsoAccept().stream().map(Score::plain).toList());
        names.add(plain(row.recipient()));
        return found.stream()
                .filter(verdict -> names.contains(recipient(verdict)))
                .findFirst();
    }

    private static String recipient(Verdict verdict) {
        return plain(verdict.evidence().recipient().orElse(""));
    }

    private static String plain(String address) {
        return address.strip().replaceAll("^[<>\"]+|[<>\"]+$", "").toLowerCase(Locale.ROOT);
    }

    private void count(String what, boolean right, String file) {
        int[] count = counts.computeIfAbsent(what, key -> new int[2]);
        count[0] += right ? 1 : 0;
        count[1]++;
        if (!right) {
            remarks.add(file + ": " + what);
        }
    }

    /** Gives how much of it is right, in per cent. */
    double percent(String what) {
        int[] count = counts.getOrDefault(what, new int[] {1, 1});
        return 100.0 * count[0] / count[1];
    }

    List<String> remarks() {
        return remarks;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        counts.forEach((what, count) ->
                text.append(String.format(Locale.ROOT, "%-12s %6.2f %% of %d%n", what, percent(what), count[1])));
        return text.toString();
    }
}
