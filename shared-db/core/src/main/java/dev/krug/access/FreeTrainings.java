package dev.krug.access;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.users.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of {@code free_trainings}; runs in the caller's transaction, which holds the user. */
@Component
class FreeTrainings {

    private final DatabaseClient database;
    private final Clock clock;

    FreeTrainings(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** True when the key is new for the user. */
    Mono<Boolean> insert(UserId user, int count, FreeSource source, String key) {
        return database.sql("""
                        insert into free_trainings
                            (user_id, source, trainings_total, trainings_left, grant_key, created_at)
                        values (:user, :source, :count, :count, :key, :now)
                        on conflict (user_id, grant_key) do nothing
                        """)
                .bind("user", user.value())
                .bind("source", source.code())
                .bind("count", count)
                .bind("key", key)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** Takes one from the oldest grant that has any; empty when none has. */
    Mono<UUID> takeOne(UserId user) {
        return database.sql("""
                        update free_trainings set trainings_left = trainings_left - 1
                        where id = (select id from free_trainings where user_id = :user and trainings_left > 0
                            order by created_at, id limit 1) and trainings_left > 0
                        returning id
                        """)
                .bind("user", user.value())
                .map(row -> get(row, "id", UUID.class))
                .one();
    }

    Flux<FreeTraining> of(UserId user) {
        return database.sql("""
                        select source, trainings_total, trainings_left, created_at from free_trainings
                        where user_id = :user order by created_at, id
                        """)
                .bind("user", user.value())
                .map(row -> new FreeTraining(
                        FreeSource.of(get(row, "source", String.class)),
                        get(row, "trainings_total", Integer.class),
                        get(row, "trainings_left", Integer.class),
                        get(row, "created_at", Instant.class)))
                .all();
    }

    Flux<String> keys(UserId user, FreeSource source) {
        return database.sql("select grant_key from free_trainings where user_id = :user and source = :source")
                .bind("user", user.value())
                .bind("source", source.code())
                .map(row -> get(row, "grant_key", String.class))
                .all();
    }

    Mono<Void> restoreOne(UUID grant) {
        return database.sql("""
                        update free_trainings set trainings_left = trainings_left + 1
                        where id = :grant and trainings_left < trainings_total
                        """).bind("grant", grant).then();
    }

    /** Takes away all that is left, of one source or of all; once by its key. */
    Mono<AccessChange> clear(UserId user, @Nullable FreeSource source, String key) {
        var statement = database.sql("""
                        update free_trainings set trainings_left = 0, cleared_key = :key
                        where user_id = :user and trainings_left > 0
                          and (cast(:source as text) is null or source = :source)
                          and not exists (select from free_trainings where user_id = :user and cleared_key = :key)
                        """).bind("user", user.value()).bind("key", key);
        return bind(statement, "source", source == null ? null : source.code(), String.class)
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows > 0 ? Mono.just(new AccessChange.Done()) : cleared(user, key));
    }

    private Mono<AccessChange> cleared(UserId user, String key) {
        return database.sql("select 1 from free_trainings where user_id = :user and cleared_key = :key limit 1")
                .bind("user", user.value())
                .bind("key", key)
                .fetch()
                .first()
                .<AccessChange>map(found -> new AccessChange.Repeated())
                .defaultIfEmpty(new AccessChange.NothingThere());
    }
}
