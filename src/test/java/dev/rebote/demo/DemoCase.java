package dev.rebote.demo;

import dev.rebote.testing.Reply;
import dev.rebote.testing.Script;
import dev.rebote.testing.Step;
import java.util.List;

/**
 * One mail that will not arrive.
 *
 * @param recipient where it goes
 * @param subject   what it is about
 * @param language  in which its sender writes, as {@code Content-Language} says
 * @param step      when the remote server refuses; CONNECT: nobody listens there
 * @param reply     what it says; the replies are those of a Spanish guide to SMTP status codes
 */
record DemoCase(String recipient, String subject, String language, Step step, String reply) {

    static final List<DemoCase> ALL = List.of(
            rcpt("nadie", "Presupuesto", "es", "550 5.1.1 unknown or illegal alias:nadie@nadie.example.com"),
            rcpt(
                    "full",
                    "Minutes of Monday",
                    "en",
                    "452 4.2.2 Recipient Unable to accept message - mailbox full(host)"),
            data("cuota", "Acta del lunes", "es", "451 4.5.1 Mailbox full"),
            rcpt(
                    "retired",
                    "Happy birthday",
                    "en",
                    "550 5.2.1 user disabled; cannot receive new mail: retired@retired.example.com"),
            rcpt(
                    "spf",
                    "Factura 31",
                    "es",
                    "550 5.7.1 <luis@local.test>: Sender address rejected: Service unavailable; SPF check failed and transaction"
                            + " closed due to the organization's policy."),
            rcpt("relay", "Our offer", "en", "554 5.7.1 <relay@relay.example.com>: Relay access denied."),
            rcpt(
                    "gris",
                    "Hola",
                    "es",
                    "450 4.7.1 <mail.local.test[192.0.2.1]>: Client host rejected: Greylisted for 5 minutes"),
            mail("large", "All the photos", "en", "552 5.3.4 Message size exceeds file system imposed limit"),
            mail("cosecha", "Boletín", "es", "451 4.7.7 Excessive userid unknowns from [192.0.2.1]"),
            mail("busy", "Quick question", "en", "452 4.3.2 Connection rate limit exceeded."),
            rcpt("sintaxis", "Invitación", "es", "501 5.1.3 Bad recipient address syntax"),
            new DemoCase("bob@closed.example.com", "Are you there?", "en", Step.CONNECT, "(nobody answers)"));

    private static DemoCase rcpt(String name, String subject, String language, String reply) {
        return new DemoCase(address(name), subject, language, Step.RCPT, reply);
    }

    private static DemoCase mail(String name, String subject, String language, String reply) {
        return new DemoCase(address(name), subject, language, Step.MAIL, reply);
    }

    private static DemoCase data(String name, String subject, String language, String reply) {
        return new DemoCase(address(name), subject, language, Step.END_OF_DATA, reply);
    }

    private static String address(String name) {
        return name + "@" + name + ".example.com";
    }

    String domain() {
        return recipient.substring(recipient.indexOf('@') + 1);
    }

    /** Gives the sender who writes in this language. */
    String sender() {
        return language.equals("es") ? "luis@local.test" : "alice@local.test";
    }

    /** Gives the remote server of this mail. */
    Script script() {
        return Script.accepting().on(step, Reply.of(reply));
    }

    String message(String from) {
        return "From: " + from + "\nTo: " + recipient + "\nSubject: " + encoded(subject)
                + "\nMessage-ID: <" + domain() + "@local.test>\nContent-Language: " + language
                + "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n...\n";
    }

    private static String encoded(String text) {
        byte[] octets = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return octets.length == text.length()
                ? text
                : "=?utf-8?B?" + java.util.Base64.getEncoder().encodeToString(octets) + "?=";
    }
}
