package dev.krug.quiz;

import static dev.krug.kernel.Rows.get;

import dev.krug.quiz.Duel.Progress;
import dev.krug.quiz.Duel.Side;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Puts duels together: who plays, and how far they are. */
@Repository
class DuelGames {

    private final DatabaseClient database;
    private final Users users;

    DuelGames(DatabaseClient database, Users users) {
        this.database = database;
        this.users = users;
    }

    Mono<Duel> of(DuelRow row) {
        return of(List.of(row)).map(List::getFirst);
    }

    Mono<List<Duel>> of(List<DuelRow> rows) {
        return Mono.zip(people(rows), played(rows))
                .map(facts -> rows.stream()
                        .map(row -> duel(row, facts.getT1(), facts.getT2()))
                        .toList());
    }

    private Mono<Map<UserId, User>> people(List<DuelRow> rows) {
        return users.findByIds(rows.stream()
                        .flatMap(row -> row.people().stream())
                        .distinct()
                        .toList())
                .collectMap(User::id);
    }

    private record Key(DuelId duel, UserId user) {}

    private record Played(
            DuelId duel, UserId user, GameId game, boolean done, int score, long elapsedMs, long limitMs) {

        static Played of(Readable row) {
            return new Played(
                    new DuelId(get(row, "duel_id", UUID.class)),
                    new UserId(get(row, "user_id", UUID.class)),
                    new GameId(get(row, "id", UUID.class)),
                    get(row, "status", String.class).equals("finished"),
                    get(row, "score", Integer.class),
                    get(row, "elapsed", Long.class),
                    get(row, "total", Long.class));
        }
    }

    private Mono<Map<Key, Played>> played(List<DuelRow> rows) {
        return database.sql("""
                        select g.duel_id, g.user_id, g.id, g.status, g.score,
                            sum(coalesce(q.elapsed_ms, q.limit_ms)) as elapsed, sum(q.limit_ms) as total
                        from quiz_games g, lateral (
                            select elapsed_ms, cast(snapshot->>'limitSec' as int) * 1000 as limit_ms
                            from quiz_game_questions where game_id = g.id) q
                        where g.duel_id = any (:duels) and g.status <> 'aborted'
                        group by g.id
                        """) // MB-623
                .bind("duels", rows.stream().map(row -> row.id().value()).toArray(UUID[]::new))
                .map(Played::of)
                .all()
                .collectMap(played -> new Key(played.duel(), played.user()));
    }

    private static Duel duel(DuelRow row, Map<UserId, User> people, Map<Key, Played> played) {
        long limitMs = row.people().stream()
                .map(person -> Optional.ofNullable(played.get(new Key(row.id(), person))))
                .flatMap(Optional::stream)
                .mapToLong(Played::limitMs)
                .max()
                .orElse(0);
        var challenger = side(row, row.challenger(), Duel.Winner.CHALLENGER, people, played, limitMs);
        var opponent = row.playUntil() == null
                ? null
                : side(row, row.opponent(), Duel.Winner.OPPONENT, people, played, limitMs);
        return new Duel(
                row.id(),
                row.code(),
                row.language(),
                row.category(),
                row.state(),
                row.acceptUntil(),
                row.playUntil(),
                challenger,
                opponent,
                winner(row, challenger, opponent),
                row.rated());
    }

    /** Known as soon as both are done, before anything has come of it. */
    private static Duel.@Nullable Winner winner(DuelRow row, Side challenger, @Nullable Side opponent) {
        return row.winner() == null && challenger.isDone() && opponent != null && opponent.isDone()
                ? DuelRules.winner(challenger, opponent)
                : row.winner();
    }

    private static Side side(
            DuelRow row,
            @Nullable UserId person,
            Duel.Winner own,
            Map<UserId, User> people,
            Map<Key, Played> played,
            long limitMs) {
        var user = person == null ? null : people.get(person);
        var game = person == null ? null : played.get(new Key(row.id(), person));
        var effect = row.effect(own);
        return game == null
                ? new Side(user, Progress.NOT_BEGUN, null, 0, limitMs, effect)
                : new Side(
                        user,
                        game.done() ? Progress.DONE : Progress.PLAYING,
                        game.game(),
                        game.score(),
                        game.elapsedMs(),
                        effect);
    }
}
