package dev.rebote.suppress;

/** When a reader is told of a failure. */
public enum NoticeTurn {
    NOW,
    /** Together with others, since it is no news or there were too many. */
    LATER,
    /** Never again: it has been told. */
    TOLD
}
