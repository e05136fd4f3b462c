package dev.rebote.suppress;

import static dev.rebote.suppress.Entries.ANNA;
import static dev.rebote.suppress.Entries.NOW;
import static dev.rebote.suppress.Entries.TENANT;
import static dev.rebote.suppress.Entries.byHand;
import static dev.rebote.suppress.Entries.daysAgo;
import static dev.rebote.suppress.Entries.delivered;
import static dev.rebote.suppress.Entries.disabled;
import static dev.rebote.suppress.Entries.ofTenant;
import static dev.rebote.suppress.Entries.refused;
import static dev.rebote.suppress.Entries.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebote.classify.Reason;
import dev.rebote.evidence.Trust;
import dev.rebote.suppress.Suppression.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each store does, in the same way. */
interface SuppressionsContract {

    /** Gives an empty store, whose clock this is. */
    Suppressions store();

    HandClock clock();

    @Test
    default void shouldGiveBackTheWholeEntryWhenItWasRemembered() {
        HistoryEntry entry = refused(Reason.RECIPIENT_UNKNOWN, ANNA, NOW);

        assertThat(store().remember(entry)).isTrue();

        assertThat(store().history(TENANT, ANNA, daysAgo(1), 10)).containsExactly(entry);
    }

    @Test
    default void shouldKeepOneEntryWhenATokenComesTwice() {
        HistoryEntry entry = refused(Reason.RECIPIENT_FULL, ANNA, NOW);
        store().remember(entry);

        assertThat(store().remember(entry)).isFalse();

        assertThat(store().history(TENANT, ANNA, Instant.EPOCH, 10)).containsExactly(entry);
    }

    @Test
    default void shouldKeepTenantsApartInTheHistory() {
        HistoryEntry ours = refused(Reason.RECIPIENT_FULL, ANNA, NOW);
        store().remember(ours);
        store().remember(ofTenant(ours, "other.example"));

        assertThat(store().history(TENANT, ANNA, Instant.EPOCH, 10)).containsExactly(ours);
    }

    @Test
    default void shouldKeepStrangeTextHarmlessly() {
        HistoryEntry strange = new HistoryEntry(
                "';drop\u0000 table\ud800",
                "Sender.Example",
                "x".repeat(5_000) + "@example.com\r\n",
                refused(Reason.RECIPIENT_FULL, ANNA, NOW).event(),
                Optional.empty(),
                Reason.RECIPIENT_FULL.canonicalStatus(),
                Trust.PROVED,
                refused(Reason.RECIPIENT_FULL, ANNA, NOW).source(),
                refused(Reason.RECIPIENT_FULL, ANNA, NOW).stage(),
                "mail.test",
                "über '\" \\ 漢字 \ud83d\ude00 " + "y".repeat(5_000),
                NOW);
        store().remember(strange);

        assertThat(store().search(HistoryQuery.all(), PageRequest.first(10)).entries())
                .containsExactly(strange);
    }

    @Test
    default void shouldFindTheAddressTheDomainAndThePair() {
        store().suppress(byHand(Target.ADDRESS, ANNA));
        store().suppress(byHand(Target.DOMAIN, "example.org"));
        store().suppress(byHand(Target.PAIR, Suppression.pairOf("list@sender.example", "bob@example.net")));

        assertThat(store().find(TENANT, "list@sender.example", "Anna@Example.com", NOW))
                .contains(byHand(Target.ADDRESS, ANNA));
        assertThat(store().find(TENANT, "list@sender.example", "any@example.org", NOW))
                .contains(byHand(Target.DOMAIN, "example.org"));
        assertThat(store().isSuppressed(TENANT, "list@sender.example", "bob@example.net", NOW))
                .isTrue();
        assertThat(store().isSuppressed(TENANT, "carl@sender.example", "bob@example.net", NOW))
                .isFalse();
        assertThat(store().isSuppressed(TENANT, "list@sender.example", "anna@sub.example.com", NOW))
                .isFalse();
    }

