package dev.rebote.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** A bar on a terminal that says how far a scan is. */
final class ProgressBar {

    private static final int WIDTH = 40;

    /** Drawing at each mail would cost more than reading it. */
    private static final int EVERY = 500;

    private final PrintWriter terminal;
    private final boolean shown;
    private final int total;
    private int done;

    /** Makes a bar for {@code total} files; a total of 0 is not known. */
    ProgressBar(PrintWriter terminal, boolean shown, int total) {
        this.terminal = terminal;
        this.shown = shown;
        this.total = total;
    }

    void step() {
        done++;
        if (shown && done % EVERY == 0) {
            draw();
        }
    }

    private void draw() {
        if (total == 0 || done > total) {
            terminal.print("\r" + done + " mails");
        } else {
            int full = (int) ((long) WIDTH * done / total);
            terminal.print(String.format(
                    Locale.ROOT, "\r[%s%s] %d/%d", "#".repeat(full), " ".repeat(WIDTH - full), done, total));
        }
        terminal.flush();
    }

    void end() {
        if (shown && done >= EVERY) {
            terminal.print("\r" + " ".repeat(WIDTH + 30) + "\r");
            terminal.flush();
        }
    }
}
