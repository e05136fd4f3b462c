package dev.rebote.evidence;

import dev.rebote.evidence.mail.Addresses;
import dev.rebote.evidence.mail.Fields;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who failed by a notice in prose: named in its words, in a field of its header, or else by the returned message. */
final class FailedRecipients {

    private FailedRecipients() {}

    static List<String> of(Notice notice, ProseRecipients named) {
        List<ProseRecipients.Candidate> chosen = named.chosen(notice);
        boolean sure = !chosen.isEmpty() && chosen.get(0).place().sureness() == RecipientPlace.Sureness.LISTED;
        if (sure) {
            return addresses(chosen);
        }
        List<String> field = inField(notice.header());
        if (!field.isEmpty()) {
            return field;
        }
        boolean told =
                !chosen.isEmpty() && chosen.get(0).place().sureness().compareTo(RecipientPlace.Sureness.COPIED) <= 0;
        return told ? addresses(chosen) : unnamed(notice, chosen);
    }

    /** Of a notice whose words tell no recipient the recipients, each way less sure than the one before. */
    private static List<String> unnamed(Notice notice, List<ProseRecipients.Candidate> loose) {
        List<String> returned = ofReturned(notice.returned(), notice);
        if (!returned.isEmpty()) {
            return returned;
        }
        List<String> subject = addressesIn(notice.header().words("subject"), notice);
        if (!subject.isEmpty()) {
            return subject;
        }
        boolean alone = !loose.isEmpty()
                && loose.get(0).place().sureness() == RecipientPlace.Sureness.LOOSE
                && loose.stream().allMatch(other -> other.line() == loose.get(0).line());
        return alone ? addresses(loose) : NamesWithoutDomain.in(notice);
    }

    /** Says whether the notice itself names somebody, at least so surely. */
    static boolean areNamed(Notice notice, RecipientPlace.Sureness least) {
        List<ProseRecipients.Candidate> chosen = notice.named().chosen(notice);
        return !inField(notice.header()).isEmpty()
                || (!chosen.isEmpty() && chosen.get(0).place().sureness().compareTo(least) <= 0);
    }

    private static List<String> addresses(List<ProseRecipients.Candidate> chosen) {
        return chosen.stream().map(ProseRecipients.Candidate::address).toList();
    }

    /** Exim, Gmail and others name the recipients in a field of their own. */
    static List<String> inField(Fields header) {
        Set<String> addresses = new LinkedHashSet<>();
        for (String name : List.of("x-failed-recipients", "x-failed-recipient", "x-actual-recipient")) {
            for (String value : header.all(name)) {
                Addresses.in(value).forEach(found -> addresses.add(found.address()));
            }
        }
        return List.copyOf(addresses);
    }

    /** A message that went to one recipient alone names him in its own header. */
    private static List<String> ofReturned(Fields returned, Notice notice) {
        for (String name : List.of("x-envelope-to", "envelope-to", "x-original-to", "to")) {
            List<String> addresses = addressesIn(returned.text(name), notice);
            if (addresses.size() == 1) {
                return addresses;
            }
        }
        return List.of();
    }

    /** Gives the addresses in a field, but for the one that the notice came to. */
    private static List<String> addressesIn(String field, Notice notice) {
        String own = notice.addressee().orElse("");
        return Addresses.in(field).stream()
                .map(Addresses.Found::address)
                .filter(address -> !address.toLowerCase(Locale.ROOT).equals(own))
                .distinct()
                .toList();
    }
}
