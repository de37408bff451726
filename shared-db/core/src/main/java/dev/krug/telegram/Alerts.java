package dev.krug.telegram;

import static dev.krug.kernel.Rows.get;

import dev.krug.i18n.Messages;
import dev.krug.users.User;
import dev.krug.users.Users;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Tells the admins in Telegram that something went wrong, each in their language and through a bot that reaches them.
 * The same alert comes once in its time of rest, and then says how many were held back.
 */
@Service
public class Alerts {

    private static final Logger log = LoggerFactory.getLogger(Alerts.class);

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Users users;
    private final Chats chats;
    private final Outbox outbox;
    private final Messages messages;
    private final ObjectProvider<MeterRegistry> meters;
    private final Clock clock;

    Alerts(
            DatabaseClient database,
            TransactionalOperator transaction,
            Users users,
            Chats chats,
            Outbox outbox,
            Messages messages,
            ObjectProvider<MeterRegistry> meters,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.users = users;
        this.chats = chats;
        this.outbox = outbox;
        this.messages = messages;
        this.meters = meters;
        this.clock = clock;
    }

    /** Never fails: an alert that cannot be stored is logged. Not for use within another transaction. */
    public Mono<Void> tell(Bot bot, Alert alert) {
        return add(bot, alert).as(transaction::transactional).onErrorResume(failure -> {
            log.error("An alert of {} could not be stored", bot.name(), failure);
            return Mono.empty();
        });
    }

    /** As {@link #tell}, but in the caller's transaction, and failing with it. */
    public Mono<Void> add(Bot bot, Alert alert) {
        log.warn("Alert {} of {}: {}", alert.kind().code(), bot.name(), alert.facts());
        meters.ifAvailable(registry -> registry.counter(
                        "krug_alerts", "bot", bot.name(), "kind", alert.kind().code())
                .increment());
        return admit(bot.id(), alert.kind())
                .filter(Admission::tells)
                .flatMap(admission -> write(bot, alert, admission));
    }

    /** Whether the alert is told now, and how many were not since the last one that was. */
    private record Admission(boolean tells, int heldBack) {}

    // The row is the lock: of many alerts at once, in whatever process, one is told.
    private Mono<Admission> admit(BotId bot, Alert.Kind kind) {
        var now = clock.instant();
        return database.sql("""
                        insert into bot_alerts as known (bot_id, kind, told_at, created_at)
                        values (:bot, :kind, :now, :now)
                        on conflict (bot_id, kind) do update set
                            told_at = case when known.told_at <= :rested then :now else known.told_at end,
                            held_back = case when known.told_at <= :rested then 0 else known.held_back + 1 end
                        returning new.held_back = 0 as tells, coalesce(old.held_back, 0) as held_back
                        """)
                .bind("bot", bot.value())
                .bind("kind", kind.code())
                .bind("now", now)
                .bind("rested", now.minus(kind.rest()))
                .map(row -> new Admission(get(row, "tells", Boolean.class), get(row, "held_back", Integer.class)))
                .one();
    }

    private Mono<Void> write(Bot bot, Alert alert, Admission admission) {
        var key = "alert:" + alert.kind().code() + ":" + bot.name() + ":" + clock.instant();
        return users.admins()
                .collectMap(Alerts::chatOf)
                .flatMapMany(admins -> chats.reach(admins.keySet(), bot.id())
                        .concatMap(reach -> outbox.add(
                                reach.bot(),
                                null,
                                List.of(OutgoingCall.message(
                                        reach.chatId(),
                                        text(Objects.requireNonNull(admins.get(reach.chatId())), bot, alert, admission),
                                        key + ":" + reach.chatId())))))
                .then();
    }

    private String text(User admin, Bot bot, Alert alert, Admission admission) {
        var facts = new HashMap<String, Object>(alert.facts());
        facts.put("bot", bot.name());
        var text =
                messages.html(admin.language(), "runtime.alert." + alert.kind().code(), facts);
        return admission.heldBack() == 0
                ? text
                : text + "\n"
                        + messages.html(
                                admin.language(), "runtime.alert_held_back", Map.of("count", admission.heldBack()));
    }

    // The private chat of a person has the id of the person.
    private static long chatOf(User admin) {
        return Objects.requireNonNull(admin.telegram()).id();
    }
}
