package dev.krug.sandbox.chaos;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does what several people do at the same time, and fails as the first of them who could not. */
final class AtOnce {

    private AtOnce() {}

    static void run(List<Runnable> deeds) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            deeds.stream().<Future<?>>map(threads::submit).toList().forEach(AtOnce::join);
        }
    }

    private static void join(Future<?> deed) {
        try {
            var _ = deed.get();
        } catch (ExecutionException failed) {
            throw new AssertionError("somebody could not do it", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
