package dev.rebote.cli;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does tasks at the same time and gives their results in the order in which they came, holding few at a time. */
final class InOrder<T> implements AutoCloseable {

    /** So many tasks for each thread keep it busy; more would hold more mails in memory. */
    private static final int AHEAD = 16;

    private final ExecutorService threads;
    private final Consumer<T> results;
    private final Queue<Future<T>> waiting = new ArrayDeque<>();
    private final int limit;

    InOrder(int threadCount, Consumer<T> results) {
        int count = Math.max(1, threadCount);
        this.threads = Executors.newFixedThreadPool(count);
        this.results = results;
        this.limit = count * AHEAD;
    }

    void submit(Callable<T> task) {
        waiting.add(threads.submit(task));
        if (waiting.size() >= limit) {
            take();
        }
    }

    private void take() {
        try {
            results.accept(waiting.remove().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            while (!waiting.isEmpty()) {
                take();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
