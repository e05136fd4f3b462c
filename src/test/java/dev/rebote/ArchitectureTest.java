package dev.rebote;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the picture of the house: which rooms there are, which way the arrows point, and what stays outside. */
class ArchitectureTest {

    private static final Set<String> WAY_TO_A_VERDICT = Set.of("yaml", "status", "evidence", "classify");

    private static final Set<String> WAY_TO_A_VERDICT_AND_NUMBERS =
            Set.of("yaml", "status", "evidence", "classify", "disabling");

    private static final Set<String> CORE =
            Set.of("yaml", "status", "evidence", "classify", "disabling", "policy", "notice", "suppress", "trust");

    /** Each room, and the rooms that it may look into. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            entry("yaml", Set.of()),
            entry("status", Set.of("yaml")),
            entry("evidence", Set.of("yaml", "status")),
            entry("classify", Set.of("yaml", "status", "evidence")),
            entry("trust", Set.of("yaml", "status", "evidence")),
            entry("disabling", WAY_TO_A_VERDICT),
            entry("policy", WAY_TO_A_VERDICT_AND_NUMBERS),
            entry("notice", WAY_TO_A_VERDICT),
            entry("suppress", WAY_TO_A_VERDICT_AND_NUMBERS),
            entry("james", CORE),
            entry("webadmin", CORE),
            entry("cli", CORE));

    private static final DescribedPredicate<JavaClass> MIME4J = resideInAPackage("org.apache.james.mime4j..");

    private static final DescribedPredicate<JavaClass> JAMES = resideInAnyPackage(
                    "org.apache.james..", "org.apache.mailet..")
            .and(not(MIME4J))
            .as("are James's");

    private static final DescribedPredicate<JavaClass> MAIL = resideInAnyPackage(
                    "javax.mail..", "jakarta.mail..", "com.sun.mail..")
            .as("are a mail library's");

    /** Libraries that James brings, so that our jars do not. */
    private static final DescribedPredicate<JavaClass> BROUGHT_BY_JAMES = resideInAnyPackage(
            "javax.inject..",
            "com.google.inject..",
            "com.google.common..",
            "com.fasterxml.jackson..",
            "org.slf4j..",
            "reactor..",
            "spark..");

    private static final Path SOURCES = Path.of("src/main/java");

    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

    /** A dot within a word, as in 5.1.1, does not end the sentence. */
    private static final Pattern ONE_SENTENCE = Pattern.compile("([^.!?]|[.!?](?=\\S))+[.!?]");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.rebote");

    @Test
    void shouldPointTheArrowsOneWay() {
        ARROWS.forEach((room, others) -> noClasses()
                .that(areIn(room))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.rebote..")
                        .and(not(areIn(room)))
                        .and(not(areIn(others)))
                        .as("are in a room outside %s", others))
                .allowEmptyShould(true)
                .check(MAIN));
    }

    @Test
    void shouldHaveNoRoomThatThePictureDoesNotShow() {
        Set<String> rooms = MAIN.stream()
                .map(type -> type.getPackageName().split("\\."))
                .filter(name -> name.length > 2)
                .map(name -> name[2])
                .collect(Collectors.toSet());

        assertThat(rooms).isSubsetOf(ARROWS.keySet());
    }

    @Test
    void shouldKeepJamesAndMailOutOfTheCore() {
        noClasses()
                .that(areIn(CORE))
                .should()
                .dependOnClassesThat(JAMES.or(MAIL))
                .because("the core decides, and only the edge acts")
                .check(MAIN);
    }

    @Test
    void shouldRunTheCommandLineAlone() {
        noClasses()
                .that(areIn(CORE).or(areIn("cli")))
                .should()
                .dependOnClassesThat(JAMES.or(MAIL).or(BROUGHT_BY_JAMES))
                .because("'java -jar' starts the command line where no James is near")
                .check(MAIN);
    }

    @Test
    void shouldKnowMime4jInOneReaderOfTheEvidence() {
        Set<String> readers = MAIN.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> MIME4J.test(dependency.getTargetClass()))
                .map(Dependency::getOriginClass)
                .map(ArchitectureTest::outermost)
                .map(JavaClass::getName)
                .collect(Collectors.toSet());

        assertThat(readers).hasSizeLessThanOrEqualTo(1).allMatch(name -> name.startsWith("dev.rebote.evidence."));
    }

    @Test
    void shouldKnowTheYamlLibraryInOneRoom() {
        noClasses()
                .that(not(areIn("yaml")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .because("every file of ours is read equally strictly")
                .check(MAIN);
    }

    @Test
    void shouldSayInOneSentenceWhatEachPackageIs() throws IOException {
        for (Path room : packages()) {
            Path description = room.resolve("package-info.java");
            assertThat(description).exists();
            String source = Files.readString(description);
            assertThat(source).as(description.toString()).contains("@NullMarked");
            assertThat(javadocOf(source)).as(description.toString()).matches(ONE_SENTENCE);
        }
    }

    private static DescribedPredicate<JavaClass> areIn(String room) {
        return areIn(Set.of(room));
    }

    private static DescribedPredicate<JavaClass> areIn(Set<String> rooms) {
        String[] packages =
                rooms.stream().map(room -> "dev.rebote." + room + "..").toArray(String[]::new);
        return resideInAnyPackage(packages).as("are in %s", rooms);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    private static List<Path> packages() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private static String javadocOf(String source) {
        Matcher javadoc = JAVADOC.matcher(source);
        return javadoc.find()
                ? javadoc.group(1)
                        .replaceAll("(?m)^\\s*\\*", "")
                        .replaceAll("\\s+", " ")
                        .strip()
                : "";
    }
}
