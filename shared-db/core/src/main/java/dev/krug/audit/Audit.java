package dev.krug.audit;

import dev.krug.kernel.Json;
import dev.krug.kernel.Rows;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Writes who changed what, in the transaction of the change. Who, from where and by which request is taken from the
 * {@link Actor} in the Reactor context. Personal values appear only as their pseudonym, secrets never.
 */
@Service
public class Audit { // CORE-011

    private static final Set<String> PERSONAL = Set.of(
            "display_name", "first_name", "last_name", "username", "avatar_url", "gender", "birth_date", "telegram_id");
    private static final String REASON = Audit.class.getName() + ".reason";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Set<String> SECRET = Set.of("secret", "token", "password");

    private final DatabaseClient database;
    private final Clock clock;
    private final SecretKeySpec key;

    Audit(DatabaseClient database, Clock clock, @Value("${krug.secret-key}") String secretKey) {
        this.database = database;
        this.clock = clock;
        this.key = new SecretKeySpec(("audit:" + secretKey).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    public Mono<Void> created(String table, UUID id, Map<String, ? extends @Nullable Object> after) {
        return note(Entry.of("insert", table, id, Map.of(), after));
    }

    /** Gives the changes that are written down inside a chain a reason: {@code chain.contextWrite(Audit.because(…))}. */
    public static UnaryOperator<Context> because(String reason) {
        return context -> context.put(REASON, reason);
    }

    /** Only the columns that differ are kept; a change of nothing writes nothing. */
    public Mono<Void> changed(
            String table,
            UUID id,
            Map<String, ? extends @Nullable Object> before,
            Map<String, ? extends @Nullable Object> after) {
        var changed = new HashMap<String, @Nullable Object>();
        after.forEach((column, value) -> {
            if (!before.containsKey(column) || !Objects.equals(before.get(column), value)) {
                changed.put(column, value);
            }
        });
        return changed.isEmpty() ? Mono.empty() : note(Entry.of("update", table, id, before, changed));
    }

    public Mono<Void> removed(String table, UUID id) {
        return note(Entry.of("delete", table, id, Map.of(), Map.of()));
    }

    /**
     * An administrator's act about one row, with what it changed there.
     *
     * @param action {@code <domain>.<verb>}
     * @param reason why, in the administrator's words
     */
    public Mono<Void> acted(
            String action,
            String table,
            UUID id,
            Map<String, ? extends @Nullable Object> before,
            Map<String, ? extends @Nullable Object> after,
            @Nullable String reason) {
        return write(new Entry(action, table, id.toString(), before, after, "ok", reason));
    }

    /** As {@link #acted}, about many rows at once. */
    public Mono<Void> actedOnMany(String action, String table, Map<String, ? extends @Nullable Object> facts) {
        return write(new Entry(action, table, "", Map.of(), facts, "ok", null));
    }

    /**
     * An action that came to nothing.
     *
     * @param action {@code <domain>.<verb>}
     * @param target what it was about, as the caller named it; kept only if it can be an id
     * @param denied the actor may not do such things; else it failed or a rule refused it
     * @param reason machine-readable
     */
    public record Attempt(String action, String resource, String target, boolean denied, String reason) {}

    /** Not in the transaction of the attempt, which is gone. */
    public Mono<Void> attempted(Attempt attempt) {
        return write(new Entry(
                attempt.action(),
                attempt.resource(),
                ID.matcher(attempt.target()).matches() ? attempt.target() : "",
                Map.of(),
                Map.of(),
                attempt.denied() ? "denied" : "failed",
                attempt.reason()));
    }

    /** The same for the same value, and tells nothing of it. 64 hexadecimal digits. */
    public String pseudonym(String value) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missingAlgorithm) {
            throw new IllegalStateException(missingAlgorithm);
        }
    }

    private Mono<Void> note(Entry entry) {
        return Mono.deferContextual(context -> {
            if (!context.hasKey(Changes.class)) {
                return write(entry);
            }
            context.get(Changes.class)
                    .add(entry.table() + "." + entry.id(), presentable(entry.before()), presentable(entry.after()));
            return Mono.empty();
        });
    }

    private Mono<Void> write(Entry entry) {
        return Mono.deferContextual(context -> {
            var actor = context.hasKey(Actor.class) ? context.get(Actor.class) : Actor.SYSTEM;
            var statement = database.sql("""
                            insert into audit_log (at, action, actor_user_id, actor_role, bot_name, channel,
                                target_type, target_id, before, after, outcome, reason, request_id)
                            values (:at, :action, :actor, :role, :bot, :channel, :type, :id,
                                cast(:before as jsonb), cast(:after as jsonb), :outcome, :reason, :request)
                            """)
                    .bind("at", clock.instant())
                    .bind("action", entry.action())
                    .bind("channel", actor.channel().name().toLowerCase(Locale.ROOT))
                    .bind("type", entry.table())
                    .bind("id", entry.id())
                    .bind("outcome", entry.outcome())
                    .bind("before", Json.write(presentable(entry.before())))
                    .bind("after", Json.write(presentable(entry.after())));
            var reason = entry.reason() == null ? context.getOrDefault(REASON, null) : entry.reason();
            statement = Rows.bind(statement, "reason", reason, String.class);
            statement = Rows.bind(statement, "actor", actor.userId(), UUID.class);
            statement = Rows.bind(statement, "role", actor.role(), String.class);
            statement = Rows.bind(statement, "bot", actor.botName(), String.class);
            return Rows.bind(statement, "request", actor.requestId(), String.class)
                    .then();
        });
    }

    private Map<String, @Nullable Object> presentable(Map<String, ? extends @Nullable Object> columns) {
        var kept = new HashMap<String, @Nullable Object>();
        columns.forEach((column, value) -> {
            if (SECRET.stream().noneMatch(column::contains)) {
                kept.put(column, PERSONAL.contains(column) && value != null ? pseudonym(value.toString()) : value);
            }
        });
        return kept;
    }

    private record Entry(
            String action,
            String table,
            String id,
            Map<String, ? extends @Nullable Object> before,
            Map<String, ? extends @Nullable Object> after,
            String outcome,
            @Nullable String reason) {

        static Entry of(
                String action,
                String table,
                UUID id,
                Map<String, ? extends @Nullable Object> before,
                Map<String, ? extends @Nullable Object> after) {
            return new Entry(action, table, id.toString(), before, after, "ok", null);
        }
    }
}
