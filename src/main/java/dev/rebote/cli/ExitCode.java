package dev.rebote.cli;

/** What the process tells the one that started it; the numbers are public API. */
final class ExitCode {

    /** Done, and at least something was understood. */
    static final int DONE = 0;

    /** Done, but no rule knew any of it. */
    static final int NOT_UNDERSTOOD = 1;

    /** The command line has a mistake; picocli's own number for it. */
    static final int USAGE = 2;

    /** A file that an operator wrote has a mistake. */
    static final int CONFIGURATION = 3;

    /** Something could not be read or written. */
    static final int INPUT_OUTPUT = 4;

    /** A mistake of ours; EX_SOFTWARE of sysexits.h. */
    static final int BUG = 70;

    /** Whoever reads our output has gone; what a shell tells of a program that SIGPIPE ended. */
    static final int BROKEN_PIPE = 141;

    private ExitCode() {}
}
