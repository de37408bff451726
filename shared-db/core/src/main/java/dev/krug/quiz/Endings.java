package dev.krug.quiz;

import dev.krug.sessions.BotSessions;
import dev.krug.users.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends games before their last question: by their player's wish, or because nobody plays them any more. */
@Component
class Endings { // MB-617

    private static final Duration IDLE = Duration.ofMinutes(30);

    private final Games games;
    private final Finishing finishing;
    private final GameAccess access;
    private final BotSessions sessions;
    private final Clock clock;

    Endings(Games games, Finishing finishing, GameAccess access, BotSessions sessions, Clock clock) {
        this.games = games;
        this.finishing = finishing;
        this.access = access;
        this.sessions = sessions;
        this.clock = clock;
    }

    Mono<Stopped> stop(User user) {
        return games.lockActive(user.id())
                .flatMap(running -> end(user, running))
                .defaultIfEmpty(new Stopped.NoGame());
    }

    Mono<Stopped> stop(User user, GameId game) {
        return games.lockActive(user.id())
                .filter(running -> running.id().equals(game))
                .flatMap(running -> end(user, running))
                .defaultIfEmpty(new Stopped.NoGame());
    }

    /** Ends the game of somebody who may not go on; of a duel nothing counts, so that it is not decided by playing. */
    Mono<Stopped> shutOut(User user) { // MB-810, MB-627
        return games.lockActive(user.id())
                .flatMap(running -> running.mode() == GameMode.DUEL ? abort(user, running) : end(user, running))
                .defaultIfEmpty(new Stopped.NoGame());
    }

    Mono<Stopped> closeIdle(User user) {
        return games.lockActive(user.id())
                .filter(this::isIdle)
                .flatMap(running -> end(user, running))
                .defaultIfEmpty(new Stopped.NoGame());
    }

    /** Ends the game if it is idle; whether it was. */
    Mono<Boolean> endIdle(User user, Game running) {
        return isIdle(running) ? end(user, running).thenReturn(true) : Mono.just(false);
    }

    /** Games that were not touched since then are idle. */
    Instant idleSince() {
        return clock.instant().minus(IDLE);
    }

    private boolean isIdle(Game game) {
        return !game.activeAt().isAfter(idleSince());
    }

    private Mono<Stopped> end(User user, Game running) {
        return running.tally().answered() == 0
                ? abort(user, running)
                : finishing.finish(user, running).map(Stopped.Completed::new);
    }

    private Mono<Stopped> abort(User user, Game running) {
        return games.end(running.id(), "aborted", 0)
                .then(sessions.save(user.id(), Quizzes.BOT, Map.of(), null, null))
                .then(access.giveBack(running.mode(), running.id()))
                .thenReturn(new Stopped.Aborted());
    }
}
