package dev.rebote.james;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.rebote.suppress.NoticeLedger;

/** The one ledger of a server, which all its mailets share. Thread-safe. */
@Singleton
final class NoticeMemory {

    private final NoticeLedger ledger;

    @Inject
    NoticeMemory() {
        this(NoticeLedger.inMemory());
    }

    NoticeMemory(NoticeLedger ledger) {
        this.ledger = ledger;
    }

    NoticeLedger ledger() {
        return ledger;
    }
}
