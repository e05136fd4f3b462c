package dev.rebote.classify;

import java.util.List;
import java.util.Optional;

/**
 * A time that is told in words: {@code five minutes}, {@code 1h30m}, {@code 00:04:58}, {@code half an hour}.
 *
 * @param seconds how long
 * @param words   how many words tell it
 */
record ToldTime(long seconds, int words) {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** A longer number is no time that anybody waits. */
    private static final int MAX_DIGITS = 6;

    /** Gives the time that begins at the word {@code at}; empty when none does. */
    static Optional<ToldTime> at(List<String> words, int at) {
        Optional<ToldTime> first = one(words, at);
        if (first.isEmpty()) {
            return first;
        }
        int next = at + first.get().words();
        int from = word(words, next).equals("and") ? next + 1 : next;
        return one(words, from)
                .filter(rest -> rest.seconds() < first.get().seconds() && rest.words() > 1)
                .map(rest -> new ToldTime(first.get().seconds() + rest.seconds(), from - at + rest.words()))
                .or(() -> first);
    }

    private static Optional<ToldTime> one(List<String> words, int at) {
        String word = word(words, at);
        if (WaitWords.isTomorrow(word)) {
            return Optional.of(new ToldTime(DAY, 1));
        }
        if (WaitWords.isHalf(word)) {
            return half(words, at);
        }
        long together = clock(word) + withUnits(word);
        if (together > 0) {
            return Optional.of(new ToldTime(together, 1));
        }
        int number = number(word);
        int between = word(words, at + 1).equals("个") ? 2 : 1;
        int unit = WaitWords.unit(word(words, at + between));
        return number > 0 && unit > 0 ? Optional.of(new ToldTime((long) number * unit, between + 1)) : Optional.empty();
    }

    private static Optional<ToldTime> half(List<String> words, int at) {
        int between = WaitWords.number(word(words, at + 1)) == 1 ? 2 : 1;
        int unit = WaitWords.unit(word(words, at + between));
        return unit > 1 ? Optional.of(new ToldTime(unit / 2, between + 1)) : Optional.empty();
    }

    private static String word(List<String> words, int at) {
        return at < words.size() ? words.get(at) : "";
    }

    /** Gives the number that a word is or stands for; 0 when it is none. */
    static int number(String word) {
        int digits = digits(word, 0);
        if (digits == 0 || digits > MAX_DIGITS || digits < word.length()) {
            return WaitWords.number(word);
        }
        return Integer.parseInt(word);
    }

    private static int digits(String word, int from) {
        int end = from;
        while (end < word.length() && word.charAt(end) >= '0' && word.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** Reads 60s and 1h30m; 0 when it is anything else. */
    private static long withUnits(String word) {
        long seconds = 0;
        int at = 0;
        while (at < word.length()) {
            int digits = digits(word, at);
            int end = digits;
            while (end < word.length() && digits(word, end) == end) {
                end++;
            }
            int unit = WaitWords.unit(word.substring(digits, end));
            if (digits == at || digits - at > MAX_DIGITS || unit == 0) {
                return 0;
            }
            seconds += (long) unit * Integer.parseInt(word.substring(at, digits));
            at = end;
        }
        return seconds;
    }

    private static long clock(String word) {
        String[] parts = word.split(":", -1);
        if (parts.length != 3) {
            return 0;
        }
        int hours = number(parts[0]);
        int minutes = number(parts[1]);
        int seconds = number(parts[2]);
        return minutes < MINUTE && seconds < MINUTE ? hours * HOUR + minutes * MINUTE + seconds : 0;
    }
}
