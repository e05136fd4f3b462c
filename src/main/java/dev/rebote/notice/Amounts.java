package dev.rebote.notice;

import java.time.Duration;

/** Times and sizes in signs that every language knows: {@code 5 min}, {@code 2 h}, {@code 12 MB}. */
final class Amounts {

    private static final int KILO = 1000;

    private Amounts() {}

    /** Gives a time, rounded up: who comes too early is sent away again. */
    static String time(Duration time) {
        long seconds = Math.max(1, time.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = (seconds + 59) / 60;
        if (minutes < 120) {
            return minutes + " min";
        }
        return (minutes + 59) / 60 + " h";
    }

    /** Gives a size in whole units. */
    static String size(long bytes) {
        long kilobytes = Math.max(1, (bytes + KILO / 2) / KILO);
        return kilobytes < KILO ? kilobytes + " kB" : (kilobytes + KILO / 2) / KILO + " MB";
    }
}
