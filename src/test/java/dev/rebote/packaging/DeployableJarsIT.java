package dev.rebote.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opens the two jars that operators put into James: what is inside, what the classes still name, and whether they run. */
class DeployableJarsIT {

    private static final String FOR_3_8 = "rebote.jar.james38";
    private static final String FOR_3_9 = "rebote.jar.james39";

    /** A class of a library that goes into our jars, under the library's own name; but for those that are only in texts. */
    private static final Pattern NOT_RELOCATED = Pattern.compile(
            "(?<!dev/rebote/shaded/)\\b"
                    + "(picocli|org/snakeyaml|org/apache/james/mime4j|com/google/re2j|org/apache/commons/(codec|csv|io)"
                    + "|com/eclipsesource/json|com/github/benmanes/caffeine|com/zaxxer/hikari|org/flywaydb|org/h2(?!/res|/api/ErrorCode[.]html)|org/postgresql(?!/driverconfig))/");

    /** What has another name in James 3.9; in strings too, because a class may be asked for by its name. */
    private static final Pattern NOT_JAKARTA =
            Pattern.compile("\\b(javax[./](mail|inject|activation|annotation[./](PostConstruct|PreDestroy))"
                    + "|com[./]sun[./]mail)\\b");

    private static final Pattern OUR_CLASS = Pattern.compile("dev/rebote/[a-z0-9/]+/[A-Z][A-Za-z0-9_$]*");

    @TempDir
    private Path elsewhere;

    @ParameterizedTest
    @ValueSource(strings = {FOR_3_8, FOR_3_9})
    void shouldHoldNothingButOurPackageAndTheLicences(String jar) throws IOException {
        try (JarFile file = open(jar)) {
            assertThat(file.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName))
                    .filteredOn(name -> !name.startsWith("dev/rebote/"))
                    .containsExactlyInAnyOrder(
                            "META-INF/MANIFEST.MF",
                            "META-INF/LICENSE",
                            "META-INF/NOTICE",
                            "META-INF/javamail.providers",
                            "META-INF/services/dev.rebote.shaded.flywaydb.core.extensibility.Plugin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {FOR_3_8, FOR_3_9})
    void shouldNameNoLibraryOfOursByItsOwnName(String jar) throws IOException {
        assertThat(mentions(jar, NOT_RELOCATED)).isEmpty();
    }

    /** The build leaves out classes that nothing seems to need. */
    @ParameterizedTest
    @ValueSource(strings = {FOR_3_8, FOR_3_9})
    void shouldHoldEveryClassOfOursThatItNames(String jar) throws IOException {
        try (JarFile file = open(jar)) {
            assertThat(mentions(jar, OUR_CLASS).stream()
                            .map(mention -> mention.substring(mention.indexOf(' ') + 1))
                            .filter(OUR_CLASS.asMatchPredicate()))
                    .isNotEmpty()
                    .allMatch(name -> file.getEntry(name + ".class") != null);
        }
    }

    @Test
    void shouldNameNoOldMailClassInTheJarForJames39() throws IOException {
        assertThat(mentions(FOR_3_9, NOT_JAKARTA)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {FOR_3_8, FOR_3_9})
    void shouldExplainAReplyWhereNoJamesIsNear(String jar) throws Exception {
        String printed = Command.of(Path.of(System.getProperty("java.home"), "bin", "java"))
                .with("-jar", path(jar).getAbsolutePath(), "explain")
                .with("550 5.1.1 <bob@example.com>: Recipient address rejected: User unknown")
                .run(elsewhere, Duration.ofMinutes(1));

        assertThat(printed).contains("recipient.unknown");
    }

    private static Set<String> mentions(String jar, Pattern names) throws IOException {
        Set<String> found = new TreeSet<>();
        try (JarFile file = open(jar)) {
            List<? extends ZipEntry> classes = file.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .toList();
            for (ZipEntry entry : classes) {
                try (InputStream in = file.getInputStream(entry)) {
                    ConstantPool.texts(in).stream()
                            .filter(text -> names.matcher(text).find())
                            .forEach(text -> found.add(entry.getName() + ": " + text));
                }
            }
        }
        return found;
    }

    private static JarFile open(String jar) throws IOException {
        return new JarFile(path(jar));
    }

    private static File path(String jar) {
        return new File(System.getProperty(jar));
    }
}
