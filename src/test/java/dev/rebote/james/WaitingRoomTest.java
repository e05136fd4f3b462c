package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import com.google.common.collect.ImmutableList;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.core.builder.MimeMessageBuilder;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {

    private static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");
    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final Duration WAIT = Duration.ofMinutes(15);

    private final MemoryMailRepository repository = new MemoryMailRepository();
    private final MailQueue queue = mock(MailQueue.class);
    private final List<String> queued = new ArrayList<>();

    @BeforeEach
    void setUp() throws Exception {
        doAnswer(call -> queued.add(describe(call.getArgument(0)))).when(queue).enQueue(any(Mail.class));
        doThrow(new AssertionError("this queue ignores delays"))
                .when(queue)
                .enQueue(any(Mail.class), any(Duration.class));
    }

    @Test
    void shouldKeepAMailUntilItIsDue() throws Exception {
        at(NOW).enqueue(mail("mail-to-a.test"), WAIT);

        at(NOW.plus(WAIT).minusMillis(1)).release();
        assertThat(queued).isEmpty();
        assertThat(repository.size()).isEqualTo(1);
    }

    @Test
    void shouldGiveADueMailToTheQueueUnderItsOwnName() throws Exception {
        Instant[] time = {NOW};
        WaitingRoom room = new WaitingRoom(repository, queue::enQueue, new Ticking(time), GRACE);
        Mail mail = mail("mail-to-a.test");
        room.enqueue(mail, WAIT);

        time[0] = NOW.plus(WAIT);
        room.release();

        assertThat(queued).containsExactly("mail-to-a.test error [ana@a.test] 1 retries, no other name");
        assertThat(repository.size()).isZero();
        assertThat(describe(mail)).isEqualTo("mail-to-a.test error [ana@a.test] 1 retries, no other name");
    }

    @Test
    void shouldKeepMailsOfTheSameNameApart() throws Exception {
        WaitingRoom room = at(NOW);
        room.enqueue(mail("mail-to-a.test"), WAIT);
        room.enqueue(mail("mail-to-a.test"), WAIT);

        assertThat(repository.size()).isEqualTo(2);
    }

    @Test
    void shouldLetAMailThatNeedNotWaitGoAtOnce() throws Exception {
        at(NOW).enqueue(mail("mail-to-a.test"), Duration.ZERO);

        assertThat(queued).hasSize(1);
        assertThat(repository.size()).isZero();
    }

    @Test
    void shouldTakeTheMailOfAnotherServerOnlyWhenThatOneIsDown() throws Exception {
        at(NOW).enqueue(mail("mail-to-a.test"), WAIT);

        at(NOW.plus(WAIT)).release();
        assertThat(queued).isEmpty();

        at(NOW.plus(WAIT).plus(GRACE)).release();
        assertThat(queued).hasSize(1);
        assertThat(repository.size()).isZero();
    }

    @Test
    void shouldKeepAMailThatTheQueueDoesNotTake() throws Exception {
        at(NOW).enqueue(mail("mail-to-a.test"), WAIT);
        at(NOW).enqueue(mail("mail-to-b.test"), WAIT);
        doThrow(new MailQueue.MailQueueException("no broker")).when(queue).enQueue(any(Mail.class));

        at(NOW.plus(Duration.ofHours(1))).release();

        assertThat(repository.size()).isEqualTo(2);
    }

    @Test
    void shouldLeaveMailsAloneThatSomebodyElseHasPutThere() throws Exception {
        Mail mail = mail("of-an-administrator");
        repository.store(mail);

        at(NOW.plus(Duration.ofDays(400))).release();

        assertThat(queued).isEmpty();
        assertThat(ImmutableList.copyOf(repository.list())).hasSize(1);
    }

    @Test
    void shouldKeepTheNameOfAMailThatCannotBeStored() throws Exception {
        MemoryMailRepository full = mock(MemoryMailRepository.class);
        doThrow(new IllegalStateException("no disk")).when(full).store(any(Mail.class));
        Mail mail = mail("mail-to-a.test");

        assertThatThrownBy(() -> new WaitingRoom(full, queue::enQueue, Clock.systemUTC(), GRACE).enqueue(mail, WAIT))
                .isInstanceOf(IllegalStateException.class);

        assertThat(describe(mail)).isEqualTo("mail-to-a.test error [ana@a.test] 1 retries, no other name");
    }

    @Test
    void shouldReadAnyNameWithoutHarm() {
        assertThat(WaitingKey.parse("waiting-1777863721000-0a1b2c3d-0123456789ab"))
                .contains(new WaitingKey(1_777_863_721_000L, "0a1b2c3d", "0123456789ab"));
        assertThat(WaitingKey.parse("waiting-99999999999999999999-0a1b2c3d-0123456789ab"))
                .isEmpty();
        assertThat(WaitingKey.parse("")).isEmpty();
    }

    private WaitingRoom at(Instant time) {
        return new WaitingRoom(repository, queue::enQueue, Clock.fixed(time, ZoneOffset.UTC), GRACE);
    }

    private static Mail mail(String name) throws Exception {
        MailImpl mail = MailImpl.builder()
                .name(name)
                .sender("me@example.com")
                .addRecipient("ana@a.test")
                .state(Mail.ERROR)
                .mimeMessage(MimeMessageBuilder.mimeMessageBuilder().setText("Hello"))
                .build();
        DeliveryAttributes.writeRetries(mail, 1);
        return mail;
    }

    private static String describe(Mail mail) {
        return mail.getName() + " " + mail.getState() + " " + mail.getRecipients() + " "
                + DeliveryAttributes.retries(mail) + " retries, "
                + DeliveryAttributes.name(mail).orElse("no other name");
    }

    /** A clock that the test sets. */
    private static final class Ticking extends Clock {

        private final Instant[] time;

        Ticking(Instant[] time) {
            this.time = time;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return time[0];
        }
    }
}
