package dev.krug.quiz;

import dev.krug.users.User;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts questions on the table. */
@Component
class Table {

    private final Games games;
    private final Clock clock;

    Table(Games games, Clock clock) {
        this.games = games;
        this.clock = clock;
    }

    /** The time of the question runs from now. */
    Mono<Card> show(Game game, int position, @Nullable Long messageId) {
        return games.question(game.id(), position)
                .flatMap(asked -> games.show(
                                game.id(), position, asked.question().limitSec(), messageId)
                        .thenReturn(asked.open(clock.instant()).card(game)));
    }

    /** The question after the answered one. */
    Mono<Step> next(User user, GameId id, int answered, @Nullable Long messageId) {
        return games.lockActive(user.id())
                .filter(game -> game.id().equals(id))
                .flatMap(game -> games.question(id, game.position())
                        .filter(asked -> game.position() == answered && asked.outcome() != null)
                        .flatMap(asked -> show(game, answered + 1, messageId))
                        .<Step>map(Step.Open::new)
                        .defaultIfEmpty(new Step.Repeated()))
                .defaultIfEmpty(new Step.NoGame());
    }

    /** Where the running game stands; the open question goes on in this message. */
    Mono<Step> resume(User user, @Nullable Long messageId) {
        return games.lockActive(user.id())
                .flatMap(game -> games.question(game.id(), game.position())
                        .flatMap(asked -> asked.isOpen()
                                ? games.moveMessage(game.id(), asked.position(), messageId)
                                        .<Step>thenReturn(new Step.Open(asked.card(game)))
                                : Mono.<Step>just(new Step.Judged(
                                        new Verdict(game.id(), game.mode(), asked.played(), game.tally())))))
                .defaultIfEmpty(new Step.NoGame());
    }
}
