package dev.rebote.cli;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Counts what a scan saw: events, reasons, providers and domains. */
final class ScanSummary {

    /** A reader wants the first few; the rest is in the rows. */
    private static final int TOP = 10;

    /** Strangers choose the domains; beyond so many different ones the rest is counted together. */
    private static final int MAX_NAMES = 100_000;

    private final Map<String, Integer> events = new HashMap<>();
    private final Map<String, Integer> reasons = new HashMap<>();
    private final Map<String, Integer> providers = new HashMap<>();
    private final Map<String, Integer> domains = new HashMap<>();
    private int mails;

    void add(ScannedReport scanned) {
        mails++;
        count(events, scanned.report().event().id());
        for (Verdict verdict : scanned.verdicts()) {
            verdict.reason().map(Reason::id).ifPresent(reason -> count(reasons, reason));
            verdict.evidence().remoteHost().map(ScanSummary::provider).ifPresent(name -> count(providers, name));
            verdict.evidence()
                    .recipient()
                    .map(address ->
                            address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT))
                    .ifPresent(domain -> count(domains, domain));
        }
    }

    int mails() {
        return mails;
    }

    private static void count(Map<String, Integer> counts, String name) {
        String key = counts.size() < MAX_NAMES || counts.containsKey(name) ? name : "(others)";
        counts.merge(key, 1, Integer::sum);
    }

    /** Gives the last two names of a host, three where the last two are short as in {@code co.uk}. */
    static String provider(String host) {
        String[] names = host.toLowerCase(Locale.ROOT).split("\\.", 20);
        int last = names.length - 1;
        if (last < 2) {
            return host.toLowerCase(Locale.ROOT);
        }
        boolean shortOnes = names[last].length() == 2 && names[last - 1].length() <= 3;
        int from = shortOnes ? last - 2 : last - 1;
        return String.join(".", Arrays.copyOfRange(names, from, names.length));
    }

    void print(PrintWriter out) {
        out.println(mails + " mails");
        table(out, "event", events);
        table(out, "reason", reasons);
        table(out, "provider", providers);
        table(out, "domain", domains);
        out.flush();
    }

    private static void table(PrintWriter out, String title, Map<String, Integer> counts) {
        if (counts.isEmpty()) {
            return;
        }
        out.println();
        out.println("by " + title + (counts.size() > TOP ? ", the first " + TOP + " of " + counts.size() : ""));
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TOP)
                .forEach(entry ->
                        out.println(String.format(Locale.ROOT, "  %7d  %s", entry.getValue(), entry.getKey())));
    }
}
