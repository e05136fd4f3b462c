package dev.rebote.suppress;

import static dev.rebote.suppress.Entries.ANNA;
import static dev.rebote.suppress.Entries.NOW;
import static dev.rebote.suppress.Entries.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What each memory of sent messages does, in the same way. */
interface SentMessagesContract {

    SentMessages sentMessages();

    @Test
    default void shouldKnowWhatWasSentToWhom() {
        sentMessages().sent("<1@sender.example>", "Anna@Example.com", NOW);

        assertThat(sentMessages().wasSent("<1@sender.example>", ANNA, daysAgo(14)))
                .isTrue();
        assertThat(sentMessages().wasSent("1@sender.example", ANNA, daysAgo(14)))
                .isTrue();
        assertThat(sentMessages().wasSent("<2@sender.example>", ANNA, daysAgo(14)))
                .isFalse();
        assertThat(sentMessages().wasSent("<1@sender.example>", "bob@example.com", daysAgo(14)))
                .isFalse();
    }

    @Test
    default void shouldTakeTheSameMessageTwice() {
        sentMessages().sent("<1@sender.example>", ANNA, daysAgo(20));
        sentMessages().sent("<1@sender.example>", ANNA, NOW);

        assertThat(sentMessages().wasSent("<1@sender.example>", ANNA, daysAgo(14)))
                .isTrue();
    }

    @Test
    default void shouldNotKnowWhatWasSentTooLongAgo() {
        sentMessages().sent("<1@sender.example>", ANNA, daysAgo(15));

        assertThat(sentMessages().wasSent("<1@sender.example>", ANNA, daysAgo(14)))
                .isFalse();
    }

    @Test
    default void shouldThrowAwayWhatIsTooOld() {
        sentMessages().sent("<1@sender.example>", ANNA, daysAgo(15));
        sentMessages().sent("<2@sender.example>", ANNA, daysAgo(13));

        assertThat(sentMessages().expire(NOW, 10)).isEqualTo(1);
        assertThat(sentMessages().expire(NOW, 10)).isZero();

        assertThat(sentMessages().wasSent("<1@sender.example>", ANNA, daysAgo(30)))
                .isFalse();
        assertThat(sentMessages().wasSent("<2@sender.example>", ANNA, daysAgo(14)))
                .isTrue();
    }
}
