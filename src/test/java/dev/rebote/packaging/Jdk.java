package dev.rebote.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A JDK of this machine, which need not be the one that runs the build. */
record Jdk(Path home, int version) {

    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    private static final Pattern TOOLCHAIN = Pattern.compile("<jdkHome>\\s*([^<]+?)\\s*</jdkHome>");

    private static final Path USER = Path.of(System.getProperty("user.home"));

    /** Where the systems and tools that we know of put their JDKs, each in a directory of its own. */
    private static final List<Path> SHELVES = List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/usr/java"),
            Path.of("/opt/java"),
            Path.of("/opt/hostedtoolcache/Java_Temurin-Hotspot_jdk"),
            Path.of("/Library/Java/JavaVirtualMachines"),
            Path.of("C:/Program Files/Java"),
            Path.of("C:/Program Files/Eclipse Adoptium"),
            USER.resolve(".sdkman/candidates/java"),
            USER.resolve(".jdks"));

    static final String PLACES = "JAVA_HOME and its like (JAVA_HOME_21_X64), Maven's toolchains.xml, " + SHELVES;

    /** Finds the oldest JDK that is at least {@code version}. */
    static Optional<Jdk> atLeast(int version) {
        return Stream.of(fromEnvironment(), fromToolchains(), fromShelves())
                .flatMap(homes -> homes)
                .map(Jdk::at)
                .flatMap(Optional::stream)
                .filter(jdk -> jdk.version >= version)
                .min(Comparator.comparingInt(Jdk::version));
    }

    static Jdk ofThisProcess() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static Stream<Path> fromEnvironment() {
        return System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("JAVA_HOME"))
                .map(Map.Entry::getValue)
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    private static Stream<Path> fromToolchains() {
        Path toolchains = USER.resolve(".m2/toolchains.xml");
        return Files.isReadable(toolchains)
                ? TOOLCHAIN.matcher(read(toolchains)).results().map(found -> Path.of(found.group(1)))
                : Stream.empty();
    }

    private static Stream<Path> fromShelves() {
        return SHELVES.stream()
                .flatMap(Jdk::children)
                .flatMap(home -> Stream.of(home, home.resolve("x64"), home.resolve("Contents/Home")));
    }

    private static Stream<Path> children(Path shelf) {
        if (!Files.isDirectory(shelf)) {
            return Stream.empty();
        }
        try (Stream<Path> children = Files.list(shelf)) {
            return children.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Jdk> at(Path home) {
        Path release = home.resolve("release");
        boolean compiles = Files.exists(home.resolve("bin/javac")) || Files.exists(home.resolve("bin/javac.exe"));
        if (!compiles || !Files.isReadable(release)) {
            return Optional.empty();
        }
        Matcher version = VERSION.matcher(read(release));
        return version.find() ? Optional.of(new Jdk(home, Integer.parseInt(version.group(1)))) : Optional.empty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
