package dev.rebote.james;

import static dev.rebote.james.Fate.broken;
import static dev.rebote.james.Fate.delivered;
import static dev.rebote.james.Fate.refused;
import static dev.rebote.james.Relays.DNS_RETRY;
import static dev.rebote.james.Relays.IMPATIENT;
import static dev.rebote.james.Relays.NO_RETRY;
import static dev.rebote.james.Relays.PARTIAL;
import static dev.rebote.james.Relays.THREE_RETRIES;
import static dev.rebote.james.Relays.TLS;
import static dev.rebote.james.Relays.WHOLE;
import static dev.rebote.testing.Script.accepting;

import dev.rebote.evidence.Stage;
import dev.rebote.testing.Reply;
import dev.rebote.testing.Script;
import dev.rebote.testing.Step;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ways in which a delivery fails, against a real James: every recipient keeps the reply that it was given. */
class TrackedRemoteDeliveryIT {

    @RegisterExtension
    static final Relays RELAYS = new Relays();

    @ParameterizedTest
    @MethodSource("onePermanent")
    void shouldGiveUpAtOnceWhenRefusedForGood(Scenario scenario) throws Exception {
        RELAYS.check(scenario);
    }

    @ParameterizedTest
    @MethodSource("oneTemporary")
    void shouldKeepTheLastReplyWhenRetriesAreExhausted(Scenario scenario) throws Exception {
        RELAYS.check(scenario);
    }

    @ParameterizedTest
    @MethodSource("oneBroken")
    void shouldSayHowTheConnectionBroke(Scenario scenario) throws Exception {
        RELAYS.check(scenario);
    }

    @ParameterizedTest
    @MethodSource("oneChanging")
    void shouldFollowWhatTheServerSaysLater(Scenario scenario) throws Exception {
        RELAYS.check(scenario);
    }

    @ParameterizedTest
    @MethodSource("oddReplies")
    void shouldKeepOddRepliesReadable(Scenario scenario) throws Exception {
        RELAYS.check(scenario);
    }

    @ParameterizedTest
    @MethodSource("severalHosts")
    void shouldAskTheNextHost(Scenario scenario) throws Exception {
        RELAYS.check(scenario);
    }

    @ParameterizedTest
    @MethodSource("severalRecipients")
    void shouldGiveEachRecipientItsOwnReply(Scenario scenario) throws Exception {
        RELAYS.check(scenario);
    }

    static Stream<Scenario> onePermanent() {
        String unknown = "550 5.1.1 <bob@example.org>: Recipient address rejected: User unknown";
        return Stream.of(
                one("RCPT 550", PARTIAL, accepting().on(Step.RCPT, Reply.of(unknown)), Stage.RCPT_TO, unknown),
                one("RCPT 550", WHOLE, accepting().on(Step.RCPT, Reply.of(unknown)), Stage.RCPT_TO, unknown),
                one("RCPT 556", PARTIAL, Step.RCPT, "556 5.1.10 No mail here", Stage.RCPT_TO),
                one("MAIL 550", PARTIAL, Step.MAIL, "550 5.7.1 sender rejected", Stage.MAIL_FROM),
                one("DATA 554", PARTIAL, Step.DATA, "554 5.5.1 no valid recipients", Stage.DATA),
                one("final dot 554", PARTIAL, Step.END_OF_DATA, "554 5.7.1 looks like spam", Stage.END_OF_DATA),
                one("final dot 552", PARTIAL, Step.END_OF_DATA, "552 5.3.4 Message too big", Stage.END_OF_DATA),
                one(
                        "EHLO and HELO 550",
                        PARTIAL,
                        accepting()
                                .on(Step.EHLO, Reply.of("550 5.7.1 bad name"))
                                .on(Step.HELO, Reply.of("550 5.7.1 bad helo")),
                        Stage.EHLO,
                        "550 5.7.1 bad helo"),
                one(
                        "final dot 554 and drop",
                        PARTIAL,
                        accepting()
                                .on(
                                        Step.END_OF_DATA,
                                        Reply.of("554 5.7.1 go away").thenDrop()),
                        Stage.END_OF_DATA,
                        "554 5.7.1 go away"),
                Scenario.withoutServer("no MX and no address", PARTIAL)
                        .expect(new Fate(
                                "bob",
                                Optional.of(Stage.DNS),
                                "There are no DNS entries for the hostname Domain : no-mx-and-no-address.partial.test."
                                        + "  I cannot determine where to send this message.",
                                Optional.empty(),
                                Optional.empty(),
                                1,
                                true)),
                Scenario.withoutServer("no MX tried again", DNS_RETRY)
                        .expect(new Fate(
                                "bob",
                                Optional.of(Stage.DNS),
                                "There are no DNS entries for the hostname Domain : no-mx-tried-again.dns.test."
                                        + "  I cannot determine where to send this message.",
                                Optional.empty(),
                                Optional.empty(),
                                2,
                                true)));
    }

