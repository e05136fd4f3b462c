package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rebote.testing.CaughtMail;
import dev.rebote.testing.FakeSmtp;
import dev.rebote.testing.JavadocExample;
import dev.rebote.testing.RealJames;
import dev.rebote.testing.Reply;
import dev.rebote.testing.Script;
import dev.rebote.testing.Step;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The verdict on real failures, after our delivery and after James's own, and the examples of the matchers. */
class DecodeDeliveryErrorIT {

    private static final String RULES = """
            rules:
              - id: ours.wednesday
                reason: remote.not-accepting
                text: closed on wednesdays
                why: The partner's server rests.
                source: a letter of theirs
                samples: ["550 5.7.1 closed on wednesdays"]
            """;

    @RegisterExtension
    static final RealJames JAMES = RealJames.withProcessors("""
                    <processor state="relay" enableJmx="false">
                      <mailet match="dev.rebote.testing.DomainEndsWith=stock.test" class="RemoteDelivery">
                        <outgoing>stock</outgoing>
                        <bounceProcessor>bounces</bounceProcessor>
                        <sendpartial>true</sendpartial>
                        <delayTime>50 msec</delayTime>
                        <maxRetries>1</maxRetries>
                      </mailet>
                      <mailet match="All" class="dev.rebote.james.TrackedRemoteDelivery">
                        <bounceProcessor>bounces</bounceProcessor>
                        <delayTime>50 msec</delayTime>
                        <maxRetries>1</maxRetries>
                      </mailet>
                    </processor>
                    <processor state="bounces" enableJmx="false">
                      <mailet match="All" class="dev.rebote.james.DecodeDeliveryError">
                        <rules>file://conf/our-rules.yaml</rules>
                      </mailet>
                      <mailet match="All" class="dev.rebote.testing.Catch"><box>decoded</box></mailet>
                    """
                    + examples(
                            BounceReasonIs.class,
                            BounceStatusIs.class,
                            IsPermanentBounce.class,
                            IsTemporaryBounce.class)
                    + """
                    </processor>
                    """ + boxes("wait-for-it", "look-into-it", "permanent", "temporary"))
            .file("our-rules.yaml", RULES);

    @Test
    void shouldJudgeEachRecipientOfOurDeliveryByItsOwnReply() throws Exception {
        Script script = Script.accepting()
                .onRcpt("bob@", Reply.of("550 5.1.1 User unknown"))
                .onRcpt("full@", Reply.of("452 4.2.2 Mailbox full"))
                .on(Step.END_OF_DATA, Reply.of("554 5.7.1 Message rejected as spam"));

        Map<String, String> verdicts = send("tracked.test", script, "bob", "full", "good");

        assertThat(verdicts)
                .isEqualTo(Map.of(
                        "bob", "recipient.unknown 5.1.1 session proved",
                        "full", "recipient.full 4.2.2 session proved",
                        "good", "message.spam 5.7.1 session proved"));
        assertThat(boxOf("bob@tracked.test")).isEqualTo("permanent");
        assertThat(boxOf("full@tracked.test")).isEqualTo("wait-for-it");
        assertThat(boxOf("good@tracked.test")).isEqualTo("look-into-it");
    }

    @Test
    void shouldNotBlameTheInnocentAfterJamesOwnDelivery() throws Exception {
        Script script = Script.accepting()
                .onRcpt("bob@", Reply.of("550 5.1.1 <bob@stock.test>: User unknown"))
                .on(Step.END_OF_DATA, Reply.of("554 5.7.1 Message rejected as spam"));

        Map<String, String> verdicts = send("stock.test", script, "bob", "good");

        assertThat(verdicts)
                .isEqualTo(Map.of(
                        "bob", "recipient.unknown 5.1.1 stock proved",
                        "good", "recipient.unknown 5.1.1 stock shared"));
    }

