package dev.rebote.cli;

import dev.rebote.notice.ExplainedReply;

/** A way to write answers. */
interface AnswerFormat {

    /** Writes one answer, with its line ends, at the end of {@code out}. */
    void write(ExplainedReply answer, StringBuilder out);
}
