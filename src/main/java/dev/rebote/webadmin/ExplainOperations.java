package dev.rebote.webadmin;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.inject.Inject;
import dev.rebote.classify.Classifier;
import dev.rebote.evidence.SmtpReplyReader;
import dev.rebote.notice.NoticeTexts;
import dev.rebote.notice.ReplyExplainer;
import dev.rebote.notice.Wording;
import dev.rebote.webadmin.Operation.Method;
import java.util.List;

/** What a reply means, by the rules that Rebote ships: to look. */
final class ExplainOperations {

    private static final String REPLY = "reply";
    private static final String HOST = "host";
    private static final String LANGUAGE = "lang";
    private static final String USUAL_LANGUAGE = "en";

    /** Takes memory that a server whose operator never asks can do without. */
    private final Supplier<Classifier> classifier = Suppliers.memoize(Classifier::shipped);

    @Inject
    ExplainOperations() {}

    List<Operation> all() {
        return List.of(new Operation(
                Method.GET, ReboteRoutes.BASE + "/explain", List.of(REPLY, HOST, LANGUAGE), this::explain));
    }

    private Object explain(Asked asked) {
        String reply = asked.lines(REPLY, SmtpReplyReader.MAX_INPUT)
                .orElseThrow(() -> Refusal.wrong("'" + REPLY + "' is missing, expected a reply or a line of a log"));
        return new ReplyExplainer(classifier.get(), wording(asked), asked.text(HOST))
                .explain(reply)
                .facts();
    }

    private static Wording wording(Asked asked) {
        return Wording.in(asked.text(LANGUAGE).orElse(USUAL_LANGUAGE))
                .orElseThrow(() -> Refusal.wrong("there are no texts in the '" + LANGUAGE
                        + "' asked for, expected one of " + NoticeTexts.shippedLanguages()));
    }
}
