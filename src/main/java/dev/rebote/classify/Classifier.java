package dev.rebote.classify;

import dev.rebote.evidence.Evidence;

/** Judges evidence by the rules. Immutable and thread-safe. */
public final class Classifier {

    private Classifier() {}

    /** Gives the classifier with the rules that Rebote ships. */
    public static Classifier shipped() {
        return new Classifier();
    }

    /** Judges one piece of evidence; total: what no rule knows is {@code unknown} or {@code no-detail}. */
    public Verdict classify(Evidence evidence) {
        throw new UnsupportedOperationException("being written");
    }
}
