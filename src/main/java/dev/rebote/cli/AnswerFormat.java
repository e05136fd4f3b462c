package dev.rebote.cli;

/** A way to write answers. */
interface AnswerFormat {

    /** Writes one answer, with its line ends, at the end of {@code out}. */
    void write(Answer answer, StringBuilder out);
}
