package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.evidence.Stage;
import dev.rebote.james.SmtpConversation.Said;
import java.util.Map;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the integration tests do not reach: chunks, secrets, and what is said on the side. */
class SmtpConversationTest {

    private MailAddress ana;
    private MailAddress luis;
    private SmtpConversation talk;

    @BeforeEach
    void setUp() throws Exception {
        ana = new MailAddress("ana@example.org");
        luis = new MailAddress("luis@example.org");
        talk = new SmtpConversation(Map.of("ana@example.org", ana, "luis@example.org", luis));
        talk.waits();
        talk.replied(220, "220 hello\n");
        say("EHLO client.example", 250, "250 hello");
        say("MAIL FROM:<me@example.com>", 250, "250 fine");
    }

    @Test
    void shouldKnowWhoWasDelivered() {
        say("RCPT TO:<ana@example.org>", 250, "250 fine");
        say("RCPT TO:<LUIS@example.org> NOTIFY=NEVER", 550, "550 no");
        say("DATA", 354, "354 go on");
        say(".", 250, "250 taken");

        assertThat(talk.delivered()).containsExactly(ana);
        assertThat(talk.refusalOf(luis)).contains(new Said(Stage.RCPT_TO, "550 no"));
        assertThat(talk.endedBecauseOfOthers()).isTrue();
    }

    @Test
    void shouldTakeOnlyTheLastChunkForTheEndOfTheMessage() {
        say("RCPT TO:<ana@example.org>", 250, "250 fine");
        say("BDAT 1000", 250, "250 go on");
        assertThat(talk.delivered()).isEmpty();

        say("BDAT 10 LAST", 250, "250 taken");
        assertThat(talk.delivered()).containsExactly(ana);
    }

    @Test
    void shouldTakeAnyPositiveReplyToTheMessage() {
        say("RCPT TO:<ana@example.org>", 250, "250 fine");
        say("DATA", 354, "354 go on");
        say(".", 252, "252 taken, as far as we can tell");

        assertThat(talk.delivered()).containsExactly(ana);
    }

    @Test
    void shouldNotListenToWhatIsSaidOnTheSide() {
        say("RCPT TO:<ana@example.org>", 550, "550 no");
        say("RSET", 421, "421 leave me alone");
        talk.sent("QUIT");
        talk.lost(new java.io.IOException("gone"));

        assertThat(talk.refusalOf(ana)).contains(new Said(Stage.RCPT_TO, "550 no"));
        assertThat(talk.farewell()).isEmpty();
        assertThat(talk.lost()).isEmpty();
    }

    @Test
    void shouldRememberTheFarewell() {
        say("RCPT TO:<ana@example.org>", 421, "421 closing");
        talk.sent("RCPT TO:<luis@example.org>");
        talk.waits();
        talk.replied(-1, "[EOF]");

        assertThat(talk.farewell()).contains(new Said(Stage.RCPT_TO, "421 closing"));
        assertThat(talk.refusalOf(luis)).isEmpty();
        assertThat(talk.lost()).contains(new SmtpConversation.Lost(Stage.RCPT_TO, Optional.empty(), ""));
    }

    @Test
    void shouldForgetARefusedLoginWhenTheNextOneIsTaken() {
        say("AUTH PLAIN c2VjcmV0", 530, "530 STARTTLS first");
        assertThat(talk.refusalOf(ana)).contains(new Said(Stage.AUTH, "530 STARTTLS first"));

        say("AUTH LOGIN", 334, "334 VXNlcm5hbWU6");
        say("c2VjcmV0", 235, "235 welcome");
        assertThat(talk.refusalOf(ana)).isEmpty();
    }

    @Test
    void shouldNotBlameOthersWhenTheMessageBreaksOff() {
        say("RCPT TO:<ana@example.org>", 250, "250 fine");
        say("RCPT TO:<luis@example.org>", 550, "550 no");
        say("DATA", 354, "354 go on");

        assertThat(talk.endedBecauseOfOthers()).isFalse();
        assertThat(talk.stage()).isEqualTo(Stage.END_OF_DATA);
    }

    private void say(String command, int code, String reply) {
        talk.sent(command);
        talk.waits();
        talk.replied(code, reply + "\n");
    }
}
