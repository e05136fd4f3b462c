package dev.rebote.suppress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemoryNoticeLedgerTest implements NoticeLedgerContract {

    @Override
    public NoticeLedger ledger() {
        return NoticeLedger.inMemory();
    }

    @Test
    void shouldForgetTheOldestClaimWhenItIsFull() {
        NoticeLedger ledger = ledger();
        for (int i = 0; i <= MemoryNoticeLedger.MOST_CLAIMS; i++) {
            ledger.claim("a" + i, NOW, Instant.EPOCH);
        }

        assertThat(ledger.isClaimed("a0", Instant.EPOCH)).isFalse();
        assertThat(ledger.isClaimed("a1", Instant.EPOCH)).isTrue();
    }

    @Test
    void shouldForgetTheReaderWhoWasToldLongestAgoWhenItIsFull() {
        NoticeLedger ledger = ledger();
        for (int i = 0; i <= MemoryNoticeLedger.MOST_READERS; i++) {
            ledger.admit("a", i + "@example.com", NOW, AN_HOUR_AGO, 1);
        }

        assertThat(ledger.admit("b", "0@example.com", NOW, AN_HOUR_AGO, 1)).isTrue();
        assertThat(ledger.admit("b", "2@example.com", NOW, AN_HOUR_AGO, 1)).isFalse();
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
