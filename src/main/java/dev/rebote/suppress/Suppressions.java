package dev.rebote.suppress;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The store of the history and of suppressions. Keys are natural, so that writing twice changes nothing. Thread-safe.
 *
 * <p>Each method throws {@link StoreUnavailableException} when the store cannot be reached in time; mail flows all the same.
 */
public interface Suppressions extends AutoCloseable {

    /**
     * Keeps an entry; says whether it is new. The same token twice changes nothing. What anybody may have written is kept only
     * up to a number a day, so that nobody fills the store.
     */
    boolean remember(HistoryEntry entry);

    /**
     * Gives what is in force, of all tenants, that may forbid mail to this recipient: of its address, its domain, and of pairs
     * with it. Some may have ended.
     */
    List<Suppression> concerning(String recipient);

    /** Finds what forbids mail of this sender to this recipient at this time: the address, its domain or the pair. */
    default Optional<Suppression> find(String tenant, String sender, String recipient, Instant at) {
        String senderDomain = BoundedText.key(tenant, BoundedText.MAX_DOMAIN);
        String from = BoundedText.key(sender, BoundedText.MAX_ADDRESS);
        String to = BoundedText.key(recipient, BoundedText.MAX_ADDRESS);
        return concerning(to).stream()
                .filter(suppression -> suppression.appliesTo(senderDomain, from, to, at))
                .min(Comparator.comparing(Suppression::target).thenComparing(Suppression::tenant));
    }

    /** Says whether something forbids mail of this sender to this recipient at this time. */
    default boolean isSuppressed(String tenant, String sender, String recipient, Instant at) {
        return find(tenant, sender, recipient, at).isPresent();
    }

    /** Begins a suppression, in place of one with the same tenant, target and key. */
    void suppress(Suppression suppression);

    /** Begins all of them or, where one fails, none: one way to the database for many. */
    default void suppressAll(List<Suppression> suppressions) {
        suppressions.forEach(this::suppress);
    }

    /** Ends a suppression; says whether there was one. How often it was disabled stays known. */
    boolean release(String tenant, Suppression.Target target, String key);

    /** Ends a suppression that was wrong, as if it had never been: this time is not counted. Says whether there was one. */
    boolean withdraw(String tenant, Suppression.Target target, String key);

    /** Lays down a suppression that waits for an operator's word; nothing is suppressed. One in force stays as it is. */
    void propose(Suppression suppression);

    /** Puts a proposal in force; says whether there was one. */
    boolean confirm(String tenant, Suppression.Target target, String key);

    /** Throws a proposal away; says whether there was one. */
    boolean discard(String tenant, Suppression.Target target, String key);

    /** Gives what is remembered of earlier suppressions of this target. */
    Past past(String tenant, Suppression.Target target, String key);

    /** Gives suppressions or proposals, those that began last first. */
    Page<Suppression> page(SuppressionQuery query, PageRequest request);

    /** Gives all suppressions or proposals to {@code receiver}, page by page, as an export needs them. */
    default void forEach(SuppressionQuery query, Consumer<Suppression> receiver) {
        Optional<PageRequest> request = Optional.of(PageRequest.first(PageRequest.MOST));
        while (request.isPresent()) {
            Page<Suppression> page = page(query, request.get());
            page.entries().forEach(receiver);
            request = page.next();
        }
    }

    /** Gives entries of the history, newest first. */
    Page<HistoryEntry> search(HistoryQuery query, PageRequest request);

    /** Gives what is kept about a recipient since then, newest first, at most {@code most}. */
    default List<HistoryEntry> history(String tenant, String recipient, Instant since, int most) {
        HistoryQuery query = HistoryQuery.all().ofTenant(tenant).to(recipient).from(since);
        return search(query, PageRequest.first(Math.min(most, PageRequest.MOST)))
                .entries();
    }

    /** Counts the recipients of a tenant to whom something happened in the last 30 to 60 days, and stops at {@code enough}. */
    int activeRecipients(String tenant, Instant now, int enough);

    /** Counts the suppressions that the server began by itself on this day (UTC). */
    int disabledOn(LocalDate day, String tenant);

    /** Throws away what is over at this time, in batches of at most {@code most}: call again until it {@linkplain Swept#isNothing is nothing}. */
    Swept expire(Instant now, int most);

    @Override
    void close();
}
