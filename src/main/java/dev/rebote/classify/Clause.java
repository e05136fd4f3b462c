package dev.rebote.classify;

import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.Stage;
import dev.rebote.status.ReplyPattern;
import dev.rebote.status.StatusPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What of a rule decides beside its words: when it may be asked, what codes it wants, and what it means.
 *
 * @param id             the rule's id
 * @param tier           when it is asked
 * @param provider       the number of the provider, in that tier; -1 in others
 * @param yieldsToStatus whether a told status that says more comes before it
 * @param byWords        whether it looks for words at all
 * @param reason         what it means
 * @param status         the effective status; empty for the reason's own
 * @param told           the enhanced status must be one of these; empty for any
 * @param reply          the reply code must be one of these; empty for any
 * @param stages         the dialogue must have been at one of these; empty for any
 */
record Clause(
        String id,
        Tier tier,
        int provider,
        boolean yieldsToStatus,
        boolean byWords,
        Reason reason,
        Optional<StatusPattern> status,
        List<StatusPattern> told,
        List<ReplyPattern> reply,
        Set<Stage> stages) {

    private static final Map<String, Tier> TIERS = byId(Tier.values(), Tier::id);
    private static final Map<String, Reason> REASONS = byId(Reason.values(), Reason::id);
    private static final Map<String, Stage> STAGES = byId(Stage.values(), Stage::id);

    /** Says whether the codes and the stage are such as this rule asks for; the words are not looked at. */
    boolean admits(Evidence evidence) {
        return admitsStatus(evidence)
                && admitsReply(evidence)
                && (stages.isEmpty() || stages.contains(evidence.stage()));
    }

    private boolean admitsStatus(Evidence evidence) {
        if (told.isEmpty()) {
            return true;
        }
        for (StatusPattern pattern : told) {
            if (evidence.toldStatus().isPresent()
                    && pattern.matches(evidence.toldStatus().get())) {
                return true;
            }
        }
        return false;
    }

    private boolean admitsReply(Evidence evidence) {
        if (reply.isEmpty()) {
            return true;
        }
        for (ReplyPattern pattern : reply) {
            if (pattern.matches(evidence.replyCode())) {
                return true;
            }
        }
        return false;
    }

    void write(TableWriter out) {
        out.text(id).text(tier.id()).number(provider);
        out.number(yieldsToStatus ? 1 : 0).number(byWords ? 1 : 0).text(reason.id());
        out.ints(numbers(status.stream().toList())).ints(numbers(told));
        out.ints(reply.stream()
                .flatMapToInt(code -> IntStream.of(code.first(), code.last()))
                .toArray());
        out.number(stages.size());
        stages.stream().map(Stage::id).sorted().forEach(out::text);
    }

    private static int[] numbers(List<StatusPattern> patterns) {
        return patterns.stream()
                .flatMapToInt(pattern -> IntStream.of(
                        pattern.statusClass(), pattern.subject(), pattern.firstDetail(), pattern.lastDetail()))
                .toArray();
    }

    static Clause read(TableReader in) {
        return new Clause(
                in.text(),
                named(TIERS, in.text()),
                in.number(),
                in.number() == 1,
                in.number() == 1,
                named(REASONS, in.text()),
                statuses(in.ints()).stream().findFirst(),
                statuses(in.ints()),
                replies(in.ints()),
                stages(in));
    }

    private static List<StatusPattern> statuses(int[] numbers) {
        List<StatusPattern> patterns = new ArrayList<>(numbers.length / 4);
        for (int i = 0; i < numbers.length; i += 4) {
            patterns.add(new StatusPattern(numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3]));
        }
        return patterns;
    }

    private static List<ReplyPattern> replies(int[] numbers) {
        List<ReplyPattern> patterns = new ArrayList<>(numbers.length / 2);
        for (int i = 0; i < numbers.length; i += 2) {
            patterns.add(new ReplyPattern(numbers[i], numbers[i + 1]));
        }
        return patterns;
    }

    private static Set<Stage> stages(TableReader in) {
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        for (int left = in.number(); left > 0; left--) {
            stages.add(named(STAGES, in.text()));
        }
        return stages;
    }

    private static <T> Map<String, T> byId(T[] values, Function<T, String> id) {
        return Arrays.stream(values).collect(Collectors.toUnmodifiableMap(id, value -> value));
    }

    private static <T> T named(Map<String, T> values, String id) {
        return Objects.requireNonNull(values.get(id), id);
    }
}
