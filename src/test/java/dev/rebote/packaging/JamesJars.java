package dev.rebote.packaging;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The jars of a James of either line, without anything that our jar should bring. */
final class JamesJars {

    private JamesJars() {}

    /** Gives the class path of this test without our classes and our libraries. */
    static List<Path> of38() {
        return Stream.of(System.getProperty("surefire.test.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .filter(jar -> !jar.getFileName().toString().matches("(rebote|picocli|snakeyaml-engine)-.*"))
                .toList();
    }

    /** Gives the class path that the build wrote, with the jars of James 3.8 in it renamed; those are put into {@code directory}. */
    static List<Path> of39(Path directory) throws IOException {
        String borrowed = "-" + System.getProperty("rebote.james38") + ".jar";
        List<Path> classPath = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(System.getProperty("rebote.james39.classpath")))) {
            Path jar = Path.of(line.strip());
            if (line.strip().endsWith(borrowed)) {
                Path renamed = directory.resolve(jar.getFileName());
                JakartaNames.translate(jar, renamed);
                jar = renamed;
            }
            classPath.add(jar);
        }
        return classPath;
    }
}
