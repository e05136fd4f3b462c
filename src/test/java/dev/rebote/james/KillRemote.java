package dev.rebote.james;

import dev.rebote.testing.FakeSmtp;
import dev.rebote.testing.Reply;
import dev.rebote.testing.Script;
import dev.rebote.testing.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The remote server of a {@link ServerToKill}. A recipient's local part says what becomes of it: {@code ready-}, {@code new-}
 * (refused for now the first time), {@code full-} (refused for now every time), {@code gone-} (refused for good).
 */
final class KillRemote implements AutoCloseable {

    static final String[] KINDS = {"ready-", "new-", "full-", "gone-"};

    private static final Pattern ADDRESS = Pattern.compile("<([^>]+)>");
    private static final Pattern FINAL_RECIPIENT = Pattern.compile("(?m)^Final-Recipient: rfc822; (\\S+)");

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final FakeSmtp server = FakeSmtp.start(this::answer);

    int port() {
        return server.port();
    }

    /** Gives how often each recipient was settled: delivered, or told of in a notice. */
    Map<String, Integer> settled() {
        Map<String, Integer> times = new HashMap<>();
        server.messages().stream()
                .flatMap(KillRemote::settledBy)
                .forEach(address -> times.merge(address, 1, Integer::sum));
        return times;
    }

    private static Stream<String> settledBy(FakeSmtp.Message message) {
        return message.sender().isEmpty()
                ? FINAL_RECIPIENT.matcher(message.data()).results().map(found -> found.group(1))
                : message.recipients().stream();
    }

    private Reply answer(Step step, String line, int connection) {
        if (step != Step.RCPT) {
            return Script.accepting().answer(step, line, connection);
        }
        String address =
                ADDRESS.matcher(line).results().findFirst().orElseThrow().group(1);
        if (address.startsWith("gone-")) {
            return Reply.of("550 5.1.1 User unknown");
        }
        if (address.startsWith("full-")) {
            return Reply.of("452 4.2.2 Mailbox full");
        }
        boolean isNew = address.startsWith("new-") && known.add(address);
        return Reply.of(isNew ? "451 4.7.1 Greylisted, please try again later" : "250 2.1.5 fine");
    }

    @Override
    public void close() {
        server.close();
    }
}