    @Test
    default void shouldApplyToTheTenantAndEverybodysToAll() {
        store().suppress(byHand(Target.ADDRESS, ANNA));
        Suppression everybodys = new Suppression(
                Suppression.EVERYBODY,
                Target.ADDRESS,
                "bob@example.com",
                Suppression.COMPLAINT,
                NOW,
                Optional.empty(),
                1,
                "x");
        store().suppress(everybodys);

        assertThat(store().isSuppressed("other.example", "", ANNA, NOW)).isFalse();
        assertThat(store().find("other.example", "", "bob@example.com", NOW)).contains(everybodys);
    }

    @Test
    default void shouldForgetASuppressionAtItsEnd() {
        store().suppress(disabled(ANNA, Reason.RECIPIENT_FULL, NOW, Duration.ofHours(24)));

        assertThat(store().isSuppressed(TENANT, "", ANNA, NOW.plus(Duration.ofHours(23))))
                .isTrue();
        assertThat(store().isSuppressed(TENANT, "", ANNA, NOW.plus(Duration.ofHours(24))))
                .isFalse();
    }

    @Test
    default void shouldReplaceASuppressionOfTheSameTarget() {
        Suppression first = disabled(ANNA, Reason.RECIPIENT_FULL, NOW, Duration.ofHours(24));
        store().suppress(first);
        store().suppress(byHand(Target.ADDRESS, ANNA));

        assertThat(store().page(SuppressionQuery.inForce(), PageRequest.first(10))
                        .entries())
                .containsExactly(byHand(Target.ADDRESS, ANNA));
    }

    @Test
    default void shouldKnowThePastAfterARelease() {
        Suppression second =
                new Suppression(TENANT, Target.ADDRESS, ANNA, "recipient.unknown", NOW, Optional.empty(), 2, "proof");
        store().suppress(second);

        assertThat(store().release(TENANT, Target.ADDRESS, "Anna@example.com")).isTrue();

        assertThat(store().release(TENANT, Target.ADDRESS, ANNA)).isFalse();
        assertThat(store().concerning(ANNA)).isEmpty();
        assertThat(store().past(TENANT, Target.ADDRESS, ANNA)).isEqualTo(new Past(2, Optional.of(clock().instant())));
    }

    @Test
    default void shouldNotCountATimeThatWasWrong() {
        store().suppress(disabled(ANNA, Reason.RECIPIENT_UNKNOWN, NOW, Duration.ofDays(7)));

        assertThat(store().withdraw(TENANT, Target.ADDRESS, ANNA)).isTrue();

        assertThat(store().withdraw(TENANT, Target.ADDRESS, ANNA)).isFalse();
        assertThat(store().past(TENANT, Target.ADDRESS, ANNA).times()).isZero();
    }

    @Test
    default void shouldHaveNoPastOfAStranger() {
        assertThat(store().past(TENANT, Target.ADDRESS, ANNA)).isEqualTo(new Past(0, Optional.empty()));
    }

    @Test
    default void shouldSuppressNobodyBeforeAProposalIsConfirmed() {
        Suppression proposal = disabled(ANNA, Reason.RECIPIENT_UNKNOWN, NOW, Duration.ofDays(7));
        store().propose(proposal);

        assertThat(store().isSuppressed(TENANT, "", ANNA, NOW)).isFalse();
        assertThat(store().page(SuppressionQuery.inForce(), PageRequest.first(10))
                        .entries())
                .isEmpty();
        assertThat(store().page(SuppressionQuery.waiting(), PageRequest.first(10))
                        .entries())
                .containsExactly(proposal);

        assertThat(store().confirm(TENANT, Target.ADDRESS, ANNA)).isTrue();

        assertThat(store().find(TENANT, "", ANNA, NOW)).contains(proposal);
        assertThat(store().past(TENANT, Target.ADDRESS, ANNA).times()).isEqualTo(1);
        assertThat(store().confirm(TENANT, Target.ADDRESS, ANNA)).isFalse();
        assertThat(store().page(SuppressionQuery.waiting(), PageRequest.first(10))
                        .entries())
                .isEmpty();
    }