    @Test
    void shouldSplitThoseWhomJamesOwnDeliveryThrowsTogether() throws Exception {
        Script script = Script.accepting()
                .on(Step.RCPT, Reply.of("550 5.1.1 User unknown"))
                .onRcpt("bob@", Reply.of("553 5.2.1 <bob@two.stock.test>: disabled"))
                .onRcpt("eva@", Reply.of("553 5.2.1 <eva@two.stock.test>: disabled"));

        Map<String, String> verdicts = send("two.stock.test", script, "bob", "eva");

        assertThat(verdicts.values())
                .containsExactlyInAnyOrder(
                        "recipient.disabled 5.2.1 stock proved", "recipient.disabled 5.2.1 stock shared");
    }

    @Test
    void shouldSayThatJamesOwnDeliveryLostTheReply() throws Exception {
        Script script = Script.accepting().on(Step.RCPT, Reply.of("452 4.2.2 Mailbox full"));

        assertThat(send("late.stock.test", script, "bob"))
                .isEqualTo(Map.of("bob", "path.expired 5.4.7 stock uncertain"));
        assertThat(boxOf("bob@late.stock.test")).isEqualTo("temporary");
    }

    @Test
    void shouldAskTheOperatorsRulesFirst() throws Exception {
        Script script = Script.accepting().on(Step.RCPT, Reply.of("550 5.7.1 closed on wednesdays"));

        assertThat(send("wednesday.test", script, "bob"))
                .isEqualTo(Map.of("bob", "remote.not-accepting 5.3.2 session proved"));
    }

    @Test
    void shouldStopTheStartOverAMistake() {
        try (RealJames james = RealJames.withProcessors("""
                <processor state="relay" enableJmx="false">
                  <mailet match="dev.rebote.james.BounceReasonIs=recipient.ful" class="Null"/>
                </processor>
                """)) {
            assertThatThrownBy(james::start)
                    .rootCause()
                    .hasMessage("BounceReasonIs does not know the reason 'recipient.ful';"
                            + " did you mean 'recipient.full'?");
        }
    }

    /** Sends a mail and gives what was found of each recipient, by the local part. */
    private static Map<String, String> send(String domain, Script script, String... recipients) throws Exception {
        try (FakeSmtp fake = FakeSmtp.start(script)) {
            JAMES.dns().mx(domain, fake.address());
            JAMES.send(
                    RealJames.USER,
                    List.of(recipients).stream()
                            .map(name -> name + "@" + domain)
                            .toArray(String[]::new));
            await().until(() -> verdicts(domain).size() == recipients.length);
            return verdicts(domain);
        }
    }

    private static Map<String, String> verdicts(String domain) {
        Map<String, String> verdicts = new TreeMap<>();
        for (CaughtMail mail : JAMES.caught().in("decoded", domain)) {
            String verdict = String.join(
                    " ",
                    text(mail, "rebote.reason"),
                    text(mail, "rebote.status"),
                    text(mail, "rebote.source"),
                    text(mail, "rebote.trust"));
            mail.recipients().forEach(recipient -> verdicts.put(recipient.split("@")[0], verdict));
        }
        return verdicts;
    }

    private static String text(CaughtMail mail, String attribute) {
        return mail.attribute(attribute).orElseThrow().toString();
    }

    private static String boxOf(String recipient) {
        return await().until(
                        () -> JAMES.caught().all().stream()
                                .filter(mail -> mail.recipients().contains(recipient))
                                .map(CaughtMail::box)
                                .filter(box -> !box.equals("decoded"))
                                .toList(),
                        boxes -> boxes.size() == 1)
                .get(0);
    }

    private static String examples(Class<?>... matchers) {
        StringBuilder examples = new StringBuilder();
        for (Class<?> matcher : matchers) {
            examples.append(JavadocExample.of(matcher));
        }
        return examples.toString();
    }

    private static String boxes(String... names) {
        StringBuilder processors = new StringBuilder();
        for (String name : names) {
            processors.append("""
                    <processor state="%1$s" enableJmx="false">
                      <mailet match="All" class="dev.rebote.testing.Catch"><box>%1$s</box></mailet>
                      <mailet match="All" class="Null"/>
                    </processor>
                    """.formatted(name));
        }
        return processors.toString();
    }
}
