package dev.rebote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

/** What the command line does whichever command is meant. */
class ReboteTest {

    @Test
    void shouldShowItsCommandsAndExitCodesWhenAsked() {
        Run run = Run.of("--help");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Usage: rebote", "explain", "Exit codes:", "3    a file that an operator wrote");
    }

    @Test
    void shouldTellItsVersion() {
        assertThat(Run.of("--version").out()).startsWith("rebote ");
    }

    @Test
    void shouldWantACommand() {
        Run run = Run.of();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("Missing required subcommand");
    }

    @Test
    void shouldEndQuietlyWhenNobodyReadsOn() {
        StringWriter err = new StringWriter();

        int code = Rebote.run(console(err, new IOException("Broken pipe")), "explain", "550 5.1.1 User unknown");

        assertThat(code).isEqualTo(141);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldSayThatItCannotWrite() {
        StringWriter err = new StringWriter();

        int code = Rebote.run(
                console(err, new IOException("No space left on device")), "explain", "550 5.1.1 User unknown");

        assertThat(code).isEqualTo(4);
        assertThat(err.toString()).isEqualTo("cannot read or write: No space left on device" + System.lineSeparator());
    }

    @Test
    void shouldTellAMistakeOfOurs() {
        StringWriter err = new StringWriter();

        int code = Rebote.run(console(err, new Exception("never so")), "explain", "550 5.1.1 User unknown");

        assertThat(code).isEqualTo(70);
        assertThat(err.toString()).startsWith("java.lang.IllegalStateException: java.lang.Exception: never so");
    }

    private static Console console(StringWriter err, Exception whenWriting) {
        Writer out = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                if (whenWriting instanceof IOException failure) {
                    throw failure;
                }
                throw new IllegalStateException(whenWriting);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        return new Console(InputStream.nullInputStream(), out, new PrintWriter(err, true), Ink.PLAIN);
    }
}
