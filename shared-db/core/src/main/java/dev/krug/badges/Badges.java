package dev.krug.badges;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.kernel.Json;
import dev.krug.users.UserId;
import dev.krug.xp.Experience;
import dev.krug.xp.XpGrant;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Awards and lists badges. Runs in the caller's transaction. */
@Service
public class Badges {

    /** The fact of a user that counts kinds of badges; the same kind earned in two bots is one. */
    public static final String KINDS = "badge_kinds";

    private static final String TYPE = "[a-z0-9_]{1,100}";
    private static final int MOST_METADATA_CHARACTERS = 4_000;

    private final DatabaseClient database;
    private final Experience experience;
    private final Messages messages;
    private final Clock clock;

    Badges(DatabaseClient database, Experience experience, Messages messages, Clock clock) {
        this.database = database;
        this.experience = experience;
        this.messages = messages;
        this.clock = clock;
    }

    /** Writes a bot's badge into the catalogue, or what changed of it. */
    public Mono<Void> define(BadgeDefinition badge) {
        var key = badge.textDomain() + ".badge." + badge.type();
        var statement = database.sql("""
                        insert into badges (badge_type, bot_name, emoji, title, description, condition, xp_reward, active)
                        values (:type, :bot, :emoji, cast(:title as jsonb), cast(:description as jsonb),
                            :condition, :reward, true)
                        on conflict (badge_type) do update set bot_name = excluded.bot_name, emoji = excluded.emoji,
                            title = excluded.title, description = excluded.description,
                            condition = excluded.condition, xp_reward = excluded.xp_reward, active = true
                        """)
                .bind("type", badge.type())
                .bind("bot", badge.botName())
                .bind("emoji", badge.emoji())
                .bind("title", Json.write(inAllLanguages(key + ".title")))
                .bind("description", Json.write(inAllLanguages(key + ".description")))
                .bind("reward", badge.xpReward());
        return bind(statement, "condition", badge.condition(), String.class).then();
    }

    /** The active catalogue, of one bot or of all. */
    public Flux<Badge> catalogue(@Nullable String botName) {
        return bind(database.sql("""
                                select badge_type, bot_name, emoji, title, description, condition, xp_reward, active
                                from badges where active and (cast(:bot as text) is null or bot_name = :bot)
                                order by bot_name, created_at, badge_type
                                """), "bot", botName, String.class)
                .map(Badges::badge)
                .all();
    }

    /**
     * True when newly awarded; a second award in the same bot keeps the first. The badge's experience is added with
     * it. A type that the catalogue lacks enters it inactive.
     *
     * @throws IllegalArgumentException if the type is no badge name or the metadata too large
     */
    public Mono<Boolean> award(UserId user, String type, String botName, Map<String, Object> metadata) { // MB-211
        return award(user, type, botName, metadata, clock.instant());
    }

    /** {@link #award(UserId, String, String, Map)} of what was earned at another time. */
    public Mono<Boolean> award(
            UserId user, String type, String botName, Map<String, Object> metadata, Instant earnedAt) {
        var json = Json.write(metadata);
        if (!type.matches(TYPE) || json.length() > MOST_METADATA_CHARACTERS) {
            return Mono.error(new IllegalArgumentException("A badge is named by " + TYPE + " and holds at most "
                    + MOST_METADATA_CHARACTERS + " characters of metadata"));
        }
        return insert(user, List.of(type), botName, json, earnedAt)
                .singleOrEmpty()
                .flatMap(award -> reward(user, botName, award))
                .defaultIfEmpty(false);
    }

    /** {@link #awardAll(UserId, List, String, Map)} without metadata. */
    public Mono<List<String>> awardAll(UserId user, List<String> types, String botName) {
        return awardAll(user, types, botName, Map.of());
    }

    /** {@link #award} for several types in one statement; those newly awarded, in this order. */
    public Mono<List<String>> awardAll(
            UserId user, List<String> types, String botName, Map<String, Object> metadata) { // MB-211
        return types.isEmpty()
                ? Mono.just(List.of())
                : insert(user, types, botName, Json.write(metadata), clock.instant())
                        .collectList()
                        .delayUntil(awarded -> Flux.fromIterable(awarded)
                                .concatMap(award -> reward(user, botName, award))
                                .then())
                        .map(awarded -> awarded.stream().map(Awarded::type).collect(Collectors.toSet()))
                        .map(fresh -> types.stream().filter(fresh::contains).toList());
    }

