package dev.rebote.cli;

import dev.rebote.notice.ExplainedReply;

/** One JSON object a line; its names and values are public API. What is not known, or says nothing here, is null. */
final class JsonFormat implements AnswerFormat {

    @Override
    public void write(ExplainedReply answer, StringBuilder out) {
        JsonObject object = JsonObject.in(out);
        answer.facts().forEach(object::value);
        object.end();
        out.append('\n');
    }
}
