package dev.krug.telegram;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Tells those who work in this process that something has arrived; other processes look by themselves. */
@Component
public class Doorbell {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Runs with every ring, quickly. */
    public void onRing(Runnable listener) {
        listeners.add(listener);
    }

    void ring() {
        listeners.forEach(Runnable::run);
    }
}