    static Stream<Scenario> oneTemporary() {
        return Stream.of(
                lasting("RCPT 452", Step.RCPT, "452 4.2.2 Mailbox full", Stage.RCPT_TO),
                lasting("RCPT 552", Step.RCPT, "552 5.2.2 Mailbox full", Stage.RCPT_TO),
                lasting("MAIL 451", Step.MAIL, "451 4.7.1 try later", Stage.MAIL_FROM),
                lasting("DATA 451", Step.DATA, "451 4.3.0 try later", Stage.DATA),
                lasting("final dot 451", Step.END_OF_DATA, "451 4.3.0 queue is full", Stage.END_OF_DATA),
                lasting("greeting 421", Step.CONNECT, "421 4.3.2 too busy", Stage.GREETING),
                lasting("greeting 554", Step.CONNECT, "554 5.7.1 your address is listed", Stage.GREETING),
                lasting("RCPT answered 354", Step.RCPT, "354 what", Stage.RCPT_TO),
                Scenario.of("RCPT answered no SMTP", PARTIAL, accepting().on(Step.RCPT, Reply.of("hello there")))
                        .expect(new Fate(
                                "bob",
                                Optional.of(Stage.RCPT_TO),
                                "hello there",
                                Optional.empty(),
                                Optional.of(ScenarioRun.HOST),
                                2,
                                false))
                        .connections(2),
                Scenario.of(
                                "RCPT 421 and drop",
                                PARTIAL,
                                accepting()
                                        .on(
                                                Step.RCPT,
                                                Reply.of("421 4.7.0 closing").thenDrop()))
                        .expect(refused("bob", Stage.RCPT_TO, "421 4.7.0 closing", 2, false))
                        .connections(2),
                Scenario.of("no retry at all", NO_RETRY, accepting().on(Step.RCPT, Reply.of("452 4.2.2 full")))
                        .expect(refused("bob", Stage.RCPT_TO, "452 4.2.2 full", 1, false))
                        .connections(1),
                Scenario.of("three retries", THREE_RETRIES, accepting().on(Step.RCPT, Reply.of("450 4.2.0 greylisted")))
                        .expect(refused("bob", Stage.RCPT_TO, "450 4.2.0 greylisted", 4, false))
                        .connections(4));
    }

