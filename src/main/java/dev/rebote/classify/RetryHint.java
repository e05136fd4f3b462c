package dev.rebote.classify;

import dev.rebote.evidence.Sentences;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads how long a reply asks us to wait: "try again in five minutes", "wait another 298", "retry in 00:04:30". */
final class RetryHint {

    /** Nobody waits longer than a message lives in a queue (RFC 5321, section 4.5.4.1: 4 to 5 days). */
    private static final Duration LONGEST = Duration.ofDays(5);

    /** A number further away from the word that asks to wait says something else. */
    private static final int REACH = 8;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;()\\[\\]<>\"!?=_-]+");

    /** Nobody writes so much before he says how long to wait. */
    private static final int MAX_WORDS = 600;

    private static final Set<String> CUES = Set.of(
            "again",
            "another",
            "after",
            "back",
            "delay",
            "delayed",
            "for",
            "greylist",
            "greylisted",
            "greylisting",
            "graylisted",
            "graylisting",
            "in",
            "least",
            "later",
            "remaining",
            "resend",
            "retry",
            "retrying",
            "try",
            "wait",
            "within",
            "dans",
            "en",
            "espere",
            "nuevo",
            "patientez",
            "plus",
            "reessayez",
            "tard",
            "erneut",
            "warten",
            "riprova",
            "aguarde",
            "tente",
            "czekaj",
            "opnieuw");
    private static final Set<String> ASKING = Set.of(
            "again",
            "another",
            "back",
            "delay",
            "delayed",
            "greylist",
            "greylisted",
            "greylisting",
            "graylisted",
            "graylisting",
            "later",
            "resend",
            "retry",
            "retrying",
            "try",
            "wait",
            "expired",
            "nuevo",
            "intente",
            "reintente",
            "espere",
            "patientez",
            "reessayez",
            "reessayer",
            "erneut",
            "warten",
            "versuchen",
            "riprova",
            "riprovare",
            "aguarde",
            "tente",
            "novamente",
            "opnieuw",
            "sprobuj",
            "seconds");
    /** What a mailer says of its own attempts. */
    private static final Set<String> PROMISING = Set.of(
            "will",
            "shall",
            "continue",
            "trying",
            "still",
            "undelivered",
            "wird",
            "werden",
            "seguira",
            "seguiremos",
            "continuera",
            "seront",
            "sera",
            "continuara",
            "vamos");

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("one", 1),
            Map.entry("a", 1),
            Map.entry("an", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("ten", 10),
            Map.entry("fifteen", 15),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("sixty", 60),
            Map.entry("cinco", 5),
            Map.entry("diez", 10),
            Map.entry("quince", 15),
            Map.entry("cinq", 5),
            Map.entry("dix", 10),
            Map.entry("quinze", 15),
            Map.entry("zehn", 10));

    private RetryHint() {}

    /** Gives the words without any of which a reply asks for no wait. */
    static Set<String> askingWords() {
        return ASKING;
    }

    /** Gives the wait that a sentence of a notice asks for; what its mailer promises to do is no wish. */
    static Optional<Duration> findInNotice(String notice) {
        for (String sentence : Sentences.in(notice)) {
            Optional<Duration> wait = promises(sentence) ? Optional.empty() : find(sentence);
            if (wait.isPresent()) {
                return wait;
            }
        }
        return Optional.empty();
    }

    private static boolean promises(String sentence) {
        for (String word : BETWEEN_WORDS.split(sentence.toLowerCase(Locale.ROOT), MAX_WORDS)) {
            if (PROMISING.contains(bare(word))) {
                return true;
            }
        }
        return false;
    }

    /** Gives the wait; empty when the reply asks for none. */
    static Optional<Duration> find(String reply) {
        String[] words = BETWEEN_WORDS.split(reply.toLowerCase(Locale.ROOT), MAX_WORDS);
        boolean asks = false;
        for (String word : words) {
            asks |= ASKING.contains(bare(word));
        }
        if (!asks) {
            return Optional.empty();
        }
        for (int i = 0; i < words.length; i++) {
            Optional<Duration> wait = at(words, i).filter(found -> found.compareTo(LONGEST) <= 0);
            if (wait.isPresent()) {
                return wait;
            }
        }
        return Optional.empty();
    }

    private static Optional<Duration> at(String[] words, int i) {
        String word = bare(words[i]);
        Optional<Duration> clock = clock(word).filter(time -> isCued(words, i, REACH));
        if (clock.isPresent()) {
            return clock;
        }
        int digits = digits(word);
        long unitInside = unit(word.substring(digits));
        if (digits > 0 && digits < word.length() && unitInside > 0 && isCued(words, i, REACH)) {
            return seconds(number(word.substring(0, digits)), unitInside);
        }
        int number = number(word);
        if (number <= 0) {
            return Optional.empty();
        }
        long unit = i + 1 < words.length ? unit(bare(words[i + 1])) : 0;
        if (unit > 0) {
            return isCued(words, i, REACH) && !isWindow(words, i) ? seconds(number, unit) : Optional.empty();
        }
        boolean bareSeconds = digits == word.length() && isSecondsByItself(words, i);
        return bareSeconds ? seconds(number, 1) : Optional.empty();
    }

    private static Optional<Duration> seconds(int number, long unit) {
        return Optional.of(Duration.ofSeconds(number * unit));
    }

    private static boolean isSecondsByItself(String[] words, int i) {
        String before = i > 0 ? bare(words[i - 1]) : "";
        return before.equals("another")
                || before.equals("wait")
                || (before.equals("in") && i > 1 && bare(words[i - 2]).equals("retry"));
    }

    private static boolean isCued(String[] words, int i, int reach) {
        for (int j = Math.max(0, i - reach); j < i; j++) {
            if (CUES.contains(bare(words[j]))) {
                return true;
            }
        }
        for (int j = i + 1; j < Math.min(words.length, i + reach); j++) {
            if (ASKING.contains(bare(words[j]))) {
                return true;
            }
        }
        return false;
    }

    /** "More than 20 messages in the last 60 minutes", "5 per hour": a window of the limit, not a wait. */
    private static boolean isWindow(String[] words, int i) {
        String before = i > 0 ? bare(words[i - 1]) : "";
        return before.equals("last") || before.equals("past") || before.equals("per") || before.equals("every");
    }

    private static Optional<Duration> clock(String word) {
        String[] parts = word.split(":", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        int hours = number(parts[0]);
        int minutes = number(parts[1]);
        int seconds = number(parts[2]);
        boolean time = hours >= 0 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60;
        return time && hours + minutes + seconds > 0
                ? Optional.of(Duration.ofSeconds(hours * 3600L + minutes * 60L + seconds))
                : Optional.empty();
    }

    private static int digits(String word) {
        int i = 0;
        while (i < word.length() && word.charAt(i) >= '0' && word.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    private static int number(String word) {
        int digits = digits(word);
        if (digits == 0 || digits > 6 || digits < word.length()) {
            return NUMBERS.getOrDefault(word, -1);
        }
        return Integer.parseInt(word);
    }

    private static long unit(String word) {
        return switch (word) {
            case "s", "sec", "secs", "second", "seconds", "segundos", "segundo", "secondes", "sekunden", "secondi" -> 1;
            case "m", "min", "mins", "minute", "minutes", "minutos", "minuto", "minuten", "minuti", "minut" -> 60;
            case "h", "hr", "hrs", "hour", "hours", "hora", "horas", "heure", "heures", "stunde", "stunden", "ore" ->
                3600;
            case "day", "days", "dia", "dias", "jour", "jours" -> 86400;
            default -> 0;
        };
    }

    private static String bare(String word) {
        int end = word.length();
        while (end > 0 && (word.charAt(end - 1) == '.' || word.charAt(end - 1) == ':')) {
            end--;
        }
        return word.substring(0, end);
    }
}
