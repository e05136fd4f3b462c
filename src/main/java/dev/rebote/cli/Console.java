package dev.rebote.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Help.Ansi;

/**
 * What a command reads from and writes to.
 *
 * @param in  the bytes that come in
 * @param out the answers, in UTF-8 whatever the machine's locale says; buffered
 * @param err what went wrong
 * @param ink colours, where a person sits at a terminal
 */
record Console(InputStream in, Writer out, PrintWriter err, Ink ink) {

    private static final int BUFFER = 1 << 16;

    /** Gives the console of this process. */
    static Console ofProcess() {
        Writer out = new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8), BUFFER);
        PrintWriter err = new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8), true);
        Ink ink = Ansi.AUTO.enabled() ? Ink.COLOURED : Ink.PLAIN;
        return new Console(new FileInputStream(FileDescriptor.in), out, err, ink);
    }
}