    static Stream<Scenario> oneBroken() {
        return Stream.of(
                Scenario.deadServer("connection refused", PARTIAL)
                        .expect(broken(
                                "bob",
                                Stage.CONNECT,
                                "connect to mx1.example.org[127.0.0.1]:1: Connection refused",
                                2)),
                dropped("drop at greeting", Step.CONNECT, Stage.GREETING, "receiving the initial server greeting"),
                dropped("drop at EHLO", Step.EHLO, Stage.EHLO, "performing the EHLO handshake"),
                dropped("drop at MAIL", Step.MAIL, Stage.MAIL_FROM, "sending MAIL FROM"),
                dropped("drop at RCPT", Step.RCPT, Stage.RCPT_TO, "sending RCPT TO"),
                dropped("drop at DATA", Step.DATA, Stage.DATA, "sending DATA command"),
                dropped("drop at final dot", Step.END_OF_DATA, Stage.END_OF_DATA, "sending end of data"),
                Scenario.of("reset at RCPT", PARTIAL, accepting().on(Step.RCPT, Reply.reset()))
                        .expect(broken("bob", Stage.RCPT_TO, "lost connection while sending RCPT TO", 2))
                        .connections(2),
                Scenario.of(
                                "drop within a reply",
                                PARTIAL,
                                accepting()
                                        .on(
                                                Step.RCPT,
                                                Reply.of("450-4.2.1 in a moment")
                                                        .thenDrop()))
                        .expect(broken(
                                "bob",
                                Stage.RCPT_TO,
                                "lost connection while sending RCPT TO, after: 450-4.2.1 in a moment",
                                2)),
                silent("timeout at greeting", Step.CONNECT, Stage.GREETING, "receiving the initial server greeting"),
                silent("timeout at RCPT", Step.RCPT, Stage.RCPT_TO, "sending RCPT TO"),
                silent("timeout at final dot", Step.END_OF_DATA, Stage.END_OF_DATA, "sending end of data"),
                Scenario.of("STARTTLS is missing", TLS, accepting())
                        .expect(broken(
                                "bob", Stage.STARTTLS, "STARTTLS is required but host does not support STARTTLS", 2)),
                Scenario.of(
                                "STARTTLS 454",
                                TLS,
                                accepting()
                                        .on(Step.EHLO, Reply.of("250-fake.example", "250 STARTTLS"))
                                        .on(Step.STARTTLS, Reply.of("454 4.7.0 TLS not available")))
                        .expect(refused("bob", Stage.STARTTLS, "454 4.7.0 TLS not available", 2, false)));
    }

    static Stream<Scenario> oneChanging() {
        return Stream.of(
                Scenario.of(
                                "first 450 then 550",
                                PARTIAL,
                                accepting()
                                        .onEachConnection(
                                                Step.RCPT,
                                                Reply.of("450 4.2.0 wait"),
                                                Reply.of("550 5.1.1 User unknown")))
                        .expect(refused("bob", Stage.RCPT_TO, "550 5.1.1 User unknown", 2, true))
                        .connections(2),
                Scenario.of(
                                "first 450 then 250",
                                PARTIAL,
                                accepting()
                                        .onEachConnection(Step.RCPT, Reply.of("450 4.2.0 wait"), Reply.of("250 fine")))
                        .expect(delivered("bob"))
                        .connections(2),
                Scenario.of(
                                "a different 4xx each time",
                                THREE_RETRIES,
                                accepting()
                                        .onEachConnection(
                                                Step.RCPT,
                                                Reply.of("450 4.2.0 one"),
                                                Reply.of("451 4.3.0 two"),
                                                Reply.of("452 4.2.2 three"),
                                                Reply.of("450 4.2.1 four")))
                        .expect(refused("bob", Stage.RCPT_TO, "450 4.2.1 four", 4, false))
                        .connections(4));
    }

    static Stream<Scenario> oddReplies() {
        return Stream.of(
                one(
                        "three lines at RCPT",
                        PARTIAL,
                        accepting()
                                .on(
                                        Step.RCPT,
                                        Reply.of("550-5.1.1 line one", "550-5.1.1 line two", "550 5.1.1 line three")),
                        Stage.RCPT_TO,
                        "550-5.1.1 line one\n550-5.1.1 line two\n550 5.1.1 line three"),
                one(
                        "two lines at final dot",
                        PARTIAL,
                        accepting().on(Step.END_OF_DATA, Reply.of("554-5.7.1 line one", "554 5.7.1 line two")),
                        Stage.END_OF_DATA,
                        "554-5.7.1 line one\n554 5.7.1 line two"),
                one("UTF-8 reply", PARTIAL, Step.RCPT, "550 5.1.1 No conocemos a Íñigo, ¿seguro?", Stage.RCPT_TO),
                one(
                        "Latin-1 reply",
                        PARTIAL,
                        accepting().on(Step.RCPT, Reply.raw("550 été\r\n".getBytes(StandardCharsets.ISO_8859_1))),
                        Stage.RCPT_TO,
                        "550 été"),
                one("no enhanced status", PARTIAL, Step.RCPT, "550 User unknown", Stage.RCPT_TO),
                one("bare code", PARTIAL, Step.RCPT, "550", Stage.RCPT_TO),
                one("contradicting status", PARTIAL, Step.RCPT, "550 4.4.7 odd", Stage.RCPT_TO),
                one(
                        "control characters",
                        PARTIAL,
                        accepting().on(Step.RCPT, Reply.of("550 5.1.1 tab\there nul\0here esc\u001b[31mhere")),
                        Stage.RCPT_TO,
                        "550 5.1.1 tab here nulhere esc[31mhere"),
                one(
                        "five thousand characters",
                        PARTIAL,
                        accepting().on(Step.RCPT, Reply.of("550 5.1.1 " + "x".repeat(5000))),
                        Stage.RCPT_TO,
                        "550 5.1.1 " + "x".repeat(4086)));
    }

