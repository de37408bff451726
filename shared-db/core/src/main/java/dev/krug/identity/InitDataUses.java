package dev.krug.identity;

import dev.krug.kernel.Rows;
import dev.krug.users.UserId;
import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts how often a launch was exchanged: reloading the page repeats it, a thief would repeat it for ever. */
@Component
class InitDataUses { // CORE-038

    private static final int MAX_USES = 10;

    private final DatabaseClient database;
    private final LaunchSettings settings;
    private final Clock clock;

    InitDataUses(DatabaseClient database, LaunchSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** False when it was exchanged too often, or a login born from it has been ended. */
    Mono<Boolean> use(Launch launch, UserId user) {
        return database.sql("""
                        insert into init_data_uses as known (init_data_hash, bot_id, user_id, auth_date, uses, expires_at)
                        values (:hash, :bot, :user, :authDate, 1, :expires)
                        on conflict (init_data_hash) do update set uses = known.uses + 1
                          where known.uses < :max and not known.blocked
                        returning uses
                        """)
                .bind("hash", launch.hash())
                .bind("bot", launch.bot().id())
                .bind("user", user.value())
                .bind("authDate", launch.authDate())
                .bind("expires", launch.authDate().plus(settings.window()))
                .bind("max", MAX_USES)
                .map(row -> Rows.get(row, "uses", Integer.class))
                .one()
                .hasElement();
    }

    Mono<Long> purge() {
        return database.sql("delete from init_data_uses where expires_at < :now")
                .bind("now", clock.instant().minusSeconds(60))
                .fetch()
                .rowsUpdated();
    }
}
