package dev.rebote.cli;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;

/** Counts what a scan saw: events, reasons, providers and domains. */
final class ScanSummary {

    private final Tally events = new Tally("event");
    private final Tally reasons = new Tally("reason");
    private final Tally providers = new Tally("provider");
    private final Tally domains = new Tally("domain");
    private int mails;

    void add(ScannedReport scanned) {
        mails++;
        events.add(scanned.report().event().id());
        for (Verdict verdict : scanned.verdicts()) {
            verdict.reason().map(Reason::id).ifPresent(reasons::add);
            verdict.evidence().remoteHost().map(ScanSummary::provider).ifPresent(providers::add);
            verdict.evidence()
                    .recipient()
                    .map(address ->
                            address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT))
                    .ifPresent(domains::add);
        }
    }

    int mails() {
        return mails;
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
        events.print(out);
        reasons.print(out);
        providers.print(out);
        domains.print(out);
        out.flush();
    }
}
