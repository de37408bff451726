package dev.krug.access;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.access.Consumption.Consumed;
import dev.krug.access.Consumption.Refused;
import dev.krug.users.User;
import dev.krug.users.UserId;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets people start something and gives back what was not used; runs in the caller's transaction. */
@Component
class Consumptions {

    private final Holders holders;
    private final Lots lots;
    private final FreeTrainings freeTrainings;
    private final DatabaseClient database;
    private final Clock clock;

    Consumptions(Holders holders, Lots lots, FreeTrainings freeTrainings, DatabaseClient database, Clock clock) {
        this.holders = holders;
        this.lots = lots;
        this.freeTrainings = freeTrainings;
        this.database = database;
        this.clock = clock;
    }

    Mono<Consumption> consume(User user, String botName, String purposeKey) { // MB-304
        return holders.lockToStart(user.id())
                .filter(known -> known)
                .flatMap(known -> holders.policy(botName))
                .delayUntil(policy -> welcome(user, botName, policy))
                .zipWhen(policy -> holders.read(user, botName, purposeKey))
                .flatMap(found -> {
                    var consumed = found.getT2().consumed();
                    return consumed == null
                            ? take(
                                    user,
                                    botName,
                                    purposeKey,
                                    Right.of(found.getT1(), found.getT2().holdings(), clock.instant()))
                            : Mono.just(new Consumed(consumed));
                })
                .defaultIfEmpty(new Refused());
    }

    /** By credits alone, or by free trainings alone. */
    Mono<Consumption> consumeBy(User user, String botName, String purposeKey, AccessType type) {
        return holders.lockToStart(user.id())
                .filter(known -> known)
                .flatMap(known -> holders.read(user, botName, purposeKey))
                .flatMap(found -> found.consumed() == null
                        ? take(user, botName, purposeKey, Right.only(type, found.holdings()))
                        : Mono.just(new Consumed(found.consumed())))
                .defaultIfEmpty(new Refused());
    }

    private Mono<Void> welcome(User user, String botName, AccessPolicy policy) {
        return policy instanceof AccessPolicy.Gated(var welcome) && welcome > 0
                ? freeTrainings
                        .insert(user.id(), welcome, FreeSource.ADMIN, "welcome:" + botName)
                        .then()
                : Mono.empty();
    }

    private Mono<Consumption> take(User user, String botName, String purposeKey, Right right) {
        var type = right.accessType();
        if (type == null) {
            return Mono.just(new Refused());
        }
        var entry = new Entry(user.id(), botName, purposeKey, type);
        return pay(entry).map(noted -> new Consumed(type));
    }

    private Mono<Noted> pay(Entry entry) {
        return switch (entry.type()) {
            case CREDITS ->
                lots.takeOne(entry.user()).flatMap(lot -> note(entry, lot).delayUntil(lots::book));
            case FREE_TRAININGS -> freeTrainings.takeOne(entry.user()).flatMap(grant -> note(entry, grant));
            case SUBSCRIPTION, DAILY_FREE, FREE -> note(entry, null);
        };
    }

    private record Entry(UserId user, String botName, String purposeKey, AccessType type) {}

    /** A start that was noted, and the lot or grant that paid for it. */
    record Noted(
            UUID id, UserId user, AccessType type, @Nullable UUID lot) {}

    private Mono<Noted> note(Entry entry, @Nullable UUID lot) {
        var statement = database.sql("""
                        insert into access_consumptions
                            (user_id, bot_name, purpose_key, access_type, lot_id, consumed_at, created_at)
                        values (:user, :bot, :purpose, :type, :lot, :now, :now) returning id
                        """)
                .bind("user", entry.user().value())
                .bind("bot", entry.botName())
                .bind("purpose", entry.purposeKey())
                .bind("type", entry.type().code())
                .bind("now", clock.instant());
        return bind(statement, "lot", lot, UUID.class)
                .map(row -> new Noted(get(row, "id", UUID.class), entry.user(), entry.type(), lot))
                .one();
    }

    Mono<Boolean> giveBack(String purposeKey) { // MB-306
        return holderOf(purposeKey)
                .delayUntil(holders::lock)
                .flatMap(user -> cancel(purposeKey))
                .flatMap(returned -> restore(returned).thenReturn(true))
                .defaultIfEmpty(false);
    }

    private Mono<UserId> holderOf(String purposeKey) {
        return database.sql(
                        "select user_id from access_consumptions where purpose_key = :purpose and returned_at is null")
                .bind("purpose", purposeKey)
                .map(row -> new UserId(get(row, "user_id", UUID.class)))
                .one();
    }

    /** Of two at once only one finds it not returned. */
    private Mono<Noted> cancel(String purposeKey) {
        return database.sql("""
                        update access_consumptions set returned_at = :now
                        where purpose_key = :purpose and returned_at is null
                        returning id, user_id, access_type, lot_id
                        """)
                .bind("purpose", purposeKey)
                .bind("now", clock.instant())
                .map(row -> new Noted(
                        get(row, "id", UUID.class),
                        new UserId(get(row, "user_id", UUID.class)),
                        AccessType.of(get(row, "access_type", String.class)),
                        row.get("lot_id", UUID.class)))
                .one();
    }

    private Mono<Void> restore(Noted returned) {
        var lot = returned.lot();
        if (lot == null) {
            return Mono.empty();
        }
        return switch (returned.type()) {
            case CREDITS -> lots.restoreOne(lot).then(lots.unbook(returned));
            case FREE_TRAININGS -> freeTrainings.restoreOne(lot);
            case SUBSCRIPTION, DAILY_FREE, FREE -> Mono.empty();
        };
    }
}
