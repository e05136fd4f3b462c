package dev.rebote.classify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The shipped rules as the build leaves them beside their sources: read, checked and ready for search, so that a start takes
 * a tenth of the time. Where they are missing, the rule files are read.
 */
final class CompiledRules {

    private static final String RESOURCE = "rules/compiled";

    private CompiledRules() {}

    static Optional<RuleBook> load() {
        try (InputStream in = CompiledRules.class.getResourceAsStream(RESOURCE)) {
            return in == null ? Optional.empty() : Optional.of(RuleBook.read(new TableReader(in.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    static byte[] compile() {
        TableWriter out = new TableWriter();
        RuleBook.of(RuleFiles.shipped()).write(out);
        return out.toByteArray();
    }

    /** Compiles the shipped rules into the directory of classes that is named; the build does it. */
    public static void main(String[] classes) throws IOException {
        Path directory =
                Path.of(classes[0], CompiledRules.class.getPackageName().replace('.', '/'));
        Files.write(directory.resolve(RESOURCE), compile());
    }
}
