package dev.krug.quiz;

import static dev.krug.kernel.Rows.get;

import dev.krug.quiz.Duel.Winner;
import dev.krug.users.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Stores the ratings of duellists. */
@Repository
class Ratings { // MB-624

    private final DatabaseClient database;
    private final Clock clock;

    Ratings(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Integer> of(UserId user) {
        return database.sql("select rating from quiz_ratings where user_id = :user")
                .bind("user", user.value())
                .map(row -> get(row, "rating", Integer.class))
                .one()
                .defaultIfEmpty(Elo.START);
    }

    /** Holds both until the end of the transaction, so that duels of the same two are settled one by one. */
    Mono<Map<UserId, Integer>> lock(List<UserId> pair) {
        var ids = pair.stream().map(UserId::value).toArray(UUID[]::new);
        return database.sql("""
                        insert into quiz_ratings (user_id, rating) select id, :start from unnest(:ids) as u (id) order by id
                        on conflict (user_id) do nothing
                        """)
                .bind("start", Elo.START)
                .bind("ids", ids)
                .then()
                .thenMany(database.sql("""
                                select user_id, rating from quiz_ratings where user_id = any (:ids) order by user_id
                                for update
                                """)
                        .bind("ids", ids)
                        .map(row -> Map.entry(
                                new UserId(get(row, "user_id", UUID.class)), get(row, "rating", Integer.class)))
                        .all())
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** @param own which of the two it is */
    Mono<Void> save(UserId user, int rating, Winner winner, Winner own) {
        return database.sql("""
                        update quiz_ratings set rating = :rating, duels = duels + 1, wins = wins + :won,
                            losses = losses + :lost, draws = draws + :drawn, updated_at = :now
                        where user_id = :user
                        """)
                .bind("user", user.value())
                .bind("rating", rating)
                .bind("won", winner == own ? 1 : 0)
                .bind("lost", winner != own && winner != Winner.DRAW ? 1 : 0)
                .bind("drawn", winner == Winner.DRAW ? 1 : 0)
                .bind("now", clock.instant())
                .then();
    }
}
