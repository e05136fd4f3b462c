package dev.rebote.classify;

import dev.rebote.evidence.Evidence;
import dev.rebote.status.EnhancedStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Providers providers;
    private final Owners owners;
    private final PhraseFinder phrases;
    private final PhraseFinder plainPhrases;

    private RuleBook(
            List<Clause> rules,
            Providers providers,
            int providerCount,
            PhraseFinder phrases,
            PhraseFinder plainPhrases) {
        this.rules = List.copyOf(rules);
        this.providers = providers;
        this.phrases = phrases;
        this.plainPhrases = plainPhrases;
        owners = new Owners(rules.size(), providerCount);
        operatorRules = ofTier(Tier.OPERATOR);
        rulesOfProvider = ofProviders();
        statusRules = new StatusRules(this.rules, ofTier(Tier.STATUS));
        replyRules = ofTier(Tier.REPLY);
    }

    /** Makes the book of these files. */
    static RuleBook of(List<RuleFile> files) {
        List<RuleFile> ordered =
                files.stream().sorted(Comparator.comparing(RuleBook::place)).toList();
        Owners owners = owners(ordered);
        PhraseFinderBuilder phrases = new PhraseFinderBuilder();
        PhraseFinderBuilder plainPhrases = phrases.beside();
        Map<String, Integer> providersByHost = new HashMap<>();
        List<Clause> rules = new ArrayList<>();
        int providers = 0;
        for (RuleFile file : ordered) {
            int provider = file.tier() == Tier.PROVIDER ? providers++ : NONE;
            file.hosts().forEach(host -> providersByHost.put(host, provider));
            file.signs().forEach(sign -> phrases.add(sign, owners.sign(provider)));
            PhraseFinderBuilder its = file.tier() == Tier.PLAIN ? plainPhrases : phrases;
            for (Rule rule : file.rules()) {
                int number = rules.size();
                rule.text().forEach(phrase -> its.add(phrase, Owners.wanted(number)));
                rule.unless().forEach(phrase -> its.add(phrase, Owners.unwanted(number)));
                rules.add(rule.clause(file, provider));
            }
        }
        new TreeSet<>(WaitWords.asking()).forEach(word -> phrases.add(Phrase.parse(word), owners.asksToWait()));
        return new RuleBook(
                rules,
                Providers.of(providersByHost),
                providers,
                phrases.build(owners.count()),
                plainPhrases.build(owners.count()));
    }

    /** Plain words stand among the others, in the order of the files; they are only searched later. */
    private static Tier place(RuleFile file) {
        return file.tier() == Tier.PLAIN ? Tier.WORDS : file.tier();
    }

    private static Owners owners(List<RuleFile> files) {
        int rules = files.stream().mapToInt(file -> file.rules().size()).sum();
        long providers =
                files.stream().filter(file -> file.tier() == Tier.PROVIDER).count();
        return new Owners(rules, (int) providers);
    }

    void write(TableWriter out) {
        out.number(rules.size());
        rules.forEach(rule -> rule.write(out));
        providers.write(out);
        out.number(owners.providers());
        phrases.write(out);
        plainPhrases.writeBeside(out);
    }

    static RuleBook read(TableReader in) {
        List<Clause> rules = new ArrayList<>();
        for (int left = in.number(); left > 0; left--) {
            rules.add(Clause.read(in));
        }
        Providers providers = Providers.read(in);
        int providerCount = in.number();
        PhraseFinder phrases = PhraseFinder.read(in);
        return new RuleBook(rules, providers, providerCount, phrases, phrases.readBeside(in));
    }

    private int[][] ofProviders() {
        return IntStream.range(0, owners.providers())
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
        int provider = providers.find(evidence, hits, owners);
        if (provider != Providers.NONE) {
            found = first(rulesOfProvider[provider], evidence, hits);
        }
        if (found < 0) {
            found = firstOfWords(Tier.WORDS, evidence, hits);
        }
        if (found < 0 || rules.get(found).yieldsToStatus()) {
            plainPhrases.searchOn(hits);
            int plain = firstOfWords(Tier.PLAIN, evidence, hits);
            found = plain >= 0 && (found < 0 || plain < found) ? plain : found;
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
        return hits.has(owners.asksToWait());
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
        return rule.admits(evidence)
                && (!rule.byWords() || hits.has(Owners.wanted(index)))
                && !hits.has(Owners.unwanted(index));
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

    private int firstOfWords(Tier tier, Evidence evidence, Hits hits) {
        int best = -1;
        for (int hit = 0; hit < hits.count(); hit++) {
            int owner = hits.owner(hit);
            int index = Owners.rule(owner);
            boolean candidate = owners.isWanted(owner)
                    && (best < 0 || index < best)
                    && rules.get(index).tier() == tier;
            if (candidate
                    && !hits.has(Owners.unwanted(index))
                    && rules.get(index).admits(evidence)) {
                best = index;
            }
        }
        return best;
    }
}
