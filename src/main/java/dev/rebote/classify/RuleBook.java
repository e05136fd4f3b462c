package dev.rebote.classify;

import dev.rebote.classify.PhraseAutomaton.Hits;
import dev.rebote.evidence.Evidence;
import dev.rebote.status.EnhancedStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** All rules in the order in which they are asked, ready for search. Immutable and thread-safe. */
final class RuleBook {

    /** The registry has subjects 0 to 7. */
    private static final int SUBJECTS = 8;

    private final List<Rule> rules;
    private final int[] operatorRules;
    private final int[][] rulesOfProvider;
    private final int[] statusRules;
    private final int[][] statusRulesOfSubject;
    private final int[] replyRules;
    private final Tier[] tierOfRule;
    private final boolean[] yields;
    private final Map<String, Integer> providersByHost;
    private final int signsStart;
    private final int providers;
    private final int asksToWait;
    private final PhraseAutomaton phrases;

    RuleBook(List<RuleFile> files) {
        List<RuleFile> ordered =
                files.stream().sorted((a, b) -> a.tier().compareTo(b.tier())).toList();
        rules = ordered.stream().flatMap(file -> file.rules().stream()).toList();
        PhraseAutomaton.Builder builder = new PhraseAutomaton.Builder();
        providersByHost = new HashMap<>();
        tierOfRule = new Tier[rules.size()];
        yields = new boolean[rules.size()];
        signsStart = rules.size() * 2;
        List<int[]> ofProviders = new ArrayList<>();
        int next = 0;
        for (RuleFile file : ordered) {
            int provider = -1;
            if (file.tier() == Tier.PROVIDER) {
                provider = ofProviders.size();
                ofProviders.add(range(next, next + file.rules().size()));
                for (String host : file.hosts()) {
                    providersByHost.put(host, provider);
                }
                for (Phrase sign : file.signs()) {
                    builder.add(sign, signsStart + provider);
                }
            }
            for (Rule rule : file.rules()) {
                tierOfRule[next] = file.tier();
                yields[next] = file.yieldsToStatus();
                enter(builder, rule, next++);
            }
        }
        rulesOfProvider = ofProviders.toArray(new int[0][]);
        providers = rulesOfProvider.length;
        operatorRules = ofTier(Tier.OPERATOR);
        statusRules = ofTier(Tier.STATUS);
        statusRulesOfSubject = bySubject(statusRules);
        replyRules = ofTier(Tier.REPLY);
        asksToWait = signsStart + providers;
        RetryHint.askingWords().forEach(word -> builder.add(Phrase.parse(word), asksToWait));
        phrases = builder.build(asksToWait + 1);
    }

    private static void enter(PhraseAutomaton.Builder builder, Rule rule, int index) {
        rule.text().forEach(phrase -> builder.add(phrase, index * 2));
        rule.unless().forEach(phrase -> builder.add(phrase, index * 2 + 1));
    }

    private static int[] range(int from, int to) {
        int[] indices = new int[to - from];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = from + i;
        }
        return indices;
    }

    private int[] ofTier(Tier tier) {
        return IntStream.range(0, rules.size())
                .filter(index -> tierOfRule[index] == tier)
                .toArray();
    }

    private int[][] bySubject(int[] candidates) {
        int[][] bySubject = new int[SUBJECTS][];
        for (int subject = 0; subject < SUBJECTS; subject++) {
            int told = subject;
            bySubject[subject] = Arrays.stream(candidates)
                    .filter(index -> rules.get(index).mayJudgeSubject(told))
                    .toArray();
        }
        return bySubject;
    }

    List<Rule> rules() {
        return rules;
    }

    Hits search(String text) {
        return phrases.search(text);
    }

    /** Gives the rule that decides, by its number; -1 when none knows this evidence. */
    int decide(Evidence evidence, Hits hits) {
        int found = first(operatorRules, evidence, hits);
        if (found >= 0) {
            return found;
        }
        int provider = provider(evidence, hits);
        if (provider >= 0) {
            found = first(rulesOfProvider[provider], evidence, hits);
        }
        if (found < 0) {
            found = firstOfWords(evidence, hits);
        }
        if (found < 0 || (yields[found] && tellsMore(evidence))) {
            int byStatus = first(statusRules(evidence), evidence, hits);
            found = byStatus >= 0 ? byStatus : found;
        }
        return found >= 0 ? found : first(replyRules, evidence, hits);
    }

    /** A detail of zero says nothing, X.5 is told for anything, and X.7.1 only repeats that it was refused. */
    private static boolean tellsMore(Evidence evidence) {
        return evidence.toldStatus()
                .filter(told -> told.detail() > 0 && told.subject() != 5 && told.subject() <= 7)
                .filter(told -> told.subject() != 7 || told.detail() > 1)
                .isPresent();
    }

    /** Gives the rule that the status alone would choose: what the told code means by itself. */
    Optional<Reason> meaningOfStatus(Evidence evidence, Hits hits) {
        int found = first(statusRules(evidence), evidence, hits);
        return found < 0 ? Optional.empty() : Optional.of(rules.get(found).reason());
    }

    private int[] statusRules(Evidence evidence) {
        Optional<EnhancedStatus> told = evidence.toldStatus();
        return told.isPresent() && told.get().subject() < SUBJECTS
                ? statusRulesOfSubject[told.get().subject()]
                : statusRules;
    }

    /** Says whether the reply has a word that asks to wait. */
    boolean asksToWait(Hits hits) {
        return hits.has(asksToWait);
    }

    private int first(int[] candidates, Evidence evidence, Hits hits) {
        for (int index : candidates) {
            Rule rule = rules.get(index);
            if ((rule.text().isEmpty() || hits.has(index * 2)) && !hits.has(index * 2 + 1) && rule.admits(evidence)) {
                return index;
            }
        }
        return -1;
    }

    private int firstOfWords(Evidence evidence, Hits hits) {
        int best = -1;
        for (int hit = 0; hit < hits.count(); hit++) {
            int owner = hits.owner(hit);
            int index = owner >>> 1;
            boolean candidate = owner < signsStart
                    && (owner & 1) == 0
                    && (best < 0 || index < best)
                    && tierOfRule[index] == Tier.WORDS;
            if (candidate && !hits.has(owner + 1) && rules.get(index).admits(evidence)) {
                best = index;
            }
        }
        return best;
    }

    private int provider(Evidence evidence, Hits hits) {
        int byHost = evidence.remoteHost().map(this::providerOfHost).orElse(-1);
        if (byHost >= 0) {
            return byHost;
        }
        int bySign = providerBySign(hits);
        if (bySign >= 0) {
            return bySign;
        }
        return evidence.remoteHost().isPresent()
                ? -1
                : evidence.recipient().map(this::providerOfAddress).orElse(-1);
    }

    private int providerBySign(Hits hits) {
        int best = providers;
        for (int hit = 0; hit < hits.count(); hit++) {
            int owner = hits.owner(hit);
            best = owner >= signsStart ? Math.min(best, owner - signsStart) : best;
        }
        return best < providers ? best : -1;
    }

    private int providerOfAddress(String address) {
        return providerOfHost(address.substring(address.lastIndexOf('@') + 1));
    }

    private int providerOfHost(String host) {
        String end = host.toLowerCase(Locale.ROOT);
        end = end.endsWith(".") ? end.substring(0, end.length() - 1) : end;
        while (!end.isEmpty()) {
            Integer provider = providersByHost.get(end);
            if (provider != null) {
                return provider;
            }
            int dot = end.indexOf('.');
            end = dot < 0 ? "" : end.substring(dot + 1);
        }
        return -1;
    }
}
