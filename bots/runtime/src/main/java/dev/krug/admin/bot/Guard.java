package dev.krug.admin.bot;

import dev.krug.audit.Audit;
import dev.krug.audit.Audit.Attempt;
import dev.krug.limits.Allowance;
import dev.krug.limits.Limits;
import dev.krug.limits.RateLimit;
import dev.krug.runtime.Handler;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.telegram.BotDesk;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets only administrators in; tries of others are written down, once a minute for each person and word. */
@Component
class Guard { // MB-801

    private static final RateLimit NOTED = RateLimit.general("admin_denied", 1, Duration.ofMinutes(1));

    private final BotDesk desk;
    private final Audit audit;
    private final Limits limits;

    Guard(BotDesk desk, Audit audit, Limits limits) {
        this.desk = desk;
        this.audit = audit;
        this.limits = limits;
    }

    Handler around(String word, Handler handler) {
        return turn -> turn.user().role().isAdmin()
                ? desk.of(turn.bot().name())
                        .filter(choices -> !choices.adminMenu())
                        .map(choices -> refuse(turn, "admin.menu_off"))
                        .switchIfEmpty(Mono.defer(() -> handler.handle(turn)))
                : deny(turn, word);
    }

    private Mono<Reply> deny(Turn turn, String word) {
        var attempt = new Attempt("admin." + word, "bots", turn.bot().name(), true, "NOT_ADMIN");
        return limits.take(NOTED, turn.user().id().value() + ":" + word)
                .filter(Allowance::allowed)
                .flatMap(allowed -> audit.attempted(attempt))
                .then(Mono.fromSupplier(() -> refuse(turn, "admin.no_rights")));
    }

    private static Reply refuse(Turn turn, String key) {
        return turn.isPress() ? Reply.alert(turn.text(key)) : turn.say(key).leave();
    }
}
