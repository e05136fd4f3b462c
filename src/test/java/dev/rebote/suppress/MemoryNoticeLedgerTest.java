package dev.rebote.suppress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryNoticeLedgerTest implements NoticeLedgerContract {

    @Override
    public NoticeLedger ledger() {
        return NoticeLedger.inMemory();
    }

    @Test
    void shouldForgetWhatWasToldLongestAgoWhenItIsFull() {
        NoticeLedger ledger = ledger();
        for (int i = 0; i <= MemoryClaims.MOST_CLAIMS; i++) {
            ledger.told(List.of("a" + i), NOW);
        }

        assertThat(ledger.isTold("a0")).isFalse();
        assertThat(ledger.isTold("a1")).isTrue();
    }

    @Test
    void shouldForgetTheReaderWhoWasToldLongestAgoWhenItIsFull() {
        NoticeLedger ledger = ledger();
        for (int i = 0; i <= MemoryClaims.MOST_READERS; i++) {
            sortOne(ledger, "a", i + "@example.com");
        }

        assertThat(sortOne(ledger, "b", "0@example.com")).isEqualTo(NoticeTurn.NOW);
        assertThat(sortOne(ledger, "b", "2@example.com")).isEqualTo(NoticeTurn.LATER);
    }

    /** Sorts a failure, one notice an hour. */
    private static NoticeTurn sortOne(NoticeLedger ledger, String token, String reader) {
        NoticeLimits one = new NoticeLimits(A_DAY, 1);
        return ledger.sort(reader, List.of(NoticeLedgerContract.always(token)), one, NOW)
                .get(0);
    }

    @Test
    void shouldRefuseToPutOffWhatItHasNoRoomFor() {
        NoticeLedger ledger = ledger();
        for (int i = 0; i < MemoryNoticeLedger.MOST_WAITING; i++) {
            ledger.putOff(NoticeLedgerContract.waiting("a" + i, i + "@example.com", NOW));
        }

        assertThatThrownBy(() -> ledger.putOff(NoticeLedgerContract.waiting("b", LUIS, NOW)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("as many notices wait as there is room for: 20000");
        WaitingDigest told = ledger.take(NOW, NOW, 1).get(0);
        ledger.told(told);
        ledger.putOff(NoticeLedgerContract.waiting("b", LUIS, NOW));
        assertThat(ledger.take(NOW, NOW, MemoryNoticeLedger.MOST_WAITING)).hasSize(MemoryNoticeLedger.MOST_WAITING);
    }
}
