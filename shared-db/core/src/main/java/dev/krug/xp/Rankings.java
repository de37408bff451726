package dev.krug.xp;

import static dev.krug.kernel.Rows.get;

import dev.krug.users.UserId;
import dev.krug.xp.Leaderboards.Line;
import dev.krug.xp.Leaderboards.Place;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Leaderboards of whatever is counted. Banned and hidden people are not listed; ties share a position (1, 1, 3). */
@Service
public class Rankings { // MB-231, MB-625

    static final String LISTED = """
            user_type = 'registered' and not hide_from_leaderboard
              and (status = 'active' or (status = 'banned' and banned_until <= :now))
            """;
    static final String COLUMNS = "users.id, coalesce(nullif(tg_first_name, ''), nullif(first_name, ''),"
            + " '@' || tg_username, '') as name, level, ";

    private final DatabaseClient database;
    private final Clock clock;

    Rankings(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A page, best first. */
    public Mono<List<Line>> page(Ranking ranking, int limit, long offset) {
        return statement(
                        ranking,
                        "select " + COLUMNS + "cast(s.xp as bigint) as xp from " + ranking.sums()
                                + " s join users on users.id = s.user_id where " + LISTED
                                + " order by s.xp desc, s.reached_at, users.id limit :limit offset :offset")
                .bind("limit", limit)
                .bind("offset", offset)
                .map(Row::of)
                .all()
                .collectList()
                .flatMap(rows -> rows.isEmpty()
                        ? Mono.just(List.of())
                        : number(ranking, " and s.xp > " + rows.getFirst().xp())
                                .map(ahead -> numbered(rows, ahead, offset)));
    }

    /** How many are listed. */
    public Mono<Long> count(Ranking ranking) {
        return number(ranking, "");
    }

    /** Empty for banned people and those who are not ranked; hidden ones see their own place. */
    public Mono<Place> placeOf(UserId user, Ranking ranking) { // MB-232
        return statement(ranking, "with sums as " + ranking.sums() + """
                        , listed as (select s.xp from sums s join users on users.id = s.user_id where\s""" + LISTED + """
                        ) select cast(own.xp as bigint) as xp,
                            (select count(*) from listed where listed.xp > own.xp) as ahead,
                            (select count(*) from listed) as listed
                          from sums own join users me on me.id = own.user_id
                          where me.id = :id
                            and (me.status = 'active' or (me.status = 'banned' and me.banned_until <= :now))
                        """)
                .bind("id", user.value())
                .map(Leaderboards::place)
                .one();
    }

    private Mono<Long> number(Ranking ranking, String condition) {
        return statement(
                        ranking,
                        "select count(*) as n from " + ranking.sums() + " s join users on users.id = s.user_id where "
                                + LISTED + condition)
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    private GenericExecuteSpec statement(Ranking ranking, String sql) {
        return ranking.values().apply(database.sql(sql).bind("now", clock.instant()));
    }

    record Row(UserId id, String name, int level, long xp) {

        static Row of(Readable row) {
            return new Row(
                    new UserId(get(row, "id", UUID.class)),
                    get(row, "name", String.class),
                    get(row, "level", Integer.class),
                    get(row, "xp", Long.class));
        }
    }

    static List<Line> numbered(List<Row> rows, long ahead, long offset) {
        var lines = new ArrayList<Line>();
        long position = ahead + 1;
        @Nullable Row above = null;
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (above != null && row.xp() < above.xp()) {
                position = offset + i + 1;
            }
            lines.add(new Line(position, row.id(), row.name(), row.level(), row.xp()));
            above = row;
        }
        return lines;
    }
}
