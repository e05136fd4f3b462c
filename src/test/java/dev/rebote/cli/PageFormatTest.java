package dev.rebote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.classify.Classifier;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.SmtpReplyReader;
import dev.rebote.notice.ExplainedReply;
import dev.rebote.notice.Explanation;
import dev.rebote.notice.Headings;
import dev.rebote.status.StatusRegistry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The page as a person sees it; the words of the explanation are the notices' own. */
class PageFormatTest {

    private static final Explanation EXPLANATION = new Explanation(
            "The mailbox is full, and that is told here in so many words that they do not fit on one line.",
            "Its owner.",
            List.of(
                    "Wait.",
                    "Tell the owner another way that there is no room for any message any more, not even yours."));

    @Test
    void shouldShowTheReplyThenPlainWordsThenAllThatIsKnown() {
        assertThat(page("451-4.5.1 Mailbox full,\n451 4.5.1 try again in five minutes (in reply to RCPT TO command)"))
                .isEqualTo("""
                        451-4.5.1 Mailbox full,
                        451 4.5.1 try again in five minutes

                        Not delivered yet.

                        What happened
                        The mailbox is full, and that is told here in so many words that they do not fit
                        on one line.

                        Who can fix it
                        Its owner.

                        What you can do now
                        1. Wait.
                        2. Tell the owner another way that there is no room for any message any more,
                           not even yours.

                          Reason      recipient.full
                          Status      4.2.2 – Mailbox full (persistent transient failure)
                          Told        4.5.1 – Invalid command (persistent transient failure)
                                      but the words mean 4.2.2, and they count
                          Who acts    recipient – the owner of the mailbox
                          Lasts       long – days
                          Concerns    address – this address
                          Try again   the same message, after 5 min
                          Stage       in reply to RCPT TO
                          Rule        words.mailbox-full, by the words "Mailbox full"
                        """);
    }

    @Test
    void shouldShowTheListTheHelpPageAndTheNewAddress() {
        assertThat(
                        page(
                                "550 5.7.1 Client blocked using zen.spamhaus.org, see https://www.spamhaus.org/query/ip/192.0.2.7"))
                .contains(
                        "\n  Listed by   zen.spamhaus.org\n  Help        https://www.spamhaus.org/query/ip/192.0.2.7\n");
        assertThat(page("551 5.1.6 User not local; please try <bob@new.example>"))
                .contains("\n  Moved to    bob@new.example\n");
    }

    @Test
    void shouldSayHowToAddARuleWhereNoneKnowsTheWords() {
        assertThat(page("554 Xyzzy plugh")).endsWith("\n  Rule        none; docs/rules.md tells how to add one\n");
    }

    private static String page(String reply) {
        Verdict verdict = Classifier.shipped().classify(new SmtpReplyReader().read(reply));
        StringBuilder page = new StringBuilder();
        Headings headings = new Headings("What happened", "Who can fix it", "What you can do now");
        new PageFormat(Ink.PLAIN, headings, StatusRegistry.shipped())
                .write(new ExplainedReply(reply, verdict, Optional.of(EXPLANATION)), page);
        return page.toString();
    }
}
