package dev.krug.sandbox.botapi;

import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The faults that were ordered, first come first served. Safe for concurrent use. */
public final class Faults { // CORE-433

    private final List<Fault> ordered = new ArrayList<>();

    public synchronized void add(Fault fault) {
        ordered.add(fault);
    }

    public synchronized void clear() {
        ordered.clear();
    }

    public synchronized List<Fault> all() {
        return List.copyOf(ordered);
    }

    @Nullable
    Fault ofCall(String bot, @Nullable Long chat, String method) {
        return take(fault -> !fault.kind().isOfUpdates() && fault.concerns(bot, chat, method));
    }

    /** What happens to an update on its way into the queue. */
    Updates.Disorder ofUpdate(String bot, long chat) {
        if (happens(Fault.Kind.DUPLICATE_UPDATE, bot, chat)) {
            return Updates.Disorder.TWICE;
        }
        return happens(Fault.Kind.REORDERED_UPDATE, bot, chat)
                ? Updates.Disorder.BEFORE_THE_LAST
                : Updates.Disorder.NONE;
    }

    /** Whether a webhook gets an update again that it has taken. */
    boolean repeatsDelivery(String bot, long chat) {
        return happens(Fault.Kind.REPEATED_DELIVERY, bot, chat);
    }

    private boolean happens(Fault.Kind kind, String bot, long chat) {
        return take(fault -> fault.kind() == kind && fault.concerns(bot, chat, "")) != null;
    }

    private synchronized @Nullable Fault take(Predicate<Fault> wanted) {
        for (int i = 0; i < ordered.size(); i++) {
            var fault = ordered.get(i);
            if (wanted.test(fault)) {
                if (fault.times() <= 1) {
                    ordered.remove(i);
                } else {
                    ordered.set(i, fault.once());
                }
                return fault;
            }
        }
        return null;
    }

    /** What the caller hears instead of an answer; null if the call is only delayed or cut off. */
    static @Nullable Rejection rejection(Fault fault) {
        return switch (fault.kind()) {
            case TOO_MANY_REQUESTS -> Rejection.tooManyRequests(Math.max(1, fault.retryAfterSeconds()));
            case FORBIDDEN -> Rejection.forbidden("bot was blocked by the user");
            case BAD_REQUEST -> Rejection.badRequest("chat not found");
            case UNAUTHORIZED -> Rejection.of(401, "Unauthorized");
            case SERVER_ERROR -> Rejection.of(500, "Internal Server Error");
            case BAD_GATEWAY -> Rejection.of(502, "Bad Gateway");
            case DELAY, CLOSE_BEFORE, CLOSE_AFTER, DUPLICATE_UPDATE, REORDERED_UPDATE, REPEATED_DELIVERY -> null;
        };
    }
}
