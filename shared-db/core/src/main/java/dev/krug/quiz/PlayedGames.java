package dev.krug.quiz;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.badges.Badges;
import dev.krug.quiz.GameState.Status;
import dev.krug.sessions.BotSessions;
import dev.krug.users.User;
import dev.krug.xp.Board;
import dev.krug.xp.Leaderboards;
import dev.krug.xp.XpChange;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the games of players as they stand or stood. */
@Repository
class PlayedGames {

    private final DatabaseClient database;
    private final Games games;
    private final BotSessions sessions;
    private final Badges badges;
    private final Leaderboards leaderboards;

    PlayedGames(DatabaseClient database, Games games, BotSessions sessions, Badges badges, Leaderboards leaderboards) {
        this.database = database;
        this.games = games;
        this.sessions = sessions;
        this.badges = badges;
        this.leaderboards = leaderboards;
    }

    private record Stored(Game game, Status status, int xp, Instant startedAt) {

        static Stored of(Readable row) {
            return new Stored(
                    GameRows.game(row),
                    Status.of(get(row, "status", String.class)),
                    get(row, "xp_awarded", Integer.class),
                    get(row, "started_at", Instant.class));
        }

        GameState state(List<Asked> around) {
            var open = around.stream()
                    .filter(asked -> status == Status.ACTIVE && asked.isOpen())
                    .map(asked -> asked.card(game))
                    .findFirst();
            var last = around.stream()
                    .filter(asked -> asked.outcome() != null)
                    .map(Asked::played)
                    .reduce((earlier, later) -> later);
            return new GameState(
                    game.id(),
                    game.mode(),
                    status,
                    game.position(),
                    game.tally(),
                    startedAt,
                    open.orElse(null),
                    last.orElse(null));
        }
    }

    /** Empty when there is no such game of the user. */
    Mono<GameState> state(User user, GameId id) {
        return find(user, id).flatMap(stored -> around(stored.game()).map(stored::state));
    }

    /** Newest first, without their questions. */
    Flux<GameState> of(User user, @Nullable Status status, int limit, long offset) {
        return filtered("select * ", " order by started_at desc, id desc limit :limit offset :offset", user, status)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(Stored::of)
                .all()
                .map(stored -> stored.state(List.of()));
    }

    Mono<Long> count(User user, @Nullable Status status) {
        return filtered("select count(*) as n ", "", user, status)
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    Mono<PastResult> result(User user, GameId id) {
        return find(user, id)
                .flatMap(stored -> switch (stored.status()) {
                    case ACTIVE -> Mono.<PastResult>just(new PastResult.NotFinished());
                    case ABORTED -> Mono.<PastResult>just(new PastResult.Aborted());
                    case FINISHED -> result(user, stored).<PastResult>map(PastResult.Found::new);
                })
                .defaultIfEmpty(new PastResult.Unknown());
    }

    /** As it was told at the end; only the place is today's, and the level is not told twice. */
    private Mono<QuizResult> result(User user, Stored stored) {
        var game = stored.game();
        var progress = user.progress();
        int earned = GameXp.earned(game.mode(), game.tally().score());
        return Mono.zip(
                        games.played(game.id()).collectList(),
                        newBadges(user, game.id()),
                        sessions.getOrCreate(user.id(), Quizzes.BOT),
                        leaderboards
                                .placeOf(user.id(), new Board(Board.Period.ALL, Quizzes.BOT))
                                .map(Optional::of)
                                .defaultIfEmpty(Optional.empty()))
                .map(facts -> new QuizResult(
                        game.id(),
                        game.mode(),
                        game.tally(),
                        new GameXp(stored.xp(), earned - stored.xp()),
                        new XpChange(false, progress.level(), progress.level(), progress.totalXp()),
                        facts.getT2(),
                        facts.getT1(),
                        QuizStats.fromJson(facts.getT3().stats()).dailyStreak(),
                        facts.getT4().orElse(null)));
    }

    private Mono<List<QuizBadge>> newBadges(User user, GameId game) {
        return badges.of(user.id(), Quizzes.BOT)
                .filter(badge -> game.value().toString().equals(badge.metadata().get("game")))
                .map(badge -> badge.type())
                .collectList()
                .map(types -> Arrays.stream(QuizBadge.values())
                        .filter(badge -> types.contains(badge.type()))
                        .toList());
    }

    private Mono<Stored> find(User user, GameId id) {
        return database.sql("select * from quiz_games where id = :id and user_id = :user")
                .bind("id", id.value())
                .bind("user", user.id().value())
                .map(Stored::of)
                .one();
    }

    /** The question at which the game is, and the one before. */
    private Mono<List<Asked>> around(Game game) {
        return database.sql("""
                        select * from quiz_game_questions
                        where game_id = :game and position between :position - 1 and :position order by position
                        """)
                .bind("game", game.id().value())
                .bind("position", game.position())
                .map(GameRows::asked)
                .all()
                .collectList();
    }

    private GenericExecuteSpec filtered(String select, String tail, User user, @Nullable Status status) {
        var statement = database.sql(select + """
                        from quiz_games where user_id = :user
                          and (cast(:status as text) is null or status = :status)
                        """ + tail).bind("user", user.id().value());
        return bind(statement, "status", status == null ? null : status.code(), String.class);
    }
}
