package dev.rebote.cli;

import dev.rebote.trust.KeyFile;
import dev.rebote.trust.SigningKey;
import dev.rebote.trust.SigningKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the keys that sign return paths. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Makes the keys that sign return paths.",
        synopsisSubcommandLabel = "COMMAND")
final class KeysCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }

    /** Adds one to a file. */
    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description = "Adds a new key to FILE, which is made, readable by its owner alone, where there is none.")
    static final class New implements Callable<Integer> {

        /** 1,024 ids, of which eight at most are taken. */
        private static final int TRIES = 100;

        private final Console console;
        private final SecureRandom random = new SecureRandom();

        @Parameters(paramLabel = "FILE", description = "The file of keys, such as conf/rebote-keys.yaml.")
        private Path file = Path.of("");

        New(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            SigningKey key;
            if (Files.exists(file)) {
                key = newIn(KeyFile.read(file));
                append(key.toFileEntry());
            } else {
                key = SigningKey.random(random, today());
                make();
                append("keys:\n" + key.toFileEntry());
            }
            KeyFile.read(file);
            console.out()
                    .append(key + " is in " + file + " and signs from now on; older ones are still accepted\n")
                    .flush();
            return ExitCode.DONE;
        }

        private SigningKey newIn(SigningKeys others) {
            SigningKey key = SigningKey.random(random, today());
            for (int i = 0; others.has(key.id()) && i < TRIES; i++) {
                key = SigningKey.random(random, today());
            }
            return key;
        }

        private void make() throws IOException {
            boolean posix =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] ownerOnly = posix
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];
            Files.createFile(file, ownerOnly);
        }

        /** In one write, so that a James that watches the file does not read half a key. */
        private void append(String text) throws IOException {
            byte[] before = Files.readAllBytes(file);
            boolean open = before.length > 0 && before[before.length - 1] != '\n';
            Files.write(
                    file,
                    ((open ? "\n" : "") + text + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.APPEND);
        }

        private static LocalDate today() {
            return LocalDate.now(ZoneOffset.UTC);
        }
    }
}
