package dev.krug.users;

import static dev.krug.kernel.Rows.bind;

import dev.krug.kernel.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of {@code users}; runs in the caller's transaction. */
@Repository
class UserRows {

    private final DatabaseClient database;
    private final OwnerSettings owners;

    UserRows(DatabaseClient database, OwnerSettings owners) {
        this.database = database;
        this.owners = owners;
    }

    Mono<User> byId(UserId id) {
        return one(database.sql("select " + UserRow.COLUMNS + " from users where id = :id and status <> 'deleted'")
                .bind("id", id.value()));
    }

    Mono<User> lock(UserId id) {
        return one(database.sql("select " + UserRow.COLUMNS
                        + " from users where id = :id and status <> 'deleted' for no key update")
                .bind("id", id.value()));
    }

    Flux<User> byIds(List<UserId> ids) {
        return database.sql("select " + UserRow.COLUMNS + " from users where id = any(:ids)")
                .bind("ids", ids.stream().map(UserId::value).toArray(UUID[]::new))
                .map(this::read)
                .all();
    }

    /** A merged user resolves to the one it was merged into. */
    Mono<User> byTelegramId(long telegramId) { // CORE-140
        return one(database.sql("select " + UserRow.COLUMNS + " from users u where telegram_id = :telegramId")
                        .bind("telegramId", telegramId))
                .flatMap(user -> user.status() == User.Status.MERGED ? mergedInto(user.id()) : Mono.just(user));
    }

    /** Those of them whose row is their own; who was merged is left out. */
    Flux<User> byTelegramIds(List<Long> telegramIds) {
        return database.sql("select " + UserRow.COLUMNS
                        + " from users where telegram_id = any(:ids) and status <> 'merged'")
                .bind("ids", telegramIds.toArray(Long[]::new))
                .map(this::read)
                .all();
    }

    private Mono<User> mergedInto(UserId id) {
        return one(database.sql("select " + UserRow.COLUMNS
                        + " from users where id = (select merged_into from users where id = :id)")
                .bind("id", id.value()));
    }

    /** Telegram names move between people: the one seen last is meant. */
    Mono<User> byTelegramUsername(String username) { // CORE-141
        return one(database.sql("select " + UserRow.COLUMNS + """
                         from users where lower(tg_username) = lower(:username)
                        order by last_seen_at desc nulls last limit 1
                        """).bind("username", username));
    }

    /** Empty when somebody else made the same user a moment ago. */
    Mono<User> insert(TelegramProfile profile, @Nullable String username, String referralCode, Instant now) {
        var statement = database.sql("""
                insert into users (user_type, telegram_id, tg_first_name, tg_last_name, tg_username, tg_language_code,
                    tg_is_premium, tg_photo_url, tg_is_bot, tg_added_to_attachment_menu, tg_allows_write_to_pm,
                    display_name, avatar_url, language_code, username, referral_code,
                    last_seen_at, created_at, updated_at)
                values ('registered', :id, :firstName, :lastName, :tgUsername, :languageCode,
                    :premium, :photoUrl, false, :attachment, :writes,
                    :displayName, :photoUrl, :languageCode, :username, :referralCode, :now, :now, :now)
                on conflict (telegram_id) do nothing
                returning\s""" + UserRow.COLUMNS);
        statement = bindTelegram(statement, profile)
                .bind("id", profile.id())
                .bind("referralCode", referralCode)
                .bind("now", now);
        statement = bind(statement, "displayName", profile.fullName(), String.class);
        return one(bind(statement, "username", username, String.class));
    }

    /** Empty when the row is no guest's any more. */
    Mono<User> register(UserId guest, TelegramProfile profile, @Nullable String username, Instant now) {
        var statement = bindTelegram(database.sql("""
                        update users set user_type = 'registered', telegram_id = :id, tg_first_name = :firstName,
                            tg_last_name = :lastName, tg_username = :tgUsername, tg_language_code = :languageCode,
                            tg_is_premium = :premium, tg_photo_url = :photoUrl, tg_is_bot = false,
                            tg_added_to_attachment_menu = :attachment, tg_allows_write_to_pm = :writes,
                            display_name = coalesce(:displayName, display_name), avatar_url = :photoUrl,
                            language_code = coalesce(:languageCode, language_code), username = :username,
                            last_seen_at = :now, updated_at = :now, version = version + 1
                        where id = :guest and user_type = 'guest' and status = 'active'
                        returning\s""" + UserRow.COLUMNS), profile)
                .bind("id", profile.id())
                .bind("guest", guest.value())
                .bind("now", now);
        statement = bind(statement, "displayName", profile.fullName(), String.class);
        return one(bind(statement, "username", username, String.class));
    }

    /** False when the row is no guest's any more. */
    Mono<Boolean> mergeGuest(UserId guest, UserId into, Instant now) {
        return database.sql("""
                        with merged as (
                          update users set status = 'merged', merged_into = :into, updated_at = :now,
                              version = version + 1
                          where id = :guest and user_type = 'guest' and status = 'active' and id <> :into
                          returning id)
                        insert into user_merges (from_user_id, into_user_id, reason)
                        select id, :into, 'guest_login' from merged
                        on conflict (from_user_id) do nothing
                        """)
                .bind("guest", guest.value())
                .bind("into", into.value())
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(count -> count > 0);
    }

    Mono<User> updateTelegram(UserId id, TelegramProfile profile, Instant now) {
        return one(bindTelegram(database.sql("""
                        update users set tg_first_name = :firstName, tg_last_name = :lastName,
                            tg_username = :tgUsername, tg_language_code = :languageCode, tg_is_premium = :premium,
                            tg_photo_url = :photoUrl, tg_added_to_attachment_menu = :attachment,
                            tg_allows_write_to_pm = :writes, last_seen_at = :now, updated_at = :now
                        where id = :id
                        returning\s""" + UserRow.COLUMNS), profile)
                .bind("id", id.value())
                .bind("now", now));
    }

