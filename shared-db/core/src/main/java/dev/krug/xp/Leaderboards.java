package dev.krug.xp;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Who has most experience. Banned and hidden people are not listed; ties share a position (1, 1, 3). */
@Service
public class Leaderboards { // MB-231 to 233

    public static final int MOST_PER_PAGE = 100;

    private static final String LISTED = Rankings.LISTED;
    // Sums of one period stand in for the total; the rest of the query is the same for all boards.
    private static final String SUMS = """
            (select e.user_id, sum(e.delta) as xp, max(e.created_at) as reached_at from xp_events e
              where e.created_at >= :since and (cast(:bot as text) is null or e.bot_name = :bot)
                and e.reason not in ('admin', 'import')
              group by e.user_id having sum(e.delta) > 0)
            """;

    private static final String NOT_BANNED =
            "(me.status = 'active' or (me.status = 'banned' and me.banned_until <= :now))";
    private static final String OVERALL_PLACE = "select me.total_xp as xp,"
            + " (select count(*) from users where " + LISTED + " and users.total_xp > me.total_xp) as ahead,"
            + " (select count(*) from users where " + LISTED + ") as listed"
            + " from users me where me.id = :id and " + NOT_BANNED;
    private static final String PERIOD_PLACE = "with " + placeAfter("0") + " select xp, ahead, listed from place";

    private final DatabaseClient database;
    private final Rankings rankings;
    private final Clock clock;

    Leaderboards(DatabaseClient database, Rankings rankings, Clock clock) {
        this.database = database;
        this.rankings = rankings;
        this.clock = clock;
    }

    /**
     * One line of a board.
     *
     * @param name the first name, else the Telegram username, else empty; never an id
     */
    public record Line(long position, UserId userId, String name, int level, long xp) {}

    /** Where somebody stands, and among how many. */
    public record Place(long position, long xp, long total) {}

    /**
     * A page of a board, best first.
     *
     * @param limit 1 to {@value #MOST_PER_PAGE}
     */
    public Mono<List<Line>> page(Board board, int limit, long offset) {
        if (limit < 1 || limit > MOST_PER_PAGE || offset < 0) {
            return Mono.error(new IllegalArgumentException("limit is 1 to " + MOST_PER_PAGE + ", offset not negative"));
        }
        return board.isOverall() ? overall(limit, offset) : rankings.page(ranking(board), limit, offset);
    }

    private Mono<List<Line>> overall(int limit, long offset) {
        return database.sql("select " + Rankings.COLUMNS + "total_xp as xp from users where " + LISTED
                        + " order by total_xp desc, xp_reached_at, id limit :limit offset :offset")
                .bind("now", clock.instant())
                .bind("limit", limit)
                .bind("offset", offset)
                .map(Rankings.Row::of)
                .all()
                .collectList()
                .flatMap(rows -> rows.isEmpty()
                        ? Mono.just(List.of())
                        : overallCount(" and total_xp > " + rows.getFirst().xp())
                                .map(ahead -> Rankings.numbered(rows, ahead, offset)));
    }

    /** Empty for banned and unknown people; hidden ones see their own place. */
    public Mono<Place> placeOf(UserId user, Board board) { // MB-232
        return statement(board, board.isOverall() ? OVERALL_PLACE : PERIOD_PLACE)
                .bind("id", user.value())
                .map(Leaderboards::place)
                .one();
    }

    /**
     * Subqueries that end with {@code place}, for somebody who gains so much in the same statement: what a statement
     * writes is not seen by its other parts.
     */
    static String placeAfter(String gain) {
        return "sums as " + SUMS + ", listed as (select s.user_id, cast(s.xp as bigint) as xp"
                + " from sums s join users on users.id = s.user_id where " + LISTED + "),"
                + " own as (select me.id, coalesce((select cast(xp as bigint) from sums where user_id = me.id), 0) as xp,"
                + " cast(" + gain + " as bigint) as gain from users me where me.id = :id and " + NOT_BANNED + "),"
                + " place as (select own.xp + own.gain as xp,"
                + " (select count(*) from listed where listed.xp > own.xp + own.gain) as ahead,"
                + " (select count(*) from listed) + (select count(*) from users where id = own.id and own.xp = 0"
                + " and own.gain > 0 and " + LISTED + ") as listed from own)";
    }

    static Place place(Readable row) {
        long position = get(row, "ahead", Long.class) + 1;
        return new Place(position, get(row, "xp", Long.class), Math.max(position, get(row, "listed", Long.class)));
    }

    /** How many are listed. */
    public Mono<Long> count(Board board) {
        return board.isOverall() ? overallCount("") : rankings.count(ranking(board));
    }

    private Mono<Long> overallCount(String condition) {
        return database.sql("select count(*) as n from users where " + LISTED + condition)
                .bind("now", clock.instant())
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    private Ranking ranking(Board board) {
        return new Ranking(SUMS, statement -> bound(board, statement));
    }

    private GenericExecuteSpec statement(Board board, String sql) {
        var statement = database.sql(sql).bind("now", clock.instant());
        return board.isOverall() ? statement : bound(board, statement);
    }

    private GenericExecuteSpec bound(Board board, GenericExecuteSpec statement) {
        return bind(
                statement.bind("since", board.period().startAt(clock.instant())), "bot", board.botName(), String.class);
    }
}
