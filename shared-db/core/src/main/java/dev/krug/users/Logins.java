package dev.krug.users;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.kernel.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** What signing in and out changes about a user. Every method runs in the caller's transaction. */
@Service
public class Logins {

    private final DatabaseClient database;
    private final Messages messages;
    private final Clock clock;

    Logins(DatabaseClient database, Messages messages, Clock clock) {
        this.database = database;
        this.messages = messages;
        this.clock = clock;
    }

    /** One row per guest, so that what they collect is theirs when they register. */
    public Mono<User> createGuest(Language language) { // CORE-100
        return database.sql("""
                        insert into users (user_type, display_name, language_code, referral_code, last_login_at,
                            last_seen_at, created_at, updated_at)
                        values ('guest', :name, :language, :code, :now, :now, :now, :now)
                        returning\s""" + UserRow.COLUMNS)
                .bind("name", messages.text(language, "common.user"))
                .bind("language", language.code())
                .bind("code", ReferralCode.random())
                .bind("now", clock.instant())
                .map(UserRow::read)
                .one();
    }

    public Mono<Void> signedIn(UserId id) {
        return database.sql("update users set last_login_at = :now where id = :id")
                .bind("now", clock.instant())
                .bind("id", id.value())
                .then();
    }

    /** Access tokens issued until the end of this second are refused from now on. */
    public Mono<Void> invalidateTokens(UserId id) { // CORE-073, CORE-074
        return database.sql("update users set tokens_valid_after = :now, updated_at = :now where id = :id")
                .bind("now", clock.instant())
                .bind("id", id.value())
                .then();
    }

    /** Whose tokens were invalidated since then, and when. */
    public Mono<Map<UserId, Instant>> invalidatedSince(Instant since) {
        return database.sql("select id, tokens_valid_after from users where tokens_valid_after >= :since")
                .bind("since", since)
                .map(row -> Map.entry(
                        new UserId(Rows.get(row, "id", UUID.class)),
                        Rows.get(row, "tokens_valid_after", Instant.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
