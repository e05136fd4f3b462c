package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.apache.mailet.DsnParameters;
import org.apache.mailet.DsnParameters.Notify;
import org.apache.mailet.DsnParameters.RecipientDsnParameters;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecipientGroupTest {

    private MailAddress anaAtA;
    private MailAddress luisAtA;
    private MailAddress anaAtB;
    private FakeMail mail;

    @BeforeEach
    void setUp() throws Exception {
        anaAtA = new MailAddress("ana@a.test");
        luisAtA = new MailAddress("luis@a.test");
        anaAtB = new MailAddress("ana@b.test");
        mail = FakeMail.builder()
                .name("mail")
                .recipients(anaAtA, anaAtB, luisAtA)
                .build();
    }

    @Test
    void shouldSplitByDomain() {
        assertThat(RecipientGroup.of(mail, false))
                .containsExactly(
                        new RecipientGroup("mail-to-a.test", List.of(anaAtA, luisAtA)),
                        new RecipientGroup("mail-to-b.test", List.of(anaAtB)));
    }

    @Test
    void shouldNotSplitByDomainForAGateway() {
        assertThat(RecipientGroup.of(mail, true))
                .containsExactly(new RecipientGroup("mail", List.of(anaAtA, anaAtB, luisAtA)));
    }

    @Test
    void shouldSplitByNotify() {
        askFor(luisAtA, EnumSet.of(Notify.NEVER));

        assertThat(RecipientGroup.of(mail, false))
                .containsExactly(
                        new RecipientGroup("mail-to-a.test", List.of(anaAtA)),
                        new RecipientGroup("mail-to-b.test", List.of(anaAtB)),
                        new RecipientGroup("mail-to-a.test-2", List.of(luisAtA)));
    }

    @Test
    void shouldSplitByNotifyForAGateway() {
        askFor(luisAtA, EnumSet.of(Notify.FAILURE, Notify.DELAY));

        assertThat(RecipientGroup.of(mail, true))
                .containsExactly(
                        new RecipientGroup("mail", List.of(anaAtA, anaAtB)),
                        new RecipientGroup("mail-2", List.of(luisAtA)));
    }

    private void askFor(MailAddress recipient, EnumSet<Notify> notify) {
        mail.setDsnParameters(DsnParameters.builder()
                .addRcptParameter(recipient, RecipientDsnParameters.of(notify))
                .build()
                .orElseThrow());
    }
}
