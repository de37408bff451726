package dev.krug.broadcasts;

import static dev.krug.kernel.Rows.bind;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * The one statement that knows who is meant. It reads tables of many domains, because an audience of a hundred thousand
 * has to be frozen at one moment.
 */
final class AudienceSql { // MB-831

    /** One row for each person: by the bot that they used last, of those chosen. */
    static final String SELECT = """
            select distinct on (u.id) u.id as user_id, s.bot_name, s.chat_id,
              case when lower(coalesce(nullif(u.language_code, ''), u.tg_language_code, '')) like 'ru%' then 'ru' else 'en' end
                as lang
            from users u join bot_sessions s on s.user_id = u.id
            where s.bot_name = any(:bots) and s.started_at is not null and s.blocked_at is null and s.chat_id is not null
              and u.user_type = 'registered'
              and (u.status = 'active' or (u.status = 'banned' and u.banned_until <= :now))
              and not exists (select from notification_preferences p where p.user_id = u.id
                and p.category = 'promo' and p.channel = 'telegram' and not p.enabled)
              and (cardinality(:languages) = 0 or
                case when lower(coalesce(nullif(u.language_code, ''), u.tg_language_code, '')) like 'ru%' then 'ru' else 'en' end
                  = any(:languages))
              and (cardinality(:roles) = 0 or u.role = any(:roles))
              and (cast(:levelMin as int) is null or u.level >= :levelMin)
              and (cast(:levelMax as int) is null or u.level <= :levelMax)
              and (cast(:xpMin as bigint) is null or u.total_xp >= :xpMin)
              and (cast(:xpMax as bigint) is null or u.total_xp <= :xpMax)
              and (cast(:hasBadge as text) is null or exists (
                select from user_badges b where b.user_id = u.id and b.badge_type = :hasBadge))
              and (cast(:lacksBadge as text) is null or not exists (
                select from user_badges b where b.user_id = u.id and b.badge_type = :lacksBadge))
              and (cast(:subscription as text) is null or
                case :subscription
                  when 'active' then exists (select from subscriptions t
                    where t.user_id = u.id and t.kind = 'time' and t.end_date > :now)
                  when 'ends' then exists (select from subscriptions t where t.user_id = u.id and t.kind = 'time'
                    and t.end_date > :now and t.end_date <= :now + make_interval(days => :endsWithin))
                  when 'expired' then exists (select from subscriptions t
                      where t.user_id = u.id and t.kind = 'time' and t.end_date <= :now)
                    and not exists (select from subscriptions t
                      where t.user_id = u.id and t.kind = 'time' and t.end_date > :now)
                  else not exists (select from subscriptions t where t.user_id = u.id and t.kind = 'time')
                end)
              and ((cast(:creditsMin as int) is null and cast(:creditsMax as int) is null) or
                (select coalesce(sum(t.credits_left), 0) from subscriptions t where t.user_id = u.id and t.kind = 'lot')
                  between coalesce(:creditsMin, 0) and coalesce(:creditsMax, 2147483647))
              and (cast(:trainingsMin as int) is null or u.total_trainings >= :trainingsMin)
              and (cast(:trainingsMax as int) is null or u.total_trainings <= :trainingsMax)
              and (cast(:activeBefore as timestamptz) is null or u.last_seen_at < :activeBefore)
              and (cast(:activeAfter as timestamptz) is null or u.last_seen_at >= :activeAfter)
              and (cast(:activeDays as int) is null or u.last_seen_at >= :now - make_interval(days => :activeDays))
              and (cast(:registeredBefore as timestamptz) is null or u.created_at < :registeredBefore)
              and (cast(:registeredAfter as timestamptz) is null or u.created_at >= :registeredAfter)
              and (cast(:streakMin as int) is null or exists (
                select from challenge_streaks c where c.user_id = u.id and c.current >= :streakMin))
              and (cardinality(:zones) = 0 or u.timezone = any(:zones))
              and (cardinality(:ids) = 0 or u.id = any(:ids))
              and not u.id = any(:excluded)
              and (cast(:percent as int) is null or
                mod(abs(hashtextextended(u.id::text, :seed)), 100) < :percent)
              and (cast(:restHours as int) is null or not exists (select from broadcast_recipients r
                where r.user_id = u.id and r.sent_at >= :now - make_interval(hours => :restHours)))
            order by u.id, s.updated_at desc, s.bot_name
            """;

    private AudienceSql() {}

    /** Binds everything but {@code now}. */
    static GenericExecuteSpec bindTo(GenericExecuteSpec statement, BroadcastId id, List<String> bots, Audience who) {
        var bound = statement
                .bind("bots", bots.toArray(String[]::new))
                .bind("languages", who.languages().toArray(String[]::new))
                .bind("roles", who.roles().toArray(String[]::new))
                .bind("zones", who.timezones().toArray(String[]::new))
                .bind("ids", who.userIds().toArray(UUID[]::new))
                .bind("excluded", who.excludedIds().toArray(UUID[]::new))
                .bind("seed", id.value().getLeastSignificantBits())
                .bind("endsWithin", who.endsWithinDays() == null ? 0 : who.endsWithinDays());
        bound = numbers(bound, "level", who.levelMin(), who.levelMax());
        bound = bind(bind(bound, "xpMin", who.xpMin(), Long.class), "xpMax", who.xpMax(), Long.class);
        bound = bind(bound, "hasBadge", who.hasBadge(), String.class);
        bound = bind(bound, "lacksBadge", who.lacksBadge(), String.class);
        bound = bind(bound, "subscription", who.subscription(), String.class);
        bound = numbers(bound, "credits", who.creditsMin(), who.creditsMax());
        bound = numbers(bound, "trainings", who.trainingsMin(), who.trainingsMax());
        bound = bind(bound, "activeBefore", who.activeBefore(), Instant.class);
        bound = bind(bound, "activeAfter", who.activeAfter(), Instant.class);
        bound = bind(bound, "activeDays", who.activeWithinDays(), Integer.class);
        bound = bind(bound, "registeredBefore", who.registeredBefore(), Instant.class);
        bound = bind(bound, "registeredAfter", who.registeredAfter(), Instant.class);
        bound = bind(bound, "streakMin", who.streakMin(), Integer.class);
        bound = bind(bound, "percent", who.percent(), Integer.class);
        return bind(bound, "restHours", who.notInLastHours(), Integer.class);
    }

    private static GenericExecuteSpec numbers(
            GenericExecuteSpec statement, String name, @Nullable Integer least, @Nullable Integer most) {
        return bind(bind(statement, name + "Min", least, Integer.class), name + "Max", most, Integer.class);
    }
}
