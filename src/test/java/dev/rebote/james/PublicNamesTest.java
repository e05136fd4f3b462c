package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.rebote.classify.Actor;
import dev.rebote.classify.Persistence;
import dev.rebote.classify.Reason;
import dev.rebote.classify.Retry;
import dev.rebote.classify.Scope;
import dev.rebote.classify.Suppresses;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.Trust;
import dev.rebote.policy.PolicyNames;
import dev.rebote.trust.PathState;
import dev.rebote.webadmin.RestNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Compares every name that an operator writes or reads with a list that is checked in, so that no name changes by accident. Who
 * changes one on purpose changes the list too, and tells it in CHANGELOG.md.
 */
class PublicNamesTest {

    private static final Path LIST = Path.of("src/test/resources/dev/rebote/public-names.txt");
    private static final Path FOUND = Path.of("target/public-names.txt");

    @Test
    void shouldHaveThePublicNamesThatAreListed() throws IOException {
        List<String> listed = Files.readAllLines(LIST).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();

        Files.write(FOUND, names());
        assertThat(String.join("\n", names()))
                .as(
                        "a public name came, went or changed; if it should, copy %s to %s and tell CHANGELOG.md",
                        FOUND, LIST)
                .isEqualTo(String.join("\n", listed));
    }

    private static List<String> names() {
        return Stream.of(
                        withParameters("mailet", PublicNames.mailets()),
                        withParameters("handler", PublicNames.handlers()),
                        PublicNames.matchers().stream().map(type -> "matcher " + type.getName()),
                        named("attribute", PublicNames.attributes()),
                        named("metric", PublicNames.metrics()),
                        ids("reason", Reason.values(), Reason::id),
                        ids("event", Event.values(), Event::id),
                        ids("stage", Stage.values(), Stage::id),
                        ids("trust", Trust.values(), Trust::id),
                        ids("path-state", PathState.values(), PathState::id),
                        ids("source", EvidenceSource.values(), EvidenceSource::id),
                        ids("persistence", Persistence.values(), Persistence::id),
                        ids("scope", Scope.values(), Scope::id),
                        ids("who-acts", Actor.values(), Actor::id),
                        ids("retry", Retry.values(), Retry::id),
                        ids("suppresses", Suppresses.values(), Suppresses::id),
                        named("policy", PolicyNames.all()),
                        named("rest", RestNames.all()),
                        PublicNames.routes().stream().map(type -> "routes " + type.getName()),
                        PublicNames.modules().stream().map(type -> "module " + type.getName()),
                        commands())
                .flatMap(names -> names)
                .sorted()
                .toList();
    }

    private static Stream<String> withParameters(String kind, List<Class<?>> types) {
        return types.stream()
                .flatMap(type -> Stream.concat(
                        Stream.of(kind + " " + type.getName()),
                        named(kind + " " + type.getName(), PublicNames.parameters(type))));
    }

    private static Stream<String> commands() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.rebote.cli").stream()
                        .map(JavaClass::reflect)
                        .flatMap(type -> Optional.ofNullable(type.getAnnotation(Command.class)).stream()
                                .flatMap(command -> command(command, type)));
    }

    private static Stream<String> command(Command command, Class<?> type) {
        String name = "command " + command.name();
        Stream<String> options = Arrays.stream(type.getDeclaredFields())
                .flatMap(field -> Optional.ofNullable(field.getAnnotation(Option.class)).stream())
                .flatMap(option -> Arrays.stream(option.names()));
        return Stream.concat(Stream.of(name), options.map(option -> name + " " + option));
    }

    private static Stream<String> named(String kind, Collection<String> names) {
        return names.stream().map(name -> kind + " " + name);
    }

    private static <T> Stream<String> ids(String kind, T[] values, Function<T, String> id) {
        return Arrays.stream(values).map(value -> kind + " " + id.apply(value));
    }
}