    static Stream<Scenario> severalHosts() {
        Script busy = accepting().on(Step.CONNECT, Reply.of("421 4.3.2 busy here"));
        return Stream.of(
                Scenario.deadServer("first host is dead and second refuses", PARTIAL)
                        .then(accepting().on(Step.RCPT, Reply.of("550 5.1.1 User unknown")))
                        .expect(refused("bob", Stage.RCPT_TO, "550 5.1.1 User unknown", 1, true)
                                .fromHost(ScenarioRun.SECOND_HOST))
                        .connections(1),
                Scenario.of("both say 450", PARTIAL, accepting().on(Step.RCPT, Reply.of("450 4.2.0 one")))
                        .then(accepting().on(Step.RCPT, Reply.of("450 4.2.0 two")))
                        .expect(refused("bob", Stage.RCPT_TO, "450 4.2.0 two", 2, false)
                                .fromHost(ScenarioRun.SECOND_HOST))
                        .connections(4),
                Scenario.of(
                                "first says 450 and second takes it",
                                PARTIAL,
                                accepting().on(Step.RCPT, Reply.of("450 no")))
                        .then(accepting())
                        .expect(delivered("bob"))
                        .connections(2),
                Scenario.of("both greet 421", PARTIAL, busy)
                        .then(accepting().on(Step.CONNECT, Reply.of("421 4.3.2 busy there")))
                        .expect(refused("bob", Stage.GREETING, "421 4.3.2 busy there", 2, false)
                                .fromHost(ScenarioRun.SECOND_HOST))
                        .connections(4),
                Scenario.of("first greets 421 and second takes it", PARTIAL, busy)
                        .then(accepting())
                        .expect(delivered("bob"))
                        .connections(2),
                Scenario.of(
                                "first refuses EHLO and second takes it",
                                PARTIAL,
                                accepting()
                                        .on(Step.EHLO, Reply.of("550 not you"))
                                        .on(Step.HELO, Reply.of("550 not you")))
                        .then(accepting())
                        .expect(delivered("bob"))
                        .connections(2),
                Scenario.of(
                                "a reply tells more than a drop",
                                PARTIAL,
                                accepting().on(Step.RCPT, Reply.of("450 4.2.0 one")))
                        .then(accepting().on(Step.CONNECT, Reply.drop()))
                        .expect(refused("bob", Stage.RCPT_TO, "450 4.2.0 one", 2, false))
                        .connections(4),
                Scenario.of(
                                "first host settles some and second the rest",
                                PARTIAL,
                                accepting()
                                        .onRcpt("<bad@", Reply.of("550 5.1.1 no bad"))
                                        .onRcpt("<full@", Reply.of("452 4.2.2 full here")))
                        .then(accepting().onRcpt("<full@", Reply.of("452 4.2.2 full there")))
                        .expect(
                                delivered("good"),
                                refused("bad", Stage.RCPT_TO, "550 5.1.1 no bad", 1, true),
                                refused("full", Stage.RCPT_TO, "452 4.2.2 full there", 2, false)
                                        .fromHost(ScenarioRun.SECOND_HOST)));
    }

