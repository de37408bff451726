package dev.krug.identity;

import dev.krug.kernel.Rows;
import dev.krug.users.User;
import dev.krug.users.UserDeletionContributor;
import dev.krug.users.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Remembers of erased users only that their tokens are worth nothing, for as long as any could still be valid. */
@Component
class ErasedLogins implements UserDeletionContributor { // CORE-074

    private static final Duration KEPT = Duration.ofHours(1);

    private final DatabaseClient database;
    private final Clock clock;

    ErasedLogins(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Mono<Void> erase(User user) {
        return database.sql("""
                        insert into erased_logins (user_id, erased_at) values (:user, :now) on conflict (user_id) do nothing
                        """)
                .bind("user", user.id().value())
                .bind("now", clock.instant())
                .then();
    }

    Mono<Map<UserId, Instant>> since(Instant since) {
        return database.sql("select user_id, erased_at from erased_logins where erased_at >= :since")
                .bind("since", since)
                .map(row -> Map.entry(
                        new UserId(Rows.get(row, "user_id", UUID.class)), Rows.get(row, "erased_at", Instant.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Mono<Long> purge() {
        return database.sql("delete from erased_logins where erased_at < :before")
                .bind("before", clock.instant().minus(KEPT))
                .fetch()
                .rowsUpdated();
    }
}
