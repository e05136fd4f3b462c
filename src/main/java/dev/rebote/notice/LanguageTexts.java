package dev.rebote.notice;

import dev.rebote.classify.Reason;
import dev.rebote.evidence.Event;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All texts of one language.
 *
 * @param locale  the language
 * @param dates   how a time is told
 * @param usual   the steps that hold for every delay of which nothing else is said
 * @param frame   the texts around the reasons
 * @param reasons the texts of every reason
 */
record LanguageTexts(
        Locale locale,
        DateTimeFormatter dates,
        List<Sentence> usual,
        Map<FrameText, Template> frame,
        Map<Reason, ReasonText> reasons) {

    LanguageTexts {
        usual = List.copyOf(usual);
        frame = Map.copyOf(frame);
        reasons = Map.copyOf(reasons);
    }

    /** Gives the tag of the language, such as {@code es}. */
    String tag() {
        return locale.toLanguageTag();
    }

    /** Gives a text that needs no values. */
    String label(FrameText text) {
        return say(text, Facts.NONE);
    }

    /** Gives a text; nothing where a value is not known. */
    String say(FrameText text, Facts facts) {
        return template(text).fill(facts).orElse("");
    }

    /** Gives what is said of a reason. */
    Advice advice(Reason reason, Event event) {
        ReasonText text = reasons.get(reason);
        if (text == null) {
            throw new IllegalArgumentException(tag() + " has no text for " + reason.id());
        }
        if (event != Event.DELAYED) {
            return text.failed();
        }
        Advice advice = text.delayed();
        return advice.now().isEmpty() ? new Advice(advice.happened(), advice.who(), usual) : advice;
    }

    private Template template(FrameText text) {
        Template template = frame.get(text);
        if (template == null) {
            throw new IllegalArgumentException(tag() + " has no text " + text.section() + "." + text.key());
        }
        return template;
    }
}