    @Test
    default void shouldThrowAProposalAway() {
        store().propose(disabled(ANNA, Reason.RECIPIENT_UNKNOWN, NOW, Duration.ofDays(7)));

        assertThat(store().discard(TENANT, Target.ADDRESS, ANNA)).isTrue();

        assertThat(store().discard(TENANT, Target.ADDRESS, ANNA)).isFalse();
        assertThat(store().confirm(TENANT, Target.ADDRESS, ANNA)).isFalse();
        assertThat(store().concerning(ANNA)).isEmpty();
    }

    @Test
    default void shouldLeaveWhatIsInForceWhenTheSameIsProposed() {
        Suppression old = byHand(Target.ADDRESS, ANNA);
        store().suppress(old);
        store().propose(disabled(ANNA, Reason.RECIPIENT_UNKNOWN, NOW, Duration.ofDays(7)));

        assertThat(store().concerning(ANNA)).containsExactly(old);
        assertThat(store().discard(TENANT, Target.ADDRESS, ANNA)).isFalse();
    }

    @Test
    default void shouldPageSuppressionsNewestFirst() {
        List<Suppression> newestFirst = IntStream.range(0, 7)
                .mapToObj(day -> disabled(
                        "r" + day + "@example.com", Reason.RECIPIENT_UNKNOWN, daysAgo(day), Duration.ofDays(90)))
                .toList();
        newestFirst.forEach(store()::suppress);

        Page<Suppression> first = store().page(SuppressionQuery.inForce().ofTenant(TENANT), PageRequest.first(3));
        store().suppress(byHand(Target.ADDRESS, "late@example.com"));
        PageRequest second =
                PageRequest.parse(first.next().orElseThrow().cursor(), 3).orElseThrow();
        List<Suppression> all = new ArrayList<>(first.entries());
        Page<Suppression> page = store().page(SuppressionQuery.inForce().ofTenant(TENANT), second);
        all.addAll(page.entries());
        page = store().page(
                        SuppressionQuery.inForce().ofTenant(TENANT), page.next().orElseThrow());
        all.addAll(page.entries());

        assertThat(all).isEqualTo(newestFirst);
        assertThat(page.next()).isEmpty();
    }

