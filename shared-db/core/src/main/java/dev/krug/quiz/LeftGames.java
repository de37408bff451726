package dev.krug.quiz;

import static dev.krug.kernel.Rows.get;

import dev.krug.users.UserId;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** Finds what players have left on the table. */
@Repository
class LeftGames {

    private final DatabaseClient database;

    LeftGames(DatabaseClient database) {
        this.database = database;
    }

    /** Questions whose time had run out unanswered by then, longest ago first. */
    Flux<Overdue> overdue(Instant due, int limit) {
        return database.sql("""
                        select g.user_id, q.game_id, q.position, q.message_id, q.deadline_at
                        from quiz_game_questions q join quiz_games g on g.id = q.game_id and g.status = 'active'
                        where q.outcome is null and q.shown_at is not null and q.deadline_at < :due
                        order by q.deadline_at limit :limit
                        """)
                .bind("due", due)
                .bind("limit", limit)
                .map(row -> new Overdue(
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
}
