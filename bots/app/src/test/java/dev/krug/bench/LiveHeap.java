package dev.krug.bench;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** What a piece of work keeps alive: the most that is left after a collection while it goes on. */
final class LiveHeap {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private LiveHeap() {}

    /** Work that may fail in any way. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** In megabytes, with all that was alive before. */
    static double peakMegabytes(Work work) throws Exception {
        var most = new AtomicLong(live());
        var goesOn = new AtomicBoolean(true);
        var watcher = Thread.ofPlatform().start(() -> {
            while (goesOn.get()) {
                most.accumulateAndGet(live(), Math::max);
                try {
                    Thread.sleep(LOOK_EVERY);
                } catch (InterruptedException ended) {
                    return;
                }
            }
        });
        try {
            work.run();
        } finally {
            goesOn.set(false);
            watcher.join();
        }
        return most.get() / (1024.0 * 1024.0);
    }

    private static long live() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
