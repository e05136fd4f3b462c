package dev.rebote.suppress;

import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * The steps of the schema, named one by one: Flyway's own search goes through the context class loader, which is James's, and
 * through folders, which a jar need not have.
 */
final class SchemaFiles implements ResourceProvider {

    private static final List<String> STEPS =
            List.of("V1__history_and_suppressions.sql", "V2__notices_mappings_and_paths.sql");

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return find(name).orElse(null);
    }

    private static Optional<LoadableResource> find(String name) {
        return STEPS.stream().filter(name::endsWith).findFirst().map(SchemaFile::new);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return STEPS.stream()
                .filter(step ->
                        step.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(step::endsWith))
                .<LoadableResource>map(SchemaFile::new)
                .toList();
    }

    private static final class SchemaFile extends LoadableResource {

        private final String name;

        SchemaFile(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            return new StringReader(Statements.text(name));
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
