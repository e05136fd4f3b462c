package dev.rebote.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A corpus that {@code -Drebote.corpus=DIR} names: {@code DIR/messages/<folder>/<file>} and {@code DIR/truth.jsonl}. */
record Corpus(Path directory) {

    /** What {@code truth.jsonl} says of one recipient of one mail. */
    record Truth(
            String kind, String recipient, List<String> alsoAccept, List<String> statusAccept, List<String> coarse) {
        boolean isFailure() {
            return kind.equals("failed") || kind.equals("delayed");
        }
    }

    static Optional<Corpus> named() {
        return Optional.ofNullable(System.getProperty("rebote.corpus"))
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .map(Corpus::new);
    }

    /** Gives what is true of each mail, by its folder and file. */
    Map<String, List<Truth>> truth() throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<String, List<Truth>> truth = new LinkedHashMap<>();
        for (String line : Files.readAllLines(directory.resolve("truth.jsonl"))) {
            JsonNode row = json.readTree(line);
            truth.computeIfAbsent(row.get("file").asText(), file -> new ArrayList<>())
                    .add(new Truth(
                            row.get("kind").asText(),
                            row.path("recipient").asText(""),
                            texts(row.path("also_accept")),
                            texts(row.path("status_accept")),
                            texts(row.path("coarse"))));
        }
        return truth;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    byte[] mail(String file) throws IOException {
        return Files.readAllBytes(directory.resolve("messages").resolve(file));
    }

    /** Gives all mails, by folder and file. */
    Map<String, byte[]> mails() throws IOException {
        Map<String, byte[]> mails = new LinkedHashMap<>();
        Path root = directory.resolve("messages");
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                mails.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return mails;
    }
}
