package dev.rebote.james;

import dev.rebote.evidence.Stage;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.transport.mailets.remote.delivery.ExecutionResult;

/**
 * One conversation with one host, as heard by {@link SMTPTransport}: who was accepted, who was refused in which words, and
 * whether the connection broke. Not thread-safe: a delivery runs in one thread.
 */
final class SmtpConversation {

    /** What was said, and at which step. */
    record Said(Stage stage, String reply) {}

    /** How the connection broke: at which step, with which exception (none: it was closed), after which unfinished words. */
    record Lost(Stage stage, Optional<Exception> cause, String unfinished) {}

    /** The mail library makes the transport and passes nothing on to it; the thread is the only way from us to it. */
    private static final ThreadLocal<SmtpConversation> OF_THIS_THREAD = new ThreadLocal<>();

    /** What the mail library gives for a reply that never came. */
    private static final String END_OF_FILE = "[EOF]";

    private static final int SERVICE_CLOSES = 421;

    private final Map<String, MailAddress> targets = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<MailAddress> accepted = new HashSet<>();
    private final Set<MailAddress> delivered = new HashSet<>();
    private final Map<MailAddress, Said> refused = new HashMap<>();
    private Optional<Said> refusedForAll = Optional.empty();
    private Optional<Said> farewell = Optional.empty();
    private Optional<Lost> lost = Optional.empty();
    private Optional<MailAddress> asked = Optional.empty();
    private Stage stage = Stage.CONNECT;
    private String verb = "";
    private boolean messageGoing;

    /** Prepares for a conversation about these recipients, by the address that is written in RCPT TO. */
    SmtpConversation(Map<String, MailAddress> targets) {
        this.targets.putAll(targets);
    }

    static Optional<SmtpConversation> ofThisThread() {
        return Optional.ofNullable(OF_THIS_THREAD.get());
    }

    /** Runs a delivery in this thread and hears what its transport says and is told. */
    ExecutionResult hear(Delivery delivery) throws MessagingException {
        OF_THIS_THREAD.set(this);
        try {
            return delivery.run();
        } finally {
            OF_THIS_THREAD.remove();
        }
    }

    /** A delivery to one host. */
    @FunctionalInterface
    interface Delivery {
        ExecutionResult run() throws MessagingException;
    }

    /** A command goes out. Lines after AUTH that are no command are secrets: nothing of them is kept. */
    void sent(String command) {
        String first = command.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        switch (first) {
            case "EHLO", "HELO" -> at(Stage.EHLO, first);
            case "STARTTLS" -> at(Stage.STARTTLS, first);
            case "AUTH" -> at(Stage.AUTH, first);
            case "MAIL" -> begin();
            case "RCPT" -> ask(command);
            case "DATA" -> at(Stage.DATA, first);
            case "BDAT" -> at(command.endsWith(" LAST") ? Stage.END_OF_DATA : Stage.DATA, first);
            case "." -> at(Stage.END_OF_DATA, first);
            case "RSET", "QUIT", "NOOP" -> verb = first;
            default -> {}
        }
    }

    /** The transport waits for a reply; the first that it waits for is the greeting. */
    void waits() {
        if (stage == Stage.CONNECT) {
            stage = Stage.GREETING;
        }
    }

    /** A reply came, or what the mail library takes for one: the code is -1 when the connection was closed. */
    void replied(int code, String text) {
        if (isAside()) {
            return;
        }
        if (code == -1 && isUnfinished(text)) {
            lost = Optional.of(new Lost(stage, Optional.empty(), text.equals(END_OF_FILE) ? "" : text.strip()));
            return;
        }
        Said said = new Said(stage, text.strip());
        if (code == SERVICE_CLOSES) {
            farewell = Optional.of(said);
        }
        judge(code, said);
    }

    /** The connection broke, or did not answer in time. */
    void lost(Exception cause) {
        if (!isAside()) {
            lost = Optional.of(new Lost(stage, Optional.of(cause), ""));
        }
    }

