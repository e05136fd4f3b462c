package dev.rebote.classify;

import dev.rebote.evidence.Stage;
import dev.rebote.status.ReplyPattern;
import dev.rebote.status.StatusPattern;
import dev.rebote.yaml.ConfigurationException;
import dev.rebote.yaml.Mapping;
import dev.rebote.yaml.Nearest;
import dev.rebote.yaml.Node;
import dev.rebote.yaml.StrictYaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads rule files, strictly: an unknown key, a missing field or a duplicate id is told with file and line. */
final class RuleFiles {

    private static final String INDEX = "rules/files.yaml";
    private static final List<String> REASONS =
            Arrays.stream(Reason.values()).map(Reason::id).toList();
    private static final List<String> TIERS =
            Arrays.stream(Tier.values()).map(Tier::id).toList();
    private static final List<String> STAGES =
            Arrays.stream(Stage.values()).map(Stage::id).toList();

    private RuleFiles() {}

    /** Reads the rules that Rebote ships. */
    static List<RuleFile> shipped() {
        return shippedAnd(List.of());
    }

    /** Reads the operator's files and the shipped ones; the operator's come first. */
    static List<RuleFile> shippedAnd(List<Path> operatorFiles) {
        List<RuleFile> files = new ArrayList<>();
        for (Path path : operatorFiles) {
            RuleFile file = read(StrictYaml.read(path));
            files.add(new RuleFile(Tier.OPERATOR, file.name(), file.hosts(), file.signs(), false, file.rules()));
        }
        // Each file is read by itself; side by side, a cold start takes half as long.
        List<String> names = StrictYaml.resource(RuleFiles.class, INDEX).strings("files");
        files.addAll(names.parallelStream()
                .map(name -> read(StrictYaml.resource(RuleFiles.class, "rules/" + name)))
                .toList());
        refuseDuplicates(files);
        return files;
    }

    private static void refuseDuplicates(List<RuleFile> files) {
        Map<String, Rule> seen = new HashMap<>();
        for (RuleFile file : files) {
            for (Rule rule : file.rules()) {
                Rule other = seen.put(rule.id(), rule);
                if (other != null) {
                    throw new ConfigurationException(rule.place() + ": duplicate id '" + rule.id() + "', it stands at "
                            + other.place() + " too");
                }
            }
        }
    }

    /** Reads one file. */
    static RuleFile read(Mapping file) {
        file.onlyKeys("tier", "provider", "hosts", "signs", "yield-to-status", "rules");
        String tierName = file.optionalString("tier").orElse(Tier.OPERATOR.id());
        Tier tier = Tier.parse(tierName).orElseThrow(() -> file.unknownValue("tier", tierName, TIERS));
        String name = tier == Tier.PROVIDER ? file.string("provider") : tier.id();
        if (tier == Tier.PROVIDER && !file.has("hosts")) {
            throw file.mistake("'hosts' is missing: a provider is chosen by the remote host");
        }
        List<String> hosts = file.strings("hosts").stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .toList();
        return new RuleFile(
                tier,
                name,
                hosts,
                phrases(file, "signs"),
                file.optionalString("yield-to-status").filter("true"::equals).isPresent(),
                file.mappings("rules").stream().map(rule -> rule(rule, tier)).toList());
    }

    private static Rule rule(Mapping rule, Tier tier) {
        rule.onlyKeys(
                "id", "reason", "status", "text", "unless", "told", "reply", "stage", "why", "source", "samples",
                "not");
        String reasonName = rule.string("reason");
        Rule read = new Rule(
                rule.string("id"),
                Reason.parse(reasonName).orElseThrow(() -> rule.unknownValue("reason", reasonName, REASONS)),
                patterns(rule, "status", StatusPattern::parse, StatusPattern.FORM).stream()
                        .findFirst(),
                phrases(rule, "text"),
                phrases(rule, "unless"),
                patterns(rule, "told", StatusPattern::parse, StatusPattern.FORM),
                patterns(rule, "reply", ReplyPattern::parse, ReplyPattern.FORM),
                stages(rule),
                rule.string("why"),
                rule.string("source"),
                rule.strings("samples"),
                rule.strings("not"),
                rule.place());
        boolean looksForNothing =
                read.text().isEmpty() && read.told().isEmpty() && read.reply().isEmpty();
        if (looksForNothing
                || ((tier == Tier.WORDS || tier == Tier.PLAIN) && read.text().isEmpty())) {
            throw rule.mistake("rule '" + read.id() + "' looks for nothing: 'text' is missing");
        }
        if (read.samples().isEmpty()) {
            throw rule.mistake("rule '" + read.id() + "' has no 'samples'");
        }
        return read;
    }

    private static List<Phrase> phrases(Mapping mapping, String key) {
        return mapping.nodes(key).stream().map(node -> phrase(node, key)).toList();
    }

    private static Phrase phrase(Node node, String key) {
        try {
            return Phrase.parse(node.asText(key));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(node.place() + ": " + e.getMessage(), e);
        }
    }

    private static <T> List<T> patterns(Mapping rule, String key, Function<String, Optional<T>> parser, String form) {
        return rule.nodes(key).stream()
                .map(node -> parser.apply(node.asText(key))
                        .orElseThrow(() -> node.mistake("'" + node.asText(key) + "' is not " + form)))
                .toList();
    }

    private static Set<Stage> stages(Mapping rule) {
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        for (Node node : rule.nodes("stage")) {
            String name = node.asText("stage");
            stages.add(Arrays.stream(Stage.values())
                    .filter(stage -> stage.id().equals(name))
                    .findFirst()
                    .orElseThrow(() -> node.mistake("unknown stage '" + name + "'" + Nearest.hint(name, STAGES))));
        }
        return stages;
    }
}
