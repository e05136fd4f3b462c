package dev.rebote.classify;

import dev.rebote.evidence.Evidence;
import dev.rebote.status.EnhancedStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** All rules in the order in which they are asked, ready for search. Immutable and thread-safe. */
final class RuleBook {

    private static final int NONE = -1;

    private final List<Clause> rules;
    private final int[] operatorRules;
    private final int[][] rulesOfProvider;
    private final StatusRules statusRules;
    private final int[] replyRules;
    private final Map<String, Integer> providersByHost;
    private final int signsStart;
    private final int providers;
    private final int asksToWait;
    private final PhraseFinder phrases;

    private RuleBook(List<Clause> rules, Map<String, Integer> providersByHost, int providers, PhraseFinder phrases) {
        this.rules = List.copyOf(rules);
        this.providersByHost = Map.copyOf(providersByHost);
        this.providers = providers;
        this.phrases = phrases;
        operatorRules = ofTier(Tier.OPERATOR);
        rulesOfProvider = ofProviders();
        statusRules = new StatusRules(this.rules, ofTier(Tier.STATUS));
        replyRules = ofTier(Tier.REPLY);
        signsStart = signsStart(rules.size());
        asksToWait = signsStart + providers;
    }

    /** Makes the book of these files. */
    static RuleBook of(List<RuleFile> files) {
        List<RuleFile> ordered =
                files.stream().sorted(Comparator.comparing(RuleFile::tier)).toList();
        int count = ordered.stream().mapToInt(file -> file.rules().size()).sum();
        PhraseFinderBuilder phrases = new PhraseFinderBuilder();
        Map<String, Integer> providersByHost = new HashMap<>();
        List<Clause> rules = new ArrayList<>();
        int providers = 0;
        for (RuleFile file : ordered) {
            int provider = file.tier() == Tier.PROVIDER ? providers++ : NONE;
            file.hosts().forEach(host -> providersByHost.put(host, provider));
            file.signs().forEach(sign -> phrases.add(sign, signsStart(count) + provider));
            for (Rule rule : file.rules()) {
                int number = rules.size();
                rule.text().forEach(phrase -> phrases.add(phrase, number * 2));
                rule.unless().forEach(phrase -> phrases.add(phrase, number * 2 + 1));
                rules.add(rule.clause(file, provider));
            }
        }
        int asksToWait = signsStart(count) + providers;
        new TreeSet<>(WaitWords.asking()).forEach(word -> phrases.add(Phrase.parse(word), asksToWait));
        return new RuleBook(rules, providersByHost, providers, phrases.build(asksToWait + 1));
    }

    /** Phrases belong to numbers: two for each rule, what it looks for and what it must not find, then one for each provider. */
    private static int signsStart(int rules) {
        return rules * 2;
    }

    void write(TableWriter out) {
        out.number(rules.size());
        rules.forEach(rule -> rule.write(out));
        out.number(providersByHost.size());
        new TreeMap<>(providersByHost)
                .forEach((host, provider) -> out.text(host).number(provider));
        out.number(providers);
        phrases.write(out);
    }

    static RuleBook read(TableReader in) {
        List<Clause> rules = new ArrayList<>();
        for (int left = in.number(); left > 0; left--) {
            rules.add(Clause.read(in));
        }
        Map<String, Integer> providersByHost = new HashMap<>();
        for (int left = in.number(); left > 0; left--) {
            providersByHost.put(in.text(), in.number());
        }
        return new RuleBook(rules, providersByHost, in.number(), PhraseFinder.read(in));
    }

    private int[][] ofProviders() {
        return IntStream.range(0, providers)
                .mapToObj(provider -> numbers(rule -> rule.provider() == provider))
                .toArray(int[][]::new);
    }

    private int[] ofTier(Tier tier) {
        return numbers(rule -> rule.tier() == tier);
    }

    private int[] numbers(Predicate<Clause> wanted) {
        return IntStream.range(0, rules.size())
                .filter(index -> wanted.test(rules.get(index)))
                .toArray();
    }

    List<Clause> rules() {
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
        if (found < 0 || (rules.get(found).yieldsToStatus() && tellsMore(evidence))) {
            int byStatus = firstOfStatus(evidence, hits);
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
        int found = firstOfStatus(evidence, hits);
        return found < 0 ? Optional.empty() : Optional.of(rules.get(found).reason());
    }

    /** Says whether the reply has a word that asks to wait. */
    boolean asksToWait(Hits hits) {
        return hits.has(asksToWait);
    }

    private int first(int[] candidates, Evidence evidence, Hits hits) {
        for (int index : candidates) {
            if (decides(index, evidence, hits)) {
                return index;
            }
        }
        return NONE;
    }

    private boolean decides(int index, Evidence evidence, Hits hits) {
        Clause rule = rules.get(index);
        return rule.admits(evidence) && (!rule.byWords() || hits.has(index * 2)) && !hits.has(index * 2 + 1);
    }

    private int firstOfStatus(Evidence evidence, Hits hits) {
        Optional<EnhancedStatus> told = evidence.toldStatus();
        for (int place = statusRules.next(0, told); place >= 0; place = statusRules.next(place + 1, told)) {
            if (decides(statusRules.rule(place), evidence, hits)) {
                return statusRules.rule(place);
            }
        }
        return NONE;
    }

    private int firstOfWords(Evidence evidence, Hits hits) {
        int best = -1;
        for (int hit = 0; hit < hits.count(); hit++) {
            int owner = hits.owner(hit);
            int index = owner >>> 1;
            boolean candidate = owner < signsStart
                    && (owner & 1) == 0
                    && (best < 0 || index < best)
                    && rules.get(index).tier() == Tier.WORDS;
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
        return best < providers ? best : NONE;
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
