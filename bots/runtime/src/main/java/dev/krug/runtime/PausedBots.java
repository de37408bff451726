package dev.krug.runtime;

import dev.krug.telegram.BotDesk;
import dev.krug.telegram.BotId;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The bots that an administrator has stopped, as known a second ago: no update has to ask. */
@Component
class PausedBots { // MB-944

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final BotDesk desk;
    private volatile Set<BotId> paused = Set.of();

    PausedBots(BotDesk desk) {
        this.desk = desk;
    }

    /** Looks until it is disposed of. */
    Disposable start() {
        return Flux.interval(Duration.ZERO, EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> desk.paused().collect(Collectors.toSet()).onErrorResume(away -> Mono.empty()), 1)
                .subscribe(now -> paused = now);
    }

    /** What the bot answers instead of its own words; administrators go on as usual, to look and to resume. */
    boolean rests(Turn turn) {
        return paused.contains(turn.bot().id()) && !turn.user().role().isAdmin();
    }

    static Reply notice(Turn turn) {
        return turn.isPress() ? Reply.alert(turn.text("runtime.paused")) : turn.say("runtime.paused");
    }
}