    @Test
    default void shouldNotSkipSuppressionsOfTheSameMoment() {
        List<Suppression> same = IntStream.range(0, 25)
                .mapToObj(i -> byHand(Target.ADDRESS, "r" + i + "@example.com"))
                .toList();
        store().suppressAll(same);

        List<Suppression> found = new ArrayList<>();
        Optional<PageRequest> request = Optional.of(PageRequest.first(4));
        while (request.isPresent()) {
            Page<Suppression> page = store().page(SuppressionQuery.inForce(), request.get());
            found.addAll(page.entries());
            request = page.next();
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(same);
    }

    @Test
    default void shouldFilterSuppressions() {
        Suppression full = disabled(ANNA, Reason.RECIPIENT_FULL, daysAgo(3), Duration.ofDays(90));
        Suppression unknown = disabled("bob@example.org", Reason.RECIPIENT_UNKNOWN, daysAgo(2), Duration.ofDays(90));
        Suppression domain = byHand(Target.DOMAIN, "example.org");
        store().suppressAll(List.of(full, unknown, domain));
        SuppressionQuery all = SuppressionQuery.inForce();

        assertThat(found(all)).containsExactly(domain, unknown, full);
        assertThat(found(all.because("recipient.full"))).containsExactly(full);
        assertThat(found(all.inDomain("Example.org"))).containsExactly(domain, unknown);
        assertThat(found(all.of(Target.DOMAIN))).containsExactly(domain);
        assertThat(found(all.from(daysAgo(2)))).containsExactly(domain, unknown);
        assertThat(found(all.ofTenant("other.example"))).isEmpty();
        assertThat(found(all.ofTenant(TENANT)
                        .inDomain("example.org")
                        .because("recipient.unknown")
                        .of(Target.ADDRESS)))
                .containsExactly(unknown);
    }

    private List<Suppression> found(SuppressionQuery query) {
        return store().page(query, PageRequest.first(10)).entries();
    }

    @Test
    default void shouldGiveAllToAnExport() {
        List<Suppression> many = IntStream.range(0, 2_500)
                .mapToObj(i -> byHand(Target.ADDRESS, "r" + i + "@example.com"))
                .toList();
        store().suppressAll(many);

        List<Suppression> exported = new ArrayList<>();
        store().forEach(SuppressionQuery.inForce(), exported::add);

        assertThat(exported).containsExactlyInAnyOrderElementsOf(many);
    }

    @Test
    default void shouldSearchTheHistory() {
        HistoryEntry full = refused(Reason.RECIPIENT_FULL, ANNA, daysAgo(3));
        HistoryEntry unknown = refused(Reason.RECIPIENT_UNKNOWN, "bob@example.org", daysAgo(2));
        HistoryEntry rumour = with(refused(Reason.RECIPIENT_UNKNOWN, "carl@example.org", daysAgo(1)), Trust.NONE);
        HistoryEntry delivered = delivered(ANNA, NOW);
        List.of(full, unknown, rumour, delivered).forEach(store()::remember);
        HistoryQuery all = HistoryQuery.all();

        assertThat(found(all)).containsExactly(delivered, rumour, unknown, full);
        assertThat(found(all.to("ANNA@example.com"))).containsExactly(delivered, full);
        assertThat(found(all.inDomain("example.org"))).containsExactly(rumour, unknown);
        assertThat(found(all.because(Reason.RECIPIENT_UNKNOWN))).containsExactly(rumour, unknown);
        assertThat(found(all.at(Entries.PROVIDER).from(daysAgo(2)).until(NOW))).containsExactly(rumour, unknown);
        assertThat(found(all.ofTenant(TENANT).thatMayBeActedOn())).containsExactly(delivered, unknown, full);
        assertThat(found(all.ofTenant("other.example"))).isEmpty();
        assertThat(found(all.inDomain("example.org")
                        .because(Reason.RECIPIENT_UNKNOWN)
                        .thatMayBeActedOn()))
                .containsExactly(unknown);
    }

    private List<HistoryEntry> found(HistoryQuery query) {
        return store().search(query, PageRequest.first(10)).entries();
    }

    @Test
    default void shouldPageTheHistoryWithoutSkippingEntriesOfTheSameMoment() {
        List<HistoryEntry> same = IntStream.range(0, 25)
                .mapToObj(i -> refused(Reason.RECIPIENT_FULL, "r" + i + "@example.com", NOW))
                .toList();
        same.forEach(store()::remember);

        List<HistoryEntry> found = new ArrayList<>();
        Optional<PageRequest> request = Optional.of(PageRequest.first(4));
        while (request.isPresent()) {
            Page<HistoryEntry> page = store().search(HistoryQuery.all().inDomain("example.com"), request.get());
            found.addAll(page.entries());
            request = page.next();
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(same);
    }

    @Test
    default void shouldRefuseAPageWithoutBound() {
        assertThatThrownBy(() -> PageRequest.first(1_001)).hasMessage("a page of 1001 entries, expected 1 to 1000");
    }

    @Test
    default void shouldCountActiveRecipientsOnce() {
        for (int i = 0; i < 5; i++) {
            store().remember(delivered("r" + i + "@example.com", NOW));
            store().remember(delivered("r" + i + "@example.com", daysAgo(1)));
        }
        store().remember(delivered("gone@example.com", daysAgo(80)));
        store().remember(with(refused(Reason.RECIPIENT_FULL, "rumour@example.com", NOW), Trust.NONE));
        store().remember(ofTenant(delivered(ANNA, NOW), "other.example"));

        assertThat(store().activeRecipients(TENANT, NOW, 100)).isEqualTo(5);
        assertThat(store().activeRecipients(TENANT, NOW, 3)).isEqualTo(3);
    }

    @Test
    default void shouldCountWhatWasDisabledOnADay() {
        store().suppress(disabled(ANNA, Reason.RECIPIENT_UNKNOWN, NOW, Duration.ofDays(7)));
        store().suppress(disabled(ANNA, Reason.RECIPIENT_UNKNOWN, NOW, Duration.ofDays(7)));
        store().suppress(disabled("bob@example.com", Reason.RECIPIENT_UNKNOWN, NOW, Duration.ofDays(7)));
        store().suppress(byHand(Target.ADDRESS, "carl@example.com"));
        store().release(TENANT, Target.ADDRESS, ANNA);

        assertThat(store().disabledOn(Period.day(NOW), TENANT)).isEqualTo(2);
        assertThat(store().disabledOn(Period.day(NOW).minusDays(1), TENANT)).isZero();
        assertThat(store().disabledOn(Period.day(NOW), "other.example")).isZero();
    }

    @Test
    default void shouldSweepAwayWhatIsOverInBatches() {
        for (int i = 0; i < 5; i++) {
            store().suppress(disabled("r" + i + "@example.com", Reason.RECIPIENT_FULL, daysAgo(2), Duration.ofDays(1)));
            store().remember(refused(Reason.RECIPIENT_FULL, "r" + i + "@example.com", daysAgo(91)));
        }
        store().suppress(byHand(Target.ADDRESS, ANNA));
        HistoryEntry young = refused(Reason.RECIPIENT_FULL, ANNA, daysAgo(89));
        store().remember(young);

        assertThat(store().expire(NOW, 3)).isEqualTo(new Swept(3, 3, 0));
        assertThat(store().expire(NOW, 3)).isEqualTo(new Swept(2, 2, 0));
        assertThat(store().expire(NOW, 3)).isEqualTo(new Swept(0, 0, 0));

        assertThat(found(SuppressionQuery.inForce())).containsExactly(byHand(Target.ADDRESS, ANNA));
        assertThat(found(HistoryQuery.all())).containsExactly(young);
        assertThat(store().past(TENANT, Target.ADDRESS, "r1@example.com")).isEqualTo(new Past(1, Optional.empty()));
    }

    @Test
    default void shouldKeepOnlySoMuchThatAnybodyMayHaveWritten() {
        int kept = 0;
        for (int i = 0; i < UnprovedLimit.PER_RECIPIENT + 10; i++) {
            HistoryEntry forged =
                    with(refused(Reason.RECIPIENT_UNKNOWN, ANNA, NOW.minus(Duration.ofSeconds(i))), Trust.NONE);
            kept += store().remember(forged) ? 1 : 0;
        }
        for (int i = 0; i < UnprovedLimit.PER_TENANT + 10; i++) {
            HistoryEntry forged = with(refused(Reason.RECIPIENT_UNKNOWN, "r" + i + "@example.com", NOW), Trust.NONE);
            kept += store().remember(forged) ? 1 : 0;
        }

        assertThat(kept).isEqualTo(UnprovedLimit.PER_TENANT);
        assertThat(store().history(TENANT, ANNA, Instant.EPOCH, 1_000)).hasSize(UnprovedLimit.PER_RECIPIENT);
        assertThat(store().remember(refused(Reason.RECIPIENT_UNKNOWN, "bob@example.com", NOW)))
                .isTrue();
    }
}
