package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebote.classify.Classifier;
import dev.rebote.classify.Reason;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.SmtpReplyReader;
import java.util.Collection;
import java.util.function.Supplier;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.Matcher;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BounceMatchersTest {

    private static final Classifier CLASSIFIER = Classifier.shipped();

    private static final String FULL = "452 4.2.2 Mailbox full";
    private static final String UNKNOWN = "550 5.1.1 User unknown";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recipient.full | 452 4.2.2 Mailbox full",
                "sender.*,recipient.full | 452 4.2.2 Mailbox full",
                "recipient.* | 550 5.1.1 User unknown",
                "' message.spam , recipient.unknown ' | 550 5.1.1 User unknown",
                "no-detail | 550",
            })
    void shouldMatchAReasonAloneAndAsOneOfAGroup(String condition, String reply) throws Exception {
        assertMatches(match(BounceReasonIs::new, condition, judged(reply)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recipient.unknown", "sender.*,path.*", "unknown"})
    void shouldNotMatchAnotherReason(String condition) throws Exception {
        assertThat(match(BounceReasonIs::new, condition, judged(FULL))).isEmpty();
    }

    @Test
    void shouldKnowEveryReasonByName() throws Exception {
        for (Reason reason : Reason.values()) {
            init(BounceReasonIs::new, reason.id());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recipient.ful | BounceReasonIs does not know the reason 'recipient.ful'; did you mean 'recipient.full'?",
                "message.spam,recipent.* | BounceReasonIs does not know the reason 'recipent.*'; did you mean"
                        + " 'recipient.*'?",
                "'' | BounceReasonIs needs a reason such as recipient.full or sender.*",
            })
    void shouldSayWhatIsWrongWithAReason(String condition, String message) {
        assertThatThrownBy(() -> init(BounceReasonIs::new, condition))
                .isInstanceOf(MessagingException.class)
                .hasMessage(message);
    }

    @Test
    void shouldNameTheReasonsThatThereAreWhenNoneIsNear() {
        assertThatThrownBy(() -> init(BounceReasonIs::new, "the dog ate it"))
                .hasMessageStartingWith("BounceReasonIs does not know the reason 'the dog ate it', expected one of [")
                .hasMessageContaining("recipient.*")
                .hasMessageContaining("recipient.full");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.2.2", "4.2.x", "x.2.x", "5.1.1, 4.2.0-9"})
    void shouldMatchAStatusAloneAndByPattern(String condition) throws Exception {
        assertMatches(match(BounceStatusIs::new, condition, judged(FULL)));
    }

    @Test
    void shouldMatchTheStatusThatIsMeantRatherThanTheOneTold() throws Exception {
        Mail mail = judged("451 4.5.1 Mailbox full");

        assertMatches(match(BounceStatusIs::new, "4.2.2", mail));
        assertThat(match(BounceStatusIs::new, "4.5.1", mail)).isEmpty();
    }

    @Test
    void shouldNotMatchAnotherStatus() throws Exception {
        assertThat(match(BounceStatusIs::new, "5.2.2,5.1.x", judged(FULL))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5.1 | BounceStatusIs does not know the status '5.1', expected a status such as 5.1.1, 4.2.x, x.7.x or"
                        + " 5.7.606-649",
                "'' | BounceStatusIs needs a status such as 5.1.1, 4.2.x, x.7.x or 5.7.606-649",
            })
    void shouldSayWhatIsWrongWithAStatus(String condition, String message) {
        assertThatThrownBy(() -> init(BounceStatusIs::new, condition))
                .isInstanceOf(MessagingException.class)
                .hasMessage(message);
    }

    @Test
    void shouldTellPermanentFromTemporary() throws Exception {
        assertMatches(match(IsPermanentBounce::new, "", judged(UNKNOWN)));
        assertThat(match(IsTemporaryBounce::new, "", judged(UNKNOWN))).isEmpty();
        assertMatches(match(IsTemporaryBounce::new, "", judged(FULL)));
        assertThat(match(IsPermanentBounce::new, "", judged(FULL))).isEmpty();
    }

    @Test
    void shouldCallAFullMailboxTemporaryHoweverItIsTold() throws Exception {
        assertMatches(match(IsTemporaryBounce::new, "", judged("552 5.2.2 Mailbox full")));
    }

    @Test
    void shouldTakeNoConditionWhereNoneIsAsked() {
        assertThatThrownBy(() -> init(IsPermanentBounce::new, "true"))
                .hasMessage("IsPermanentBounce takes no condition, found 'true'");
        assertThatThrownBy(() -> init(IsTemporaryBounce::new, "x"))
                .hasMessage("IsTemporaryBounce takes no condition, found 'x'");
    }

    @Test
    void shouldNotMatchAMailThatWasNeverDecoded() throws Exception {
        FakeMail mail = mail();

        assertThat(match(BounceReasonIs::new, "recipient.*,no-detail,unknown", mail))
                .isEmpty();
        assertThat(match(BounceStatusIs::new, "x.x.x", mail)).isEmpty();
        assertThat(match(IsPermanentBounce::new, "", mail)).isEmpty();
        assertThat(match(IsTemporaryBounce::new, "", mail)).isEmpty();
    }

    private static void assertMatches(Collection<MailAddress> matched) throws Exception {
        assertThat(matched)
                .containsExactlyInAnyOrder(new MailAddress("ana@example.org"), new MailAddress("luis@example.org"));
    }

    private static Mail judged(String reply) throws Exception {
        FakeMail mail = mail();
        BounceAttributes.write(mail, CLASSIFIER.classify(new SmtpReplyReader().read(reply, EvidenceSource.SESSION)));
        return mail;
    }

    private static FakeMail mail() throws Exception {
        return FakeMail.builder()
                .name("mail")
                .recipients("ana@example.org", "luis@example.org")
                .build();
    }

    private static Collection<MailAddress> match(Supplier<Matcher> matcher, String condition, Mail mail)
            throws Exception {
        return init(matcher, condition).match(mail);
    }

    private static Matcher init(Supplier<Matcher> matcher, String condition) throws MessagingException {
        Matcher made = matcher.get();
        made.init(FakeMatcherConfig.builder()
                .matcherName("matcher")
                .condition(condition)
                .build());
        return made;
    }
}