    Mono<Long> touch(UserId id, Instant now) {
        return database.sql("update users set last_seen_at = :now where id = :id")
                .bind("now", now)
                .bind("id", id.value())
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> countTraining(UserId id, int score) {
        return database.sql("""
                        update users set total_trainings = total_trainings + 1, total_score = total_score + :score
                        where id = :id
                        """).bind("id", id.value()).bind("score", score).then();
    }

    Mono<Void> addTotals(UserId id, int trainings, long score) {
        return database.sql("""
                        update users set total_trainings = total_trainings + :trainings, total_score = total_score + :score
                        where id = :id
                        """)
                .bind("id", id.value())
                .bind("trainings", trainings)
                .bind("score", score)
                .then();
    }

    Mono<Boolean> isErased(String userRef) {
        return database.sql("select exists (select from erasures where user_ref = :ref) as erased")
                .bind("ref", userRef)
                .map(row -> Rows.get(row, "erased", Boolean.class))
                .one();
    }

    Mono<Boolean> isUsernameFree(String username) {
        return database.sql("select not exists (select from users where lower(username) = lower(:username)) as free")
                .bind("username", username)
                .map(row -> Boolean.TRUE.equals(row.get("free", Boolean.class)))
                .one();
    }

    Mono<Long> count() {
        return database.sql("select count(*) as n from users where user_type = 'registered' and status <> 'deleted'")
                .map(row -> Rows.get(row, "n", Long.class))
                .one();
    }

    Mono<Long> delete(UserId id) {
        return database.sql("delete from users where id = :id")
                .bind("id", id.value())
                .fetch()
                .rowsUpdated();
    }

    /** What stays of somebody whom the ledger knows: the id, and nothing of the person. */
    Mono<Void> bury(UserId id, String referralCode, Instant now) {
        return database.sql("""
                        insert into users (id, user_type, status, hide_from_leaderboard, referral_code, created_at, updated_at)
                        values (:id, 'registered', 'deleted', true, :code, :now, :now)
                        """)
                .bind("id", id.value())
                .bind("code", referralCode)
                .bind("now", now)
                .then();
    }

    Mono<Long> insertErasure(String userRef, List<String> usedGrants, @Nullable UUID requestedBy, Instant now) {
        var statement = database.sql("""
                        insert into erasures (user_ref, used_grants, requested_by, requested_at, done_at)
                        values (:userRef, :grants, :requestedBy, :now, :now)
                        """)
                .bind("userRef", userRef)
                .bind("grants", usedGrants.toArray(String[]::new))
                .bind("now", now);
        return bind(statement, "requestedBy", requestedBy, UUID.class).fetch().rowsUpdated();
    }

    Mono<Boolean> hasUsed(String userRef, String grant) {
        return database.sql("""
                        select exists (select from erasures where user_ref = :userRef and :grant = any(used_grants)) as used
                        """)
                .bind("userRef", userRef)
                .bind("grant", grant)
                .map(row -> Rows.get(row, "used", Boolean.class))
                .one();
    }

    private static GenericExecuteSpec bindTelegram(GenericExecuteSpec statement, TelegramProfile profile) {
        var bound = bind(statement, "firstName", profile.firstName(), String.class);
        bound = bind(bound, "lastName", profile.lastName(), String.class);
        bound = bind(bound, "tgUsername", profile.username(), String.class);
        bound = bind(bound, "languageCode", profile.languageCode(), String.class);
        bound = bind(bound, "premium", profile.premium(), Boolean.class);
        bound = bind(bound, "photoUrl", profile.photoUrl(), String.class);
        bound = bind(bound, "attachment", profile.addedToAttachmentMenu(), Boolean.class);
        return bind(bound, "writes", profile.allowsWriteToPm(), Boolean.class);
    }

    /** People with a Telegram account who may administer, the configured owners among them. */
    Flux<User> admins() {
        return database.sql("select " + UserRow.COLUMNS + """
                         from users
                        where telegram_id is not null and status = 'active'
                          and (role in ('admin', 'superadmin') or telegram_id = any(:owners))
                        """)
                .bind("owners", owners.telegramIds().toArray(Long[]::new))
                .map(this::read)
                .all();
    }

    Flux<UserId> promote(List<Long> telegramIds) {
        return changeRole("""
                update users set role = 'superadmin', updated_at = now(), version = version + 1
                where telegram_id = any(:owners) and role <> 'superadmin' returning id
                """, telegramIds);
    }

    Flux<UserId> demoteAllBut(List<Long> telegramIds) {
        return changeRole("""
                update users set role = 'member', updated_at = now(), version = version + 1
                where role = 'superadmin' and (telegram_id is null or telegram_id <> all(:owners)) returning id
                """, telegramIds);
    }

    private Flux<UserId> changeRole(String sql, List<Long> telegramIds) {
        return database.sql(sql)
                .bind("owners", telegramIds.toArray(Long[]::new))
                .map(row -> new UserId(Rows.get(row, "id", UUID.class)))
                .all();
    }

    private Mono<User> one(GenericExecuteSpec statement) {
        return statement.map(this::read).one();
    }

    // CORE-144: an owner is a superadmin whatever the row says
    User read(Readable row) {
        var user = UserRow.read(row);
        return owners.owns(user) ? user.withRole(Role.SUPERADMIN) : user;
    }
}
