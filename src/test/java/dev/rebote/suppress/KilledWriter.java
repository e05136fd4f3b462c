package dev.rebote.suppress;

import static dev.rebote.suppress.Entries.delivered;

import java.time.Clock;

/** A program that remembers entries and says so, until it is killed. */
final class KilledWriter {

    private KilledWriter() {}

    public static void main(String[] arguments) {
        Stores stores = Stores.open(Emptied.patient(StoreSettings.at(arguments[0], "rebote", "")), Clock.systemUTC());
        for (int i = 0; ; i++) {
            HistoryEntry entry = delivered(arguments[1] + "-" + i + "@example.com", Entries.NOW);
            stores.suppressions().remember(entry);
            System.out.println(entry.recipient());
        }
    }
}
