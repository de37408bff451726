package dev.krug.sandbox.botapi;

import dev.krug.sandbox.request.Rejection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Telegram's limits as sliding windows, in real time whatever the sandbox's clock says, because senders wait in real
 * time. Only calls that succeed count. Guarded by the lock of the world.
 */
public final class FloodLimits { // CORE-381, CORE-433

    private record Window(int calls, long millis) {}

    private static final Window BOT = new Window(30, 1_000);
    private static final Window CHAT = new Window(1, 1_000);
    private static final Window GROUP = new Window(20, 60_000);

    private final LongSupplier millis;
    private final Map<String, Deque<Long>> spent = new HashMap<>();
    private volatile boolean enabled;

    public FloodLimits(LongSupplier millis, boolean enabled) {
        this.millis = millis;
        this.enabled = enabled;
    }

    public static FloodLimits realTime(boolean enabled) {
        return new FloodLimits(() -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()), enabled);
    }

    public boolean enabled() {
        return enabled;
    }

    public void enable(boolean value) {
        enabled = value;
    }

    /** Runs the action if the limits allow it, and counts it. */
    public <T> T guard(Cost cost, Call call, Supplier<T> action) {
        if (!enabled || cost == Cost.FREE) {
            return action.get();
        }
        var windows = windows(cost, call);
        long now = millis.getAsLong();
        long wait = windows.entrySet().stream()
                .mapToLong(window -> waitMillis(window.getKey(), window.getValue(), now))
                .max()
                .orElse(0);
        if (wait > 0) {
            throw Rejection.tooManyRequests(Math.max(1, Math.ceilDiv(wait, 1_000L)));
        }
        var result = action.get();
        windows.keySet().forEach(key -> calls(key).add(now));
        return result;
    }

    private Map<String, Window> windows(Cost cost, Call call) {
        var windows = new HashMap<String, Window>();
        long bot = call.bot().id();
        windows.put("" + bot, BOT);
        if (cost == Cost.CHAT && call.input().has("chat_id")) {
            var chat = call.input().string("chat_id");
            windows.put(bot + " " + chat, CHAT);
            if (chat.startsWith("-") || chat.startsWith("@")) {
                windows.put(bot + " " + chat + " group", GROUP);
            }
        }
        return windows;
    }

    private Deque<Long> calls(String key) {
        return spent.computeIfAbsent(key, absent -> new ArrayDeque<>());
    }

    private long waitMillis(String key, Window window, long now) {
        var calls = calls(key);
        while (!calls.isEmpty() && calls.element() <= now - window.millis()) {
            calls.remove();
        }
        return calls.size() < window.calls() ? 0 : calls.element() + window.millis() - now;
    }
}
