package dev.rebote.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The example in the comment of a class, so that a test can run what an operator copies. */
public final class JavadocExample {

    private static final String START = "<pre>{@code";
    private static final String END = "}</pre>";

    private JavadocExample() {}

    /** Gives the first example in the comment of a class of ours. */
    public static String of(Class<?> type) {
        try {
            Path source = Path.of("src/main/java", type.getName().replace('.', '/') + ".java");
            String text = Files.readString(source);
            int start = text.indexOf(START) + START.length();
            return text.substring(start, text.indexOf(END, start))
                    .lines()
                    .map(line -> line.replaceFirst("^ \\* ?", ""))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
