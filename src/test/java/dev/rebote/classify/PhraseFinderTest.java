package dev.rebote.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseFinderTest {

    private static boolean finds(String phrase, String text) {
        PhraseFinderBuilder builder = new PhraseFinderBuilder();
        builder.add(Phrase.parse(phrase), 0);
        return builder.build(1).search(text).has(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailbox full             @ Mailbox   FULL!                                  @ true",
                "mailbox full             @ mailboxes full                                   @ false",
                "mailbox full             @ mailbox is full                                  @ false",
                "mailbox [is] full        @ the mailbox is full                              @ true",
                "mailbox .. full          @ mailbox of user bob full                         @ true",
                "mailbox .. full          @ mailbox of the good user bob full                @ false",
                "mailbox ... full         @ mailbox of the good user bob is rather full      @ true",
                "exceed* quota            @ exceeded quota                                   @ true",
                "exceed* quota            @ exceeds: quota                                   @ true",
                "exceed* quota            @ exce quota                                       @ false",
                "in # minutes             @ in 15 minutes                                    @ true",
                "in # minutes             @ in some minutes                                  @ false",
                "doesn't exist            @ does not exist, or doesnt exist                  @ true",
                "buzon lleno              @ el BUZÓN lleno                                   @ true",
                "邮箱已满                 @ 您的邮箱已满。                                   @ true",
                "邮箱已满                 @ 您的邮箱未满。                                   @ false",
                "5.7.1 no                 @ 5.7.1 no                                         @ true",
                "gray-list                @ gray list                                        @ true"
            })
    void shouldFindWordsAsAPersonReadsThem(String row) {
        String[] parts = row.split("@");
        assertThat(finds(parts[0].strip(), parts[1].strip())).as(row).isEqualTo(Boolean.parseBoolean(parts[2].strip()));
    }

    @Test
    void shouldTakeAnAddressForOneWord() {
        assertThat(finds("spam", "550 <spam@full.example.com> unknown")).isFalse();
        assertThat(finds("account @ is", "account bob@example.com is closed")).isTrue();
    }

    @Test
    void shouldReadASentenceOverTheLinesOfAReply() {
        assertThat(finds("likely unsolicited mail", "550-5.7.1 likely\n550-5.7.1 unsolicited 550 5.7.1 mail"))
                .isTrue();
        assertThat(finds("likely unsolicited", "550 likely 550 unsolicited")).isFalse();
    }

    @Test
    void shouldFindOverlappingPhrasesOfSeveralRules() {
        PhraseFinderBuilder builder = new PhraseFinderBuilder();
        builder.add(Phrase.parse("user unknown in table"), 0);
        builder.add(Phrase.parse("unknown in"), 1);
        builder.add(Phrase.parse("unk* in"), 2);
        builder.add(Phrase.parse("table full"), 3);
        Hits hits = builder.build(4).search("user unknown in table full");
        assertThat(hits.has(0) && hits.has(1) && hits.has(2) && hits.has(3)).isTrue();
    }

    @Test
    void shouldNotGoOnWithAPhraseOfAnEarlierText() {
        PhraseFinderBuilder builder = new PhraseFinderBuilder();
        builder.add(Phrase.parse("mailbox .. full"), 0);
        PhraseFinder finder = builder.build(1);
        assertThat(finder.search("mailbox").has(0)).isFalse();
        assertThat(finder.search("full").has(0)).isFalse();
        assertThat(finder.search("very full").has(0)).isFalse();
        assertThat(finder.search("mailbox full").has(0)).isTrue();
    }

    @Test
    void shouldFindTheLongAndTheShortAlternativeOfAPiece() {
        assertThat(finds("(disk|disk quota) .. exceeded", "disk quota exceeded"))
                .isTrue();
        assertThat(finds("(quota|disk quota) .. (is exceeded|exceeded)", "disk quota is exceeded"))
                .isTrue();
    }

    @Test
    void shouldSayWhereTheWordsStand() {
        PhraseFinderBuilder builder = new PhraseFinderBuilder();
        builder.add(Phrase.parse("mailbox .. full"), 0);
        String text = "452 The mailbox is full, sorry";
        Hits.Place place = builder.build(1).search(text).placeOf(0).orElseThrow();
        assertThat(text.substring(place.start(), place.end())).isEqualTo("mailbox is full");
    }

    @Test
    void shouldRefuseAPhraseThatIsNone() {
        assertThatThrownBy(() -> Phrase.parse("(mailbox full")).hasMessage("'(' is not closed in '(mailbox full'");
        assertThatThrownBy(() -> Phrase.parse("mailbox) full")).hasMessage("')' closes nothing in 'mailbox)'");
        assertThatThrownBy(() -> Phrase.parse("[is]")).hasMessage("all of '[is]' may be missing");
        assertThatThrownBy(() -> Phrase.parse(" ... ")).hasMessage("no word to look for in ' ... '");
        assertThatThrownBy(() -> Phrase.parse("full ".repeat(51).strip()))
                .hasMessageStartingWith("more than 50 words without a gap in 'full full");
    }
}
