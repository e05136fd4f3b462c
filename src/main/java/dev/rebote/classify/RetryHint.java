package dev.rebote.classify;

import dev.rebote.evidence.Sentences;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads how long a reply asks us to wait: "try again in five minutes", "wait another 298", "retry in 00:04:30". */
final class RetryHint {

    /** Nobody waits longer than a message lives in a queue (RFC 5321, section 4.5.4.1: 4 to 5 days). */
    private static final Duration LONGEST = Duration.ofDays(5);

    /** A time further away from the word that asks to wait says something else. */
    private static final int REACH = 8;

    /** Nobody writes so much before he says how long to wait. */
    private static final int MAX_WORDS = 600;

    private static final Set<String> BEFORE_BARE_SECONDS = Set.of("another", "wait");
    private static final Set<String> INSIDE = Set.of("in", "within", "en", "innerhalb");

    private static final String JOINTS = ":/";

    private final List<String> words;

    private RetryHint(List<String> words) {
        this.words = words;
    }

    /** Gives the wait that a sentence of a notice asks for; what its mailer promises to do is no wish. */
    static Optional<Duration> findInNotice(String notice) {
        for (String sentence : Sentences.in(notice)) {
            RetryHint hint = new RetryHint(words(sentence));
            Optional<Duration> wait = hint.promises() ? Optional.empty() : hint.find();
            if (wait.isPresent()) {
                return wait;
            }
        }
        return Optional.empty();
    }

    private boolean promises() {
        return words.stream().anyMatch(WaitWords::promises);
    }

    /** Gives the wait; empty when the reply asks for none. */
    static Optional<Duration> find(String reply) {
        return new RetryHint(words(reply)).find();
    }

    /** Cuts the reply into words; 00:04:58 and 100/hour are one, a lone accent is none. */
    private static List<String> words(String reply) {
        List<String> words = new ArrayList<>();
        Word word = new Word(reply);
        int at = 0;
        while (at < reply.length() && words.size() < MAX_WORDS) {
            if (Letters.kind(reply.charAt(at)) == Letters.NEITHER) {
                at++;
                continue;
            }
            String joint = jointBefore(at, reply);
            at = word.take(at);
            if (!joint.isEmpty()) {
                words.add(words.remove(words.size() - 1) + joint + word);
            } else if (word.length() > 0) {
                words.add(word.toString());
            }
        }
        return words;
    }

    private static String jointBefore(int at, String reply) {
        boolean joined = at > 1
                && JOINTS.indexOf(reply.charAt(at - 1)) >= 0
                && Letters.kind(reply.charAt(at - 2)) == Letters.DIGIT;
        return joined ? reply.substring(at - 1, at) : "";
    }

    private Optional<Duration> find() {
        if (words.stream().noneMatch(WaitWords::asks)) {
            return Optional.empty();
        }
        for (int at = 0; at < words.size(); at++) {
            Optional<Duration> wait =
                    at(at).map(Duration::ofSeconds).filter(found -> !found.isZero() && found.compareTo(LONGEST) <= 0);
            if (wait.isPresent()) {
                return wait;
            }
        }
        return Optional.empty();
    }

    private Optional<Long> at(int at) {
        Optional<ToldTime> told = ToldTime.at(words, at);
        if (told.isPresent()) {
            return told.filter(time -> isCued(at, at + time.words()) && !isPast(at))
                    .map(ToldTime::seconds);
        }
        boolean digits = Character.isDigit(words.get(at).charAt(0));
        return digits && isBareSeconds(at) ? Optional.of((long) ToldTime.number(words.get(at))) : Optional.empty();
    }

    private boolean isBareSeconds(int at) {
        return BEFORE_BARE_SECONDS.contains(word(at - 1))
                || (word(at - 1).equals("in") && word(at - 2).equals("retry"));
    }

    private boolean isCued(int start, int end) {
        for (int at = Math.max(0, start - REACH); at < start; at++) {
            if (WaitWords.leads(words.get(at))) {
                return true;
            }
        }
        for (int at = end; at < Math.min(words.size(), end + REACH); at++) {
            if (WaitWords.asks(words.get(at))) {
                return true;
            }
        }
        return false;
    }

    /** "20 messages in the last 60 minutes", "50 mails in 60 minutes", "full for 3 days": a time that has passed, not a wait. */
    private boolean isPast(int at) {
        boolean isState = word(at - 1).equals("for") && word(at - 2).equals("full");
        if (isState || WaitWords.isOfWindow(word(at - 1))) {
            return true;
        }
        int counted = WaitWords.isCounted(word(at - 2)) ? at - 3 : at - 2;
        return INSIDE.contains(word(at - 1)) && ToldTime.number(word(counted)) > 0;
    }

    private String word(int at) {
        return at < 0 ? "" : words.get(at);
    }
}