    static Stream<Scenario> severalRecipients() {
        Script badAndFull = accepting()
                .onRcpt("<bad@", Reply.of("550 5.1.1 no such user bad"))
                .onRcpt("<full@", Reply.of("452 4.2.2 mailbox full"));
        Fate bad = refused("bad", Stage.RCPT_TO, "550 5.1.1 no such user bad", 1, true);
        Fate full = refused("full", Stage.RCPT_TO, "452 4.2.2 mailbox full", 2, false);
        Script thenSpam = badAndFull.on(Step.END_OF_DATA, Reply.of("554 5.7.1 looks like spam"));
        Script thenLater = badAndFull.on(Step.END_OF_DATA, Reply.of("451 4.3.0 later"));
        Fate spam = refused("good", Stage.END_OF_DATA, "554 5.7.1 looks like spam", 1, true);
        Fate later = refused("good", Stage.END_OF_DATA, "451 4.3.0 later", 2, false);
        return Stream.of(
                Scenario.of("bad and good", PARTIAL, badAndFull)
                        .expect(bad, delivered("good"))
                        .connections(1)
                        .bounces(1),
                Scenario.of("bad and good", WHOLE, badAndFull)
                        .expect(bad, delivered("good"))
                        .connections(2)
                        .bounces(1),
                Scenario.of("bad and then the final dot", PARTIAL, thenSpam)
                        .expect(bad, spam)
                        .connections(1)
                        .bounces(2),
                Scenario.of("bad and then the final dot", WHOLE, thenSpam)
                        .expect(bad, spam)
                        .connections(2)
                        .bounces(2),
                Scenario.of("bad and a final dot for ever", PARTIAL, thenLater)
                        .expect(bad, later)
                        .connections(2),
                Scenario.of("bad and full", PARTIAL, badAndFull)
                        .expect(bad, full)
                        .connections(2)
                        .bounces(2),
                Scenario.of("bad and full", WHOLE, badAndFull)
                        .expect(bad, full)
                        .connections(2)
                        .bounces(2),
                Scenario.of("full and good", PARTIAL, badAndFull)
                        .expect(full, delivered("good"))
                        .bounces(1),
                Scenario.of("full and good", WHOLE, badAndFull)
                        .expect(full, delivered("good"))
                        .bounces(1),
                Scenario.of(
                                "two bad ones and a full one and a good one",
                                PARTIAL,
                                accepting()
                                        .onRcpt("<bad1@", Reply.of("550 5.1.1 no bad1"))
                                        .onRcpt("<bad2@", Reply.of("554 5.2.1 disabled"))
                                        .onRcpt("<full@", Reply.of("450 4.2.1 try later")))
                        .expect(
                                refused("bad1", Stage.RCPT_TO, "550 5.1.1 no bad1", 1, true),
                                refused("bad2", Stage.RCPT_TO, "554 5.2.1 disabled", 1, true),
                                refused("full", Stage.RCPT_TO, "450 4.2.1 try later", 2, false),
                                delivered("good"))
                        .bounces(3),
                Scenario.of("MAIL refused for two", PARTIAL, accepting().on(Step.MAIL, Reply.of("550 5.7.1 not you")))
                        .expect(
                                refused("ana", Stage.MAIL_FROM, "550 5.7.1 not you", 1, true),
                                refused("bob", Stage.MAIL_FROM, "550 5.7.1 not you", 1, true))
                        .bounces(1),
                Scenario.of(
                                "final dot 552 for two",
                                PARTIAL,
                                accepting().on(Step.END_OF_DATA, Reply.of("552 5.3.4 Too big")))
                        .expect(
                                refused("ana", Stage.END_OF_DATA, "552 5.3.4 Too big", 1, true),
                                refused("bob", Stage.END_OF_DATA, "552 5.3.4 Too big", 1, true))
                        .bounces(1),
                Scenario.deadServer("connection refused for two", PARTIAL)
                        .expect(
                                broken(
                                        "ana",
                                        Stage.CONNECT,
                                        "connect to mx1.example.org[127.0.0.1]:1: Connection refused",
                                        2),
                                broken(
                                        "bob",
                                        Stage.CONNECT,
                                        "connect to mx1.example.org[127.0.0.1]:1: Connection refused",
                                        2))
                        .bounces(1),
                Scenario.of(
                                "one is answered with nonsense and the other not asked",
                                PARTIAL,
                                accepting().onRcpt("<odd@", Reply.of("354 what")))
                        .expect(refused("odd", Stage.RCPT_TO, "354 what", 2, false), delivered("good"))
                        .bounces(1),
                Scenario.of("quoted local part", PARTIAL, accepting().on(Step.RCPT, Reply.of("550 5.1.1 User unknown")))
                        .expect(
                                refused("BoB.Smith", Stage.RCPT_TO, "550 5.1.1 User unknown", 1, true),
                                refused("\"quoted local\"", Stage.RCPT_TO, "550 5.1.1 User unknown", 1, true),
                                refused("plus+tag", Stage.RCPT_TO, "550 5.1.1 User unknown", 1, true))
                        .bounces(1),
                Scenario.of(
                                "one is refused and then the connection drops",
                                PARTIAL,
                                accepting()
                                        .onRcpt("<bad@", Reply.of("550 5.1.1 no such user bad"))
                                        .on(Step.DATA, Reply.drop()))
                        .expect(bad, broken("good", Stage.DATA, "lost connection while sending DATA command", 2))
                        .connections(2)
                        .bounces(2),
                Scenario.of(
                                "farewell to two",
                                PARTIAL,
                                accepting()
                                        .on(
                                                Step.RCPT,
                                                Reply.of("421 4.7.0 closing").thenDrop()))
                        .expect(
                                refused("ana", Stage.RCPT_TO, "421 4.7.0 closing", 2, false),
                                refused("bob", Stage.RCPT_TO, "421 4.7.0 closing", 2, false))
                        .bounces(1),
                Scenario.of(
                                "one is refused and the next host takes the others",
                                PARTIAL,
                                accepting()
                                        .onRcpt("<bad@", Reply.of("550 5.1.1 no such user bad"))
                                        .on(Step.DATA, Reply.drop()))
                        .then(accepting())
                        .expect(bad, delivered("good"), delivered("other"))
                        .connections(2)
                        .bounces(1),
                twenty());
    }

