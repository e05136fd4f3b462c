package dev.rebote.status;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the IANA registry says of each enhanced status code (RFC 5248). Immutable and thread-safe.
 *
 * <p>An unregistered code is never an error: an unknown detail falls back to {@code X.subject.0}, an unknown subject to
 * {@code X.0.0} (RFC 3463, section 2).
 */
public final class StatusRegistry {

    private static final String RESOURCE = "registry.csv";
    private static final List<String> CLASSES = List.of("Success", "Persistent transient failure", "Permanent failure");
    private static final List<String> SUBJECTS = List.of(
            "Other or undefined",
            "Addressing",
            "Mailbox",
            "Mail system",
            "Network and routing",
            "Mail delivery protocol",
            "Message content or media",
            "Security or policy");

    private final Map<String, StatusRecord> byCode;

    private StatusRegistry(Map<String, StatusRecord> byCode) {
        this.byCode = Collections.unmodifiableMap(byCode);
    }

    /**
     * One record of the registry.
     *
     * @param code       such as {@code X.1.1}
     * @param text       what it means, in the registry's words
     * @param basicCodes the reply codes it goes with, as the registry writes them; empty when none are told
     * @param reference  the documents that define it
     */
    public record StatusRecord(String code, String text, String basicCodes, String reference) {}

    /** Reads the registry that Rebote ships. */
    public static StatusRegistry shipped() {
        try (InputStream in = Objects.requireNonNull(StatusRegistry.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Map<String, StatusRecord> records = new LinkedHashMap<>();
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(StatusRegistry::read)
                    .forEach(found -> records.put(found.code(), found));
            return new StatusRegistry(records);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    private static StatusRecord read(String line) {
        String[] fields = new String[] {"", "", "", ""};
        int field = 0;
        boolean quoted = false;
        StringBuilder text = new StringBuilder();
        for (char c : (line + ",").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields[field++] = text.toString();
                text.setLength(0);
            } else {
                text.append(c);
            }
        }
        return new StatusRecord(fields[0], fields[1], fields[2], fields[3]);
    }

    /** Gives all records, in the order of their codes. */
    public List<StatusRecord> records() {
        return List.copyOf(byCode.values());
    }

    /** Gives the record of exactly this code; empty when it is not registered. */
    public Optional<StatusRecord> exactly(EnhancedStatus status) {
        return Optional.ofNullable(byCode.get(code(status.subject(), status.detail())));
    }

    /** Gives the record that says most of this code. */
    public StatusRecord meaning(EnhancedStatus status) {
        return exactly(status)
                .or(() -> Optional.ofNullable(byCode.get(code(status.subject(), 0))))
                .orElseGet(() -> Objects.requireNonNull(byCode.get(code(0, 0))));
    }

    /** Gives what the class of a code means: {@code Permanent failure}. */
    public String classMeaning(EnhancedStatus status) {
        return CLASSES.get(status.isSuccess() ? 0 : status.statusClass() - 3);
    }

    /** Gives what the subject of a code is about: {@code Mailbox}. */
    public String subjectMeaning(EnhancedStatus status) {
        return SUBJECTS.get(status.subject() < SUBJECTS.size() ? status.subject() : 0);
    }

    private static String code(int subject, int detail) {
        return "X." + subject + "." + detail;
    }
}