    private void judge(int code, Said said) {
        switch (stage) {
            case GREETING -> refuseAllUnless(code == 220, said);
            case EHLO -> refuseAllUnless(code == 250 || verb.equals("EHLO"), said);
            case STARTTLS -> refuseAllUnless(code == 220, said);
            case AUTH -> refuseAllUnless(code == 235 || code / 100 == 3, said);
            case MAIL_FROM -> refuseAllUnless(code == 250, said);
            case RCPT_TO -> answerRecipient(code == 250 || code == 251, said);
            case DATA -> startMessage(code == 354 || (verb.equals("BDAT") && code == 250), said);
            case END_OF_DATA -> finishMessage(code / 100 == 2, said);
            default -> {}
        }
    }

    private void refuseAllUnless(boolean fine, Said said) {
        refusedForAll = fine ? Optional.empty() : Optional.of(said);
    }

    private void answerRecipient(boolean fine, Said said) {
        asked.ifPresent(recipient -> {
            if (fine) {
                accepted.add(recipient);
            } else {
                refused.put(recipient, said);
            }
        });
    }

    private void startMessage(boolean fine, Said said) {
        messageGoing = fine;
        if (!fine) {
            refuse(accepted, said);
        }
    }

    private void finishMessage(boolean fine, Said said) {
        messageGoing = false;
        if (fine) {
            delivered.addAll(accepted);
        } else {
            refuse(accepted, said);
        }
    }

    private void refuse(Collection<MailAddress> recipients, Said said) {
        recipients.forEach(recipient -> refused.put(recipient, said));
    }

    private void begin() {
        at(Stage.MAIL_FROM, "MAIL");
        accepted.clear();
    }

    private void ask(String command) {
        at(Stage.RCPT_TO, "RCPT");
        int start = command.indexOf('<');
        int end = command.lastIndexOf('>');
        asked = start >= 0 && end > start
                ? Optional.ofNullable(targets.get(command.substring(start + 1, end)))
                : Optional.empty();
    }

    private void at(Stage next, String command) {
        stage = next;
        verb = command;
    }

    private boolean isAside() {
        return verb.equals("RSET") || verb.equals("QUIT") || verb.equals("NOOP");
    }

    /** Says whether the reply breaks off: nothing came, or its last line promises another. */
    private static boolean isUnfinished(String text) {
        if (text.equals(END_OF_FILE)) {
            return true;
        }
        String stripped = text.strip();
        String last = stripped.substring(stripped.lastIndexOf('\n') + 1);
        return last.length() > 3 && last.charAt(3) == '-';
    }

    /** Gives those to whom the message was delivered. */
    Set<MailAddress> delivered() {
        return Set.copyOf(delivered);
    }

    /** Gives the words with which this recipient was refused, alone or with all. */
    Optional<Said> refusalOf(MailAddress recipient) {
        return Optional.ofNullable(refused.get(recipient)).or(() -> refusedForAll);
    }

    /** Gives the reply 421, with which a server closes the connection, at whatever step. */
    Optional<Said> farewell() {
        return farewell;
    }

    /** Gives how the connection broke. */
    Optional<Lost> lost() {
        return lost;
    }

    /** Gives the step that was reached. */
    Stage stage() {
        return messageGoing ? Stage.END_OF_DATA : stage;
    }

    /** Says whether the host did not let us in at all, so that another one may: it refused at its greeting or at EHLO. */
    boolean isRefusedAtTheDoor() {
        return refusedForAll
                .filter(said -> said.stage() == Stage.GREETING || said.stage() == Stage.EHLO)
                .isPresent();
    }

    /**
     * Says whether the delivery ended in good order because others were refused: a recipient of whom nothing else is known
     * has no failure of its own.
     */
    boolean endedBecauseOfOthers() {
        return !refused.isEmpty() && lost.isEmpty() && !messageGoing;
    }
}
