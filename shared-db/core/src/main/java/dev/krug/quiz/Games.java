package dev.krug.quiz;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.i18n.Language;
import dev.krug.kernel.Json;
import dev.krug.quiz.Judging.Judgement;
import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stores games and their questions. */
@Repository
class Games {

    private final DatabaseClient database;
    private final Clock clock;

    Games(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The user's running game, held until the end of the transaction. */
    Mono<Game> lockActive(UserId user) {
        return database.sql("select * from quiz_games where user_id = :user and status = 'active' for update")
                .bind("user", user.value())
                .map(Games::game)
                .one();
    }

    /**
     * The user's running game with its question, both held until the end of the transaction.
     *
     * @param earlier the questions before, when it is at the last one
     */
    record Table(Game game, Asked asked, List<PlayedQuestion> earlier) {

        boolean isLast() {
            return asked.position() == game.tally().size();
        }
    }

    /** In one statement, because an answer has no time. */
    Mono<Table> lockTable(UserId user) {
        return database.sql("""
                        select g.id, g.mode, g.params, g.position, g.size, g.score, g.correct, g.wrong, g.timeouts, g.run,
                            g.best_run, g.active_at, q.position as question, q.snapshot, q.shown_at, q.answer, q.outcome,
                            q.elapsed_ms, q.points
                        from quiz_games g join quiz_game_questions q
                          on q.game_id = g.id and (q.position = g.position or g.position = g.size)
                        where g.user_id = :user and g.status = 'active'
                        order by q.position
                        for update
                        """)
                .bind("user", user.value())
                .map(row -> Map.entry(game(row), asked(row, get(row, "question", Integer.class))))
                .all()
                .collectList()
                .filter(rows -> !rows.isEmpty())
                .map(Games::table);
    }

    private static Table table(List<Map.Entry<Game, Asked>> rows) {
        var last = rows.getLast();
        var earlier = rows.stream()
                .map(Map.Entry::getValue)
                .filter(asked -> asked.position() < last.getValue().position() && asked.outcome() != null)
                .map(Asked::played)
                .toList();
        return new Table(last.getKey(), last.getValue(), earlier);
    }

    /** Empty when the user has a running game already. */
    Mono<GameId> create(
            UserId user, GameMode mode, Language language, long seed, List<UUID> ids, List<Question> questions) {
        return database.sql("""
                        with game as (
                            insert into quiz_games (user_id, mode, params, seed, size, started_at, active_at)
                            values (:user, :mode, cast(:params as jsonb), :seed, :size, :now, :now)
                            on conflict (user_id) where status = 'active' do nothing
                            returning id),
                        questions as (
                            insert into quiz_game_questions (game_id, position, question_id, snapshot)
                            select game.id, q.n, q.id, cast(q.snapshot as jsonb)
                            from game, unnest(:ids, :snapshots) with ordinality as q (id, snapshot, n))
                        select id from game
                        """)
                .bind("user", user.value())
                .bind("mode", mode.code())
                .bind("params", Json.write(Map.of("language", language.code())))
                .bind("seed", seed)
                .bind("size", ids.size())
                .bind("now", clock.instant())
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("snapshots", questions.stream().map(Json::write).toArray(String[]::new))
                .map(row -> new GameId(get(row, "id", UUID.class)))
                .one();
    }

    /** Puts the question on the table: its time runs from now. */
    Mono<Void> show(GameId game, int position, int limitSec, @Nullable Long messageId) { // MB-613
        var now = clock.instant();
        var statement = database.sql("""
                        with shown as (
                            update quiz_game_questions set shown_at = :now, deadline_at = :deadline, message_id = :message,
                                updated_at = :now
                            where game_id = :game and position = :position and shown_at is null
                            returning question_id),
                        moved as (
                            update quiz_games set position = :position, active_at = :now, updated_at = :now
                            where id = :game)
                        update quiz_questions set times_shown = times_shown + 1 where id in (select question_id from shown)
                        """)
                .bind("game", game.value())
                .bind("position", position)
                .bind("now", now)
                .bind("deadline", now.plusSeconds(limitSec));
        return bind(statement, "message", messageId, Long.class).then();
    }

    /** From now on another message shows the question. */
    Mono<Void> moveMessage(GameId game, int position, @Nullable Long messageId) {
        return bind(
                        database.sql("""
                                update quiz_game_questions set message_id = :message
                                where game_id = :game and position = :position
                                """).bind("game", game.value()).bind("position", position),
                        "message",
                        messageId,
                        Long.class)
                .then();
    }

    Mono<Void> saveDraft(GameId game, int position, List<String> draft) {
        return database.sql("""
                        update quiz_game_questions set answer = cast(:answer as jsonb)
                        where game_id = :game and position = :position and outcome is null
                        """)
                .bind("game", game.value())
                .bind("position", position)
                .bind("answer", Json.write(draft))
                .then();
    }

    Mono<Asked> question(GameId game, int position) {
        return database.sql("select * from quiz_game_questions where game_id = :game and position = :position")
                .bind("game", game.value())
                .bind("position", position)
                .map(row -> asked(row, get(row, "position", Integer.class)))
                .one();
    }

    /** What was answered or missed, in order. */
    Flux<PlayedQuestion> played(GameId game) {
        return database.sql("""
                        select * from quiz_game_questions where game_id = :game and outcome is not null order by position
                        """)
                .bind("game", game.value())
                .map(row -> asked(row, get(row, "position", Integer.class)).played())
                .all();
    }

    /**
     * True for the first judgement of the question; a later one changes nothing.
     *
     * @param xp what the game is worth, and with it the game ends; null while it goes on
     */
    Mono<Boolean> judge(
            Game game, List<String> answer, Judgement judgement, GameTally after, @Nullable Integer xp) { // MB-614
        var statement = database.sql("""
                        with judged as (
                            update quiz_game_questions set outcome = :outcome, answered_at = :now,
                                answer = cast(:answer as jsonb), elapsed_ms = :elapsed, points = :points, updated_at = :now
                            where game_id = :game and position = :position and outcome is null
                            returning question_id),
                        counted as (
                            update quiz_games set score = :score, correct = :correct, wrong = :wrong,
                                timeouts = :timeouts, run = :run, best_run = :best, active_at = :now, updated_at = :now,
                                xp_awarded = coalesce(cast(:xp as int), xp_awarded),
                                status = case when cast(:xp as int) is null then status else 'finished' end,
                                finished_at = case when cast(:xp as int) is null then finished_at else :now end
                            where id = :game and exists (select from judged)),
                        known as (
                            update quiz_questions set times_correct = times_correct + 1
                            where :outcome = 'correct' and id in (select question_id from judged))
                        select count(*) as n from judged
                        """)
                .bind("game", game.id().value())
                .bind("position", game.position())
                .bind("outcome", judgement.outcome().code())
                .bind("now", clock.instant())
                .bind("answer", Json.write(answer))
                .bind("elapsed", judgement.elapsedMs())
                .bind("points", judgement.points())
                .bind("score", after.score())
                .bind("correct", after.correct())
                .bind("wrong", after.wrong())
                .bind("timeouts", after.timeouts())
                .bind("run", after.run())
                .bind("best", after.bestRun());
        return bind(statement, "xp", xp, Integer.class)
                .map(row -> get(row, "n", Long.class) > 0)
                .one();
    }

    /** True for the one that ended the game. */
    Mono<Boolean> end(GameId game, String status, int xp) {
        return database.sql("""
                        update quiz_games set status = :status, xp_awarded = :xp, finished_at = :now, updated_at = :now
                        where id = :game and status = 'active'
                        """)
                .bind("game", game.value())
                .bind("status", status)
                .bind("xp", xp)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** Questions whose time has run out unanswered, longest ago first. */
    Flux<Quizzes.Overdue> overdue(int limit) {
        return database.sql("""
                        select g.user_id, q.game_id, q.position, q.message_id, q.deadline_at
                        from quiz_game_questions q join quiz_games g on g.id = q.game_id and g.status = 'active'
                        where q.outcome is null and q.shown_at is not null and q.deadline_at < :due
                        order by q.deadline_at limit :limit
                        """)
                .bind("due", clock.instant().minus(Timing.GRACE))
                .bind("limit", limit)
                .map(row -> new Quizzes.Overdue(
                        new UserId(get(row, "user_id", UUID.class)),
                        new GameId(get(row, "game_id", UUID.class)),
                        get(row, "position", Integer.class),
                        row.get("message_id", Long.class),
                        get(row, "deadline_at", Instant.class)))
                .all();
    }

    /** Whose games nobody has touched since then. */
    Flux<UserId> idleSince(Instant since, int limit) {
        return database.sql("""
                        select user_id from quiz_games where status = 'active' and active_at <= :since
                        order by active_at limit :limit
                        """)
                .bind("since", since)
                .bind("limit", limit)
                .map(row -> new UserId(get(row, "user_id", UUID.class)))
                .all();
    }

    private static Game game(Readable row) {
        return new Game(
                new GameId(get(row, "id", UUID.class)),
                GameMode.of(get(row, "mode", String.class)),
                Language.of(String.valueOf(
                        Json.readObject(get(row, "params", String.class)).get("language"))),
                get(row, "position", Integer.class),
                new GameTally(
                        get(row, "size", Integer.class),
                        get(row, "score", Integer.class),
                        get(row, "correct", Integer.class),
                        get(row, "wrong", Integer.class),
                        get(row, "timeouts", Integer.class),
                        get(row, "run", Integer.class),
                        get(row, "best_run", Integer.class)),
                get(row, "active_at", Instant.class));
    }

    private static Asked asked(Readable row, int position) {
        var answer = row.get("answer", String.class);
        var outcome = row.get("outcome", String.class);
        var elapsedMs = row.get("elapsed_ms", Integer.class);
        return new Asked(
                position,
                Json.read(get(row, "snapshot", String.class), Question.class),
                row.get("shown_at", Instant.class),
                answer == null ? List.of() : List.of(Json.read(answer, String[].class)),
                outcome == null ? null : Outcome.of(outcome),
                elapsedMs == null ? 0 : elapsedMs,
                get(row, "points", Integer.class));
    }
}
