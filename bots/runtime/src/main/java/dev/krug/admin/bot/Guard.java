package dev.krug.admin.bot;

import dev.krug.audit.Audit;
import dev.krug.audit.Audit.Attempt;
import dev.krug.limits.Allowance;
import dev.krug.limits.Limits;
import dev.krug.limits.RateLimit;
import dev.krug.runtime.Handler;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets only administrators in; tries of others are written down, once a minute for each person and word. */
@Component
class Guard { // MB-801

    private static final RateLimit NOTED = RateLimit.general("admin_denied", 1, Duration.ofMinutes(1));

    private final Audit audit;
    private final Limits limits;

    Guard(Audit audit, Limits limits) {
        this.audit = audit;
        this.limits = limits;
    }

    Handler around(String word, Handler handler) {
        return turn -> turn.user().role().isAdmin() ? handler.handle(turn) : deny(turn, word);
    }

    private Mono<Reply> deny(Turn turn, String word) {
        var attempt = new Attempt("admin." + word, "bots", turn.bot().name(), true, "NOT_ADMIN");
        return limits.take(NOTED, turn.user().id().value() + ":" + word)
                .filter(Allowance::allowed)
                .flatMap(allowed -> audit.attempted(attempt))
                .then(Mono.fromSupplier(() -> turn.isPress()
                        ? Reply.alert(turn.text("admin.no_rights"))
                        : turn.say("admin.no_rights").leave()));
    }
}
