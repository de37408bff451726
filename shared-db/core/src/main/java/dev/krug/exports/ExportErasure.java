package dev.krug.exports;

import dev.krug.users.User;
import dev.krug.users.UserDeletionContributor;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Files hold names until they run out: those that may hold somebody who is erased go at once, and one that is being made
 * begins anew.
 */
@Component
class ExportErasure implements UserDeletionContributor { // CORE-146

    private final DatabaseClient database;

    ExportErasure(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> erase(User user) {
        return database.sql("""
                        with begun as (
                            update exports set status = 'queued', attempts = attempts + 1, leased_until = null
                            where kind = 'users' and status = 'running' returning id),
                        pieces as (delete from export_files where export_id in (select id from begun))
                        delete from exports where kind = 'users' and status = 'ready' and created_at >= :since
                        """).bind("since", user.createdAt()).then();
    }
}