    /** Newest first; of one bot or of all. */
    public Flux<UserBadge> of(UserId user, @Nullable String botName) {
        return bind(database.sql("""
                                select id, user_id, badge_type, earned_in_bot, earned_at, metadata from user_badges
                                where user_id = :user and (cast(:bot as text) is null or earned_in_bot = :bot)
                                order by earned_at desc, id desc
                                """).bind("user", user.value()), "bot", botName, String.class)
                .map(Badges::userBadge)
                .all();
    }

    /** All awards of a type, newest first. */
    public Flux<UserBadge> ofType(String type) {
        return database.sql("""
                        select id, user_id, badge_type, earned_in_bot, earned_at, metadata from user_badges
                        where badge_type = :type order by earned_at desc, id desc
                        """).bind("type", type).map(Badges::userBadge).all();
    }

    /** Takes the badge and its experience back; true if there was one. */
    public Mono<Boolean> revoke(UserId user, String type, String botName) { // MB-213
        return database.sql("""
                        with gone as (delete from user_badges
                            where user_id = :user and badge_type = :type and earned_in_bot = :bot returning id, badge_type)
                        select gone.id, xp_reward from gone join badges on badges.badge_type = gone.badge_type
                        """)
                .bind("user", user.value())
                .bind("type", type)
                .bind("bot", botName)
                .map(row -> new XpGrant(
                        user,
                        botName,
                        -get(row, "xp_reward", Integer.class),
                        "badge_revoked",
                        "badge-revoked:" + get(row, "id", UUID.class)))
                .one()
                .flatMap(experience::adjust)
                .hasElement();
    }

    private record Awarded(UUID id, String type, int xpReward) {}

    private Flux<Awarded> insert(UserId user, List<String> types, String botName, String metadata, Instant earnedAt) {
        return database.sql("""
                        with catalogued as (
                            insert into badges (badge_type, bot_name, emoji, title, description, active)
                            select unnest(:types), :bot, '🏅', '{}', '{}', false
                            on conflict (badge_type) do nothing),
                        awarded as (
                            insert into user_badges (user_id, badge_type, earned_in_bot, earned_at, metadata)
                            select :user, unnest(:types), :bot, :now, cast(:metadata as jsonb)
                            on conflict do nothing
                            returning id, badge_type)
                        select a.id, a.badge_type, coalesce(b.xp_reward, 0) as xp_reward
                        from awarded a left join badges b on b.badge_type = a.badge_type
                        """) // MB-212
                .bind("types", types.toArray(String[]::new))
                .bind("bot", botName)
                .bind("user", user.value())
                .bind("now", earnedAt)
                .bind("metadata", metadata)
                .map(row -> new Awarded(
                        get(row, "id", UUID.class),
                        get(row, "badge_type", String.class),
                        get(row, "xp_reward", Integer.class)))
                .all();
    }

    private Mono<Boolean> reward(UserId user, String botName, Awarded award) {
        var added = award.xpReward() == 0
                ? Mono.<Void>empty()
                : experience
                        .add(new XpGrant(user, botName, award.xpReward(), "badge", "badge:" + award.id()))
                        .then();
        return added.thenReturn(true);
    }

    private Map<String, String> inAllLanguages(String key) {
        var texts = new HashMap<String, String>();
        for (var language : Language.values()) {
            texts.put(language.code(), messages.text(language, key));
        }
        return texts;
    }

    private static Badge badge(Readable row) {
        return new Badge(
                get(row, "badge_type", String.class),
                get(row, "bot_name", String.class),
                get(row, "emoji", String.class),
                Json.readObject(get(row, "title", String.class)),
                Json.readObject(get(row, "description", String.class)),
                row.get("condition", String.class),
                get(row, "xp_reward", Integer.class),
                get(row, "active", Boolean.class));
    }

    private static UserBadge userBadge(Readable row) {
        return new UserBadge(
                get(row, "id", UUID.class),
                new UserId(get(row, "user_id", UUID.class)),
                get(row, "badge_type", String.class),
                get(row, "earned_in_bot", String.class),
                get(row, "earned_at", Instant.class),
                Json.readObject(get(row, "metadata", String.class)));
    }
}
