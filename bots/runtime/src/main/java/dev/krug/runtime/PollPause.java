package dev.krug.runtime;

import java.util.concurrent.ThreadLocalRandom;
import org.telegram.telegrambots.longpolling.interfaces.BackOff;

/** 0.5 s, doubling to 30 s, up to a quarter less by chance; 3 s after a conflict. */
final class PollPause implements BackOff { // CORE-372

    private static final long FIRST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 30_000;
    private static final long AFTER_CONFLICT_MILLIS = 3_000;

    private long nextMillis = FIRST_MILLIS;
    private boolean isConflict;

    @Override
    public synchronized void reset() {
        nextMillis = FIRST_MILLIS;
        isConflict = false;
    }

    synchronized void afterConflict() {
        isConflict = true;
    }

    @Override
    public synchronized long nextBackOffMillis() {
        if (isConflict) {
            isConflict = false;
            return AFTER_CONFLICT_MILLIS;
        }
        long millis = nextMillis;
        nextMillis = Math.min(LONGEST_MILLIS, millis * 2);
        return millis - ThreadLocalRandom.current().nextLong(millis / 4);
    }

    void sleep() {
        try {
            Thread.sleep(nextBackOffMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
