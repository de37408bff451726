package dev.krug.quiz;

import dev.krug.access.Access;
import dev.krug.access.Consumption;
import dev.krug.users.User;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks for the right to play, once for each game. The daily quiz and duels are free. */
@Component
class GameAccess { // MB-301, MB-306

    private final Access access;

    GameAccess(Access access) {
        this.access = access;
    }

    /** Whether this game may be played; what it costs is taken. */
    Mono<Boolean> take(User user, GameMode mode, GameId game) {
        return mode.isMetered()
                ? access.consume(user, Quizzes.BOT, purpose(game)).map(Consumption.Consumed.class::isInstance)
                : access.admits(user.id());
    }

    /** Gives back what the game took, because nothing was answered in it. */
    Mono<Void> giveBack(GameMode mode, GameId game) {
        return mode.isMetered() ? access.giveBack(purpose(game)).then() : Mono.empty();
    }

    private static String purpose(GameId game) {
        return "quiz:" + game.value();
    }
}
