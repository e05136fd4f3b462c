package dev.rebote.james;

import dev.rebote.testing.Submission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends mails to a {@link ServerToKill} from several threads, and keeps who was accepted. Thread-safe. */
final class KillLoad {

    private static final int THREADS = 4;

    /** Less than the server can do, so that no round leaves the next one a mountain. */
    private static final int PAUSE_MILLIS = 40;

    private final AtomicInteger numbers = new AtomicInteger();
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private volatile List<Thread> running = List.of();
    private volatile boolean stopped;

    /** Gives the recipients of the mails that the server has taken. */
    List<String> accepted() {
        return List.copyOf(accepted);
    }

    void start(int port, long seed) {
        stopped = false;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(seed + i);
            Thread thread = new Thread(() -> send(port, random), "kill-load-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        running = threads;
    }

    void stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : running) {
            thread.join(60_000);
        }
    }

    private void send(int port, Random random) {
        while (!stopped) {
            try (Submission submission = new Submission(port)) {
                while (!stopped) {
                    sendOne(submission, random);
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (IOException | RuntimeException e) {
                return; // killed
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void sendOne(Submission submission, Random random) throws IOException {
        int number = numbers.incrementAndGet();
        String domain = random.nextBoolean() ? ServerToKill.BY_QUEUE : ServerToKill.BY_REPOSITORY;
        List<String> recipients = new ArrayList<>();
        for (String kind : KillRemote.KINDS) {
            if (recipients.isEmpty() || random.nextInt(3) == 0) {
                recipients.add((recipients.isEmpty() ? KillRemote.KINDS[random.nextInt(4)] : kind) + number + "-"
                        + recipients.size() + "@" + domain);
            }
        }
        submission.send(
                "sender-" + number + "@" + ServerToKill.SENDERS,
                "Subject: " + number + "\nMessage-ID: <" + number + "@senders.test>\n\nHello.\n",
                recipients.toArray(String[]::new));
        accepted.addAll(recipients);
    }
}
