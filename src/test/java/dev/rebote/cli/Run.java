package dev.rebote.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/**
 * One run of the command line.
 *
 * @param code what the process tells
 * @param out  what it printed
 * @param err  what it complained of
 */
record Run(int code, String out, String err) {

    /** Runs the command line with nothing to read. */
    static Run of(String... arguments) {
        return reading(new byte[0], arguments);
    }

    /** Runs the command line, which reads {@code in}. */
    static Run reading(String in, String... arguments) {
        return reading(in.getBytes(StandardCharsets.UTF_8), arguments);
    }

    /** Runs the command line, which reads these bytes. */
    static Run reading(byte[] in, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(new ByteArrayInputStream(in), out, new PrintWriter(err, true), Ink.PLAIN);
        int code = Rebote.run(console, arguments);
        return new Run(code, out.toString(), err.toString());
    }
}
