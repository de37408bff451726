package dev.krug.runtime;

import dev.krug.telegram.Dialogs;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Takes a dialog where the reply says, if it still stands where it was read. Otherwise the update fails and is tried
 * again with what stands there now.
 */
record DialogMove(Dialogs dialogs, Dialogs.Key key, Optional<Dialogs.Open> seen) { // CORE-378

    Mono<Void> by(Reply reply) {
        var next = reply.next();
        if (next != null) {
            return seen.map(open -> dialogs.move(key, open.version(), next))
                    .orElseGet(() -> dialogs.open(key, next))
                    .flatMap(DialogMove::orFail);
        }
        return reply.leaves() && seen.isPresent()
                ? dialogs.close(key, seen.get().version()).flatMap(DialogMove::orFail)
                : Mono.empty();
    }

    private static Mono<Void> orFail(boolean moved) {
        return moved ? Mono.empty() : Mono.error(new StaleDialog());
    }

    /** The dialog was moved by somebody else in the meantime. */
    static final class StaleDialog extends RuntimeException {

        private static final long serialVersionUID = 1;

        StaleDialog() {
            super("the dialog was changed in the meantime", null, false, false);
        }
    }
}
