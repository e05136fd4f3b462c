package dev.rebote.evidence;

import dev.rebote.evidence.mail.Addresses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses that a notice names as recipients, told from all others by what stands around them. Immutable.
 *
 * @param candidates all addresses of the notice in their order, each place of each
 */
record ProseRecipients(List<Candidate> candidates) {

    /**
     * One address at one place of a notice.
     *
     * @param address as it stands there
     * @param line    the index of its line
     * @param start   where it starts in the line
     * @param end     where it ends
     * @param place   what the place says of it
     */
    record Candidate(String address, int line, int start, int end, RecipientPlace place) {
        String key() {
            return address.toLowerCase(Locale.ROOT);
        }
    }

    /** A notice names each recipient some times over, and some addresses beside. */
    private static final int MAX_CANDIDATES = 10 * Report.MAX_RECIPIENTS;

    static ProseRecipients in(Notice notice) {
        Prose prose = notice.prose();
        List<Candidate> found = new ArrayList<>();
        for (int i = 0; i < prose.size() && found.size() < MAX_CANDIDATES; i++) {
            String line = prose.lines().get(i);
            if (line.indexOf('@') < 0) {
                continue;
            }
            line(notice, i, line, found);
        }
        return new ProseRecipients(List.copyOf(found));
    }

    private static void line(Notice notice, int number, String line, List<Candidate> found) {
        List<Addresses.Found> addresses = Addresses.in(line);
        RecipientPlace place = new RecipientPlace(RecipientPlace.Sureness.OTHER, false);
        for (int i = 0; i < addresses.size(); i++) {
            Addresses.Found address = addresses.get(i);
            boolean enumerated =
                    i > 0 && isEnumeration(line.substring(addresses.get(i - 1).end(), address.start()));
            place = enumerated ? place : RecipientPlace.of(notice, number, address);
            found.add(new Candidate(address.address(), number, address.start(), address.end(), place));
        }
    }

    /** Addresses side by side are of one kind: {@code a@example.org, b@example.org and c@example.org}. */
    private static boolean isEnumeration(String between) {
        String rest = withoutRemark(between)
                .replace('<', ' ')
                .replace('>', ' ')
                .replace('"', ' ')
                .strip();
        return rest.equals(",") || rest.equals(";") || rest.equals("and") || rest.equals(", and") || rest.equals("&");
    }

    /** Of {@code a@example.org (unknown user), b@example.org (unknown user)} what stands between without the remark. */
    private static String withoutRemark(String between) {
        int open = between.indexOf('(');
        int close = between.indexOf(')', open + 1);
        return open >= 0 && close > open ? between.substring(0, open) + between.substring(close + 1) : between;
    }

    /** Gives the recipients: those at the surest places, each once, at its first such place. */
    List<Candidate> chosen(Notice notice) {
        for (RecipientPlace.Sureness sureness : RecipientPlace.Sureness.values()) {
            List<Candidate> sure = at(sureness, notice);
            if (!sure.isEmpty()) {
                return sure;
            }
        }
        return List.of();
    }

    private List<Candidate> at(RecipientPlace.Sureness sureness, Notice notice) {
        Map<String, Candidate> byAddress = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            boolean listed = sureness == RecipientPlace.Sureness.LISTED;
            if (candidate.place().sureness() == sureness && (listed || !Sender.isOfList(candidate.key()))) {
                byAddress.putIfAbsent(candidate.key(), candidate);
            }
        }
        if (byAddress.size() > 1 || sureness == RecipientPlace.Sureness.LOOSE) {
            notice.addressee().ifPresent(byAddress::remove);
            byAddress.remove(notice.fromAddress());
        }
        if (byAddress.size() > 1 || sureness.compareTo(RecipientPlace.Sureness.NEAR) >= 0) {
            byAddress.values().removeIf(candidate -> Sender.isService(candidate.key()));
        }
        return List.copyOf(byAddress.values());
    }

    /** Gives the recipient when there is one alone, named in the text, in a field, or by the returned message. */
    Optional<String> onlyOne(Notice notice) {
        List<String> named = FailedRecipients.of(notice, this);
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** Gives what the notice says of {@code address}, or of all where it says nothing of this one. */
    String wordsFor(String address, Notice notice) {
        return ProseWords.of(notice, this, placesOf(address));
    }

    /** Gives what the notice says of {@code address} alone, empty when it says nothing. */
    String ownWordsFor(String address, Notice notice) {
        return ProseWords.ofOne(notice, this, placesOf(address));
    }

    private List<Candidate> placesOf(String address) {
        String key = address.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(candidate -> candidate.key().equals(key))
                .filter(candidate -> candidate.place().sureness().compareTo(RecipientPlace.Sureness.NEAR) <= 0)
                .sorted(Comparator.comparing(candidate -> candidate.place().sureness()))
                .toList();
    }
}
