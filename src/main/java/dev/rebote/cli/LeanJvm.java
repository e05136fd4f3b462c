package dev.rebote.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A second JVM, for the commands that read much mail, with options for a program of seconds. By itself a JVM sets up for a server: it
 * would spend more time on compiling than such a command on mail, and take memory by the size of the machine.
 */
final class LeanJvm {

    private static final Set<String> COMMANDS = Set.of("scan", "dry-run");

    /**
     * Compile quickly rather than best; one collector thread; a heap that begins small, whose young part the mails come and go in, and
     * which grows by what is kept.
     */
    private static final List<String> OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms64m", "-Xmn48m");

    /** What a java program tells when its JVM cannot start; no command of ours that runs here does. */
    private static final int NOT_STARTED = 1;

    private LeanJvm() {}

    /**
     * Runs the command line in a second JVM and gives what it tells; empty when it has to run in this one, which is so too where this
     * one was given options: who gives some wants those.
     */
    static OptionalInt run(String... arguments) {
        if (arguments.length == 0 || !COMMANDS.contains(arguments[0]) || hasOptions()) {
            return OptionalInt.empty();
        }
        return run(Path.of(System.getProperty("java.home"), "bin", "java"), arguments);
    }

    private static boolean hasOptions() {
        return !ManagementFactory.getRuntimeMXBean().getInputArguments().isEmpty();
    }

    /** Runs the command line with this {@code java}; empty when that does not start. */
    static OptionalInt run(Path java, String... arguments) {
        try {
            Process second =
                    new ProcessBuilder(command(java, arguments)).inheritIO().start();
            Runtime.getRuntime().addShutdownHook(new Thread(second::destroy));
            int code = second.waitFor();
            return code == NOT_STARTED ? OptionalInt.empty() : OptionalInt.of(code);
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while a second JVM runs", e);
        }
    }

    private static List<String> command(Path java, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LeanJvm.class.getName()));
        command.add(String.valueOf(ProcessHandle.current().pid()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Is the second JVM. The arguments are the id of the first, without which it does not go on, and the command line. */
    public static void main(String[] arguments) {
        long first = Long.parseLong(arguments[0]);
        Thread watch = new Thread(() -> endWith(first));
        watch.setDaemon(true);
        watch.start();
        System.exit(Rebote.runHere(Arrays.copyOfRange(arguments, 1, arguments.length)));
    }

    private static void endWith(long process) {
        ProcessHandle.of(process).ifPresent(running -> running.onExit().join());
        Runtime.getRuntime().halt(ExitCode.BROKEN_PIPE);
    }
}
