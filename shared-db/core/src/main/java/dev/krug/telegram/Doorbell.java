package dev.krug.telegram;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Schedulers;

/** Tells those who work in this process that something has arrived; other processes look by themselves. */
@Component
public class Doorbell {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Runs with every ring, quickly. */
    public void onRing(Runnable listener) {
        listeners.add(listener);
    }

    void ringIn(Duration delay) {
        var _ = Schedulers.parallel().schedule(this::ring, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    void ring() {
        listeners.forEach(Runnable::run);
    }
}
