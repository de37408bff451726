package dev.krug.quiz;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.kernel.Json;
import dev.krug.quiz.Judging.Judgement;
import dev.krug.users.UserId;
import java.time.Clock;
import java.time.LocalDate;
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
                .map(GameRows::game)
                .one();
    }

    /**
     * The user's running game with its question, both held until the end of the transaction.
     *
     * @param earlier the questions before, when the game may end with this one
     */
    record Table(Game game, Asked asked, List<PlayedQuestion> earlier) {}

    /** In one statement, because an answer has no time. */
    Mono<Table> lockTable(UserId user) {
        return database.sql("""
                        select g.id, g.mode, g.params, g.position, g.size, g.score, g.correct, g.wrong, g.timeouts, g.run,
                            g.best_run, g.active_at, g.daily_date, q.position as question, q.question_id, q.snapshot,
                            q.shown_at, q.answer, q.outcome, q.elapsed_ms, q.points
                        from quiz_games g join quiz_game_questions q on q.game_id = g.id and (q.position = g.position
                          or q.position < g.position
                            and (g.position = g.size or g.mode = 'marathon' and g.wrong + g.timeouts >= 2))
                        where g.user_id = :user and g.status = 'active'
                        order by q.position
                        for update
                        """)
                .bind("user", user.value())
                .map(row -> Map.entry(GameRows.game(row), GameRows.askedAt(row, get(row, "question", Integer.class))))
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

    /** Empty when the user has a running game already, or has played this daily quiz or this duel. */
    Mono<GameId> create(UserId user, Deal deal) {
        var statement = database.sql("""
                        with game as (
                            insert into quiz_games (user_id, mode, params, seed, size, daily_date, duel_id, started_at, active_at)
                            values (:user, :mode, cast(:params as jsonb), :seed, :size, :daily, :duel, :now, :now)
                            on conflict do nothing
                            returning id),
                        questions as (
                            insert into quiz_game_questions (game_id, position, question_id, snapshot)
                            select game.id, q.n, q.id, cast(q.snapshot as jsonb)
                            from game, unnest(:ids, :snapshots) with ordinality as q (id, snapshot, n))
                        select id from game
                        """)
                .bind("user", user.value())
                .bind("mode", deal.spec().mode().code())
                .bind("params", Json.write(deal.params()))
                .bind("seed", deal.seed())
                .bind("size", deal.ids().size())
                .bind("now", clock.instant())
                .bind("ids", deal.ids().toArray(UUID[]::new))
                .bind("snapshots", deal.questions().stream().map(Json::write).toArray(String[]::new));
        var duel = deal.duel();
        statement = bind(statement, "duel", duel == null ? null : duel.value(), UUID.class);
        return bind(statement, "daily", deal.dailyDate(), LocalDate.class)
                .map(row -> new GameId(get(row, "id", UUID.class)))
                .one();
    }

    /** Takes back a game that must not begin. */
    Mono<Void> remove(GameId game) {
        return database.sql("delete from quiz_games where id = :game")
                .bind("game", game.value())
                .then();
    }

    Mono<Boolean> hasDaily(UserId user, LocalDate date) { // MB-611
        return database.sql("""
                        select exists (select from quiz_games
                            where user_id = :user and daily_date = :date and status <> 'aborted') as done
                        """)
                .bind("user", user.value())
                .bind("date", date)
                .map(row -> get(row, "done", Boolean.class))
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
                .map(GameRows::asked)
                .one();
    }

    /** What was answered or missed, in order. */
    Flux<PlayedQuestion> played(GameId game) {
        return database.sql("""
                        select * from quiz_game_questions where game_id = :game and outcome is not null order by position
                        """)
                .bind("game", game.value())
                .map(row -> GameRows.asked(row).played())
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
                            where id = :game and exists (select from judged)
                            returning status, duel_id),
                        waiting as (
                            update quiz_duels set due_at = :now
                            where id in (select duel_id from counted where status = 'finished')),
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

    /** True for the one that ended the game. A duel is looked at after each of its games. */
    Mono<Boolean> end(GameId game, String status, int xp) {
        return database.sql("""
                        with ended as (
                            update quiz_games set status = :status, xp_awarded = :xp, finished_at = :now,
                                updated_at = :now
                            where id = :game and status = 'active'
                            returning duel_id),
                        waiting as (
                            update quiz_duels set due_at = :now where id in (select duel_id from ended))
                        select count(*) as n from ended
                        """)
                .bind("game", game.value())
                .bind("status", status)
                .bind("xp", xp)
                .bind("now", clock.instant())
                .map(row -> get(row, "n", Long.class) > 0)
                .one();
    }
}
