package dev.krug.sandbox.botapi.method.queries;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Rejection;
import java.time.Duration;

/** Queries that nobody waits for any more. */
final class Expired { // CORE-422

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private Expired() {}

    static void check(Call call, boolean own, long at) {
        if (!own || call.world().now() - at > PATIENCE.toSeconds()) {
            throw rejection();
        }
    }

    static Rejection rejection() {
        return Rejection.badRequest("query is too old and response timeout expired or query ID is invalid");
    }
}
