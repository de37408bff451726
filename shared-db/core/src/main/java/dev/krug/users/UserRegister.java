package dev.krug.users;

import static dev.krug.kernel.Rows.bind;

import dev.krug.kernel.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** People as administrators find and treat them. Runs in the caller's transaction, which also writes the audit log. */
@Service
public class UserRegister {

    private static final Pattern TELEGRAM_ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String MATCHING = """
             from users
            where user_type = 'registered' and status in ('active', 'banned')
              and (cast(:id as uuid) is null or id = :id)
              and (cast(:telegramId as bigint) is null or telegram_id = :telegramId)
              and (cast(:part as text) is null or lower(concat_ws(' ', display_name, username, tg_username,
                  tg_first_name, tg_last_name)) like :part)
              and (cast(:role as text) is null or role = :role)
              and (cast(:status as text) is null or status = :status)
              and (cast(:levelFrom as int) is null or level >= :levelFrom)
              and (cast(:levelTo as int) is null or level <= :levelTo)
              and (cast(:xpFrom as bigint) is null or total_xp >= :xpFrom)
              and (cast(:xpTo as bigint) is null or total_xp <= :xpTo)
              and (cast(:seenFrom as timestamptz) is null or last_seen_at >= :seenFrom)
              and (cast(:seenTo as timestamptz) is null or last_seen_at < :seenTo)
            """;

    private final DatabaseClient database;
    private final UserRows rows;
    private final List<UserBanContributor> contributors;
    private final List<UserCondition> conditions;
    private final Clock clock;

    UserRegister(
            DatabaseClient database,
            UserRows rows,
            List<UserBanContributor> contributors,
            List<UserCondition> conditions,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.contributors = contributors;
        this.conditions = conditions;
        this.clock = clock;
    }

    /** By what people can be found beside what users have themselves. */
    public List<String> conditions() {
        return conditions.stream().map(UserCondition::name).toList();
    }

    /** The newest first. */
    public Flux<User> page(UserFilter filter, int limit, long offset) {
        return matching(
                        "select " + UserRow.COLUMNS,
                        " order by created_at desc, id desc limit :limit offset :offset",
                        filter)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(rows::read)
                .all();
    }

    public Mono<Long> count(UserFilter filter) {
        return matching("select count(*) as n", "", filter)
                .map(row -> Rows.get(row, "n", Long.class))
                .one();
    }

    /** Whom somebody means by an id, a Telegram id, an exact {@code @username} or, failing these, a part of a name. */
    public Flux<User> find(String text, int limit) { // MB-802
        var wanted = text.strip();
        if (!wanted.startsWith("@")) {
            return page(UserFilter.of(wanted), limit, 0);
        }
        return rows.byTelegramUsername(wanted.substring(1)).flux();
    }

    /** Until this moment, or for good; empty when there is no such person. A ban replaces an earlier one. */
    public Mono<User> ban(UserId id, @Nullable Instant until, String reason) { // MB-810
        var statement = database.sql("""
                        update users set status = 'banned', banned_until = :until, ban_reason = :reason,
                            updated_at = :now, version = version + 1
                        where id = :id and status in ('active', 'banned')
                        returning\s""" + UserRow.COLUMNS)
                .bind("id", id.value())
                .bind("reason", reason)
                .bind("now", clock.instant());
        return bind(statement, "until", until, Instant.class)
                .map(rows::read)
                .one()
                .delayUntil(user -> Flux.fromIterable(contributors)
                        .concatMap(domain -> domain.banned(user))
                        .then());
    }

    /** Empty when nobody banned has this id. */
    public Mono<User> unban(UserId id) {
        return database.sql("""
                        update users set status = 'active', banned_until = null, ban_reason = null,
                            updated_at = :now, version = version + 1
                        where id = :id and status = 'banned'
                        returning\s""" + UserRow.COLUMNS)
                .bind("id", id.value())
                .bind("now", clock.instant())
                .map(rows::read)
                .one();
    }

    /** Empty when the person has this role already, or is the last superadmin. */
    public Mono<User> changeRole(UserId id, Role role) { // CORE-144
        return lockSuperadmins()
                .then(database.sql("""
                                update users set role = :role, updated_at = :now, version = version + 1
                                where id = :id and role <> :role and (role <> 'superadmin' or exists (
                                    select from users other
                                    where other.role = 'superadmin' and other.status = 'active' and other.id <> :id))
                                returning\s""" + UserRow.COLUMNS)
                        .bind("id", id.value())
                        .bind("role", role.code())
                        .bind("now", clock.instant())
                        .map(rows::read)
                        .one());
    }

    // Two superadmins who demote each other at once would leave none.
    private Mono<Void> lockSuperadmins() {
        return database.sql("select id from users where role = 'superadmin' order by id for update")
                .fetch()
                .all()
                .then();
    }

    private GenericExecuteSpec matching(String select, String order, UserFilter filter) {
        var text = filter.text() == null ? "" : filter.text().strip();
        var isId = ID.matcher(text).matches();
        var isTelegramId = TELEGRAM_ID.matcher(text).matches();
        var wanted = conditions.stream()
                .filter(condition -> filter.conditions().containsKey(condition.name()))
                .toList();
        var also = wanted.stream()
                .map(condition -> " and (" + condition.sql() + ")")
                .collect(Collectors.joining());
        var statement = database.sql(select + MATCHING + also + order);
        for (var condition : wanted) {
            statement = statement.bind(
                    condition.name(), Objects.requireNonNull(filter.conditions().get(condition.name())));
        }
        statement = bind(statement, "id", isId ? UUID.fromString(text) : null, UUID.class);
        statement = bind(statement, "telegramId", isTelegramId ? Long.valueOf(text) : null, Long.class);
        statement = bind(statement, "part", text.isEmpty() || isId || isTelegramId ? null : part(text), String.class);
        var role = filter.role();
        var status = filter.status();
        statement = bind(statement, "role", role == null ? null : role.code(), String.class);
        statement =
                bind(statement, "status", status == null ? null : status.name().toLowerCase(Locale.ROOT), String.class);
        statement = bind(statement, "levelFrom", filter.levelFrom(), Integer.class);
        statement = bind(statement, "levelTo", filter.levelTo(), Integer.class);
        statement = bind(statement, "xpFrom", filter.xpFrom(), Long.class);
        statement = bind(statement, "xpTo", filter.xpTo(), Long.class);
        statement = bind(statement, "seenFrom", filter.seenFrom(), Instant.class);
        return bind(statement, "seenTo", filter.seenTo(), Instant.class);
    }

    private static String part(String text) {
        var plain = text.startsWith("@") ? text.substring(1) : text;
        return "%" + plain.toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1") + "%";
    }
}