    private static Scenario twenty() {
        Script script = (step, line, connection) -> step == Step.RCPT
                ? Reply.of("550 5.1.1 no user " + line.substring(line.indexOf('<') + 1, line.indexOf('@')))
                : accepting().answer(step, line, connection);
        Fate[] fates = Stream.iterate(1, i -> i + 1)
                .limit(20)
                .map(i -> refused("user" + i, Stage.RCPT_TO, "550 5.1.1 no user user" + i, 1, true))
                .toArray(Fate[]::new);
        return Scenario.of("twenty with twenty texts", PARTIAL, script)
                .expect(fates)
                .connections(1)
                .bounces(20);
    }

    private static Scenario one(String name, String route, Step step, String reply, Stage stage) {
        return one(name, route, accepting().on(step, Reply.of(reply)), stage, reply);
    }

    private static Scenario one(String name, String route, Script script, Stage stage, String reply) {
        return Scenario.of(name, route, script)
                .expect(refused("bob", stage, reply, 1, true))
                .connections(1)
                .bounces(1);
    }

    private static Scenario lasting(String name, Step step, String reply, Stage stage) {
        return Scenario.of(name, PARTIAL, accepting().on(step, Reply.of(reply)))
                .expect(refused("bob", stage, reply, 2, false))
                .connections(2)
                .bounces(1);
    }

    private static Scenario dropped(String name, Step step, Stage stage, String doing) {
        return Scenario.of(name, PARTIAL, accepting().on(step, Reply.drop()))
                .expect(broken("bob", stage, "lost connection while " + doing, 2))
                .connections(2)
                .bounces(1);
    }

    private static Scenario silent(String name, Step step, Stage stage, String doing) {
        return Scenario.of(name, IMPATIENT, accepting().on(step, Reply.silence(Duration.ofSeconds(3))))
                .expect(broken("bob", stage, "timed out while " + doing, 2))
                .connections(2)
                .bounces(1);
    }
}
