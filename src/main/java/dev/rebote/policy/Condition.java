package dev.rebote.policy;

import dev.rebote.status.StatusPattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What has to be true of an incident for a rule to apply to it. */
sealed interface Condition {

    boolean holds(Question question);

    /** Says whether this is true wherever {@code other} is; it may say no where only a deeper look would show it. */
    default boolean covers(Condition other) {
        return equals(other);
    }

    /** Whether it takes a look into the store, so that it is asked last. */
    default boolean isCostly() {
        return false;
    }

    /** One of some values of a trait. */
    record TraitIs(Trait trait, Set<Object> values) implements Condition {
        public TraitIs {
            values = Set.copyOf(values);
        }

        @Override
        public boolean holds(Question question) {
            return trait.of(question.verdict()).filter(values::contains).isPresent();
        }

        @Override
        public boolean covers(Condition other) {
            return other instanceof TraitIs is && trait == is.trait && values.containsAll(is.values);
        }
    }

    /** One of some status codes. */
    record StatusIs(List<StatusPattern> patterns) implements Condition {
        public StatusIs {
            patterns = List.copyOf(patterns);
        }

        @Override
        public boolean holds(Question question) {
            for (StatusPattern pattern : patterns) {
                if (pattern.matches(question.verdict().status())) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean covers(Condition other) {
            return other instanceof StatusIs is && patterns.containsAll(is.patterns);
        }
    }

    /** One of some domains, or a domain below one of them. */
    record DomainIs(Whose whose, Domains domains) implements Condition {
        @Override
        public boolean holds(Question question) {
            return domains.includeAny(question.domains(whose));
        }

        @Override
        public boolean covers(Condition other) {
            return other instanceof DomainIs is && whose == is.whose && domains.includeAll(is.domains);
        }
    }

    /** So many failures of the recipient before this one, within a window. */
    record FailedBefore(int atLeast, Duration within) implements Condition {
        @Override
        public boolean holds(Question question) {
            return question.history().failures(question.incident(), within) >= atLeast;
        }

        @Override
        public boolean covers(Condition other) {
            return other instanceof FailedBefore before
                    && before.atLeast >= atLeast
                    && before.within.compareTo(within) <= 0;
        }

        @Override
        public boolean isCostly() {
            return true;
        }
    }

    /** A size of the message between two; a size that is not known is none. */
    record SizeBetween(Optional<Long> over, Optional<Long> under) implements Condition {
        @Override
        public boolean holds(Question question) {
            long octets = question.incident().messageBytes();
            return octets > 0
                    && over.filter(limit -> octets <= limit).isEmpty()
                    && under.filter(limit -> octets >= limit).isEmpty();
        }
    }

    /** An attempt from one to another. */
    record AttemptBetween(int from, int to) implements Condition {
        @Override
        public boolean holds(Question question) {
            int attempts = question.incident().attempts();
            return attempts >= from && attempts <= to;
        }

        @Override
        public boolean covers(Condition other) {
            return other instanceof AttemptBetween between && from <= between.from && between.to <= to;
        }
    }

    /** A time since the first attempt. */
    record AgeBetween(Optional<Duration> atLeast, Optional<Duration> under) implements Condition {
        @Override
        public boolean holds(Question question) {
            Duration age = question.incident().age();
            return atLeast.filter(limit -> age.compareTo(limit) < 0).isEmpty()
                    && under.filter(limit -> age.compareTo(limit) >= 0).isEmpty();
        }
    }
}
