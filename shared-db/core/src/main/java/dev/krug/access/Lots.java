package dev.krug.access;

import static dev.krug.kernel.Rows.get;

import dev.krug.audit.Audit;
import dev.krug.ledger.Account;
import dev.krug.ledger.AccountKind;
import dev.krug.ledger.Asset;
import dev.krug.ledger.Ledger;
import dev.krug.ledger.Money;
import dev.krug.ledger.Posted;
import dev.krug.ledger.Posting;
import dev.krug.users.UserId;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Credits for trainings: lots that together hold what the ledger says. Runs in the caller's transaction, which holds the
 * user.
 */
@Component
class Lots { // MB-312

    private static final Account ISSUER = Account.ofPlatform(AccountKind.CREDITS_ISSUER, Asset.TRAININGS);
    private static final Money ONE = new Money(1, Asset.TRAININGS);

    private final DatabaseClient database;
    private final Ledger ledger;
    private final Audit audit;
    private final Clock clock;

    Lots(DatabaseClient database, Ledger ledger, Audit audit, Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    private static Account account(UserId user) {
        return Account.credits(user, Asset.TRAININGS);
    }

    private static String key(UserId user, String key) {
        return "trainings:" + user.value() + ":" + key;
    }

    /** A lot more, once by its key. */
    Mono<AccessChange> add(UserId user, int count, GrantSource source, String key) {
        var posting =
                Posting.transfer("grant", key(user, key), ISSUER, account(user), new Money(count, Asset.TRAININGS));
        return ledger.post(posting)
                .flatMap(posted -> posted instanceof Posted.Done
                        ? open(user, count, source).thenReturn(new AccessChange.Done())
                        : Mono.just(new AccessChange.Repeated()));
    }

    private Mono<Void> open(UserId user, int count, GrantSource source) {
        return database.sql("""
                        insert into subscriptions (user_id, kind, provider, status, start_date, credits_total,
                            credits_left, source, created_at, updated_at)
                        values (:user, 'lot', 'gift', 'active', :now, :count, :count, :source, :now, :now)
                        returning id
                        """)
                .bind("user", user.value())
                .bind("count", count)
                .bind("source", source.code())
                .bind("now", clock.instant())
                .map(row -> get(row, "id", UUID.class))
                .one()
                .flatMap(lot -> audit.created(
                        "subscriptions", lot, Map.of("kind", "lot", "credits_total", count, "source", source.code())));
    }

    /** Takes from the oldest lots, all of it or nothing, once by its key. */
    Mono<AccessChange> take(UserId user, int count, String key) {
        var posting =
                Posting.transfer("take_back", key(user, key), account(user), ISSUER, new Money(count, Asset.TRAININGS));
        return ledger.post(posting).flatMap(posted -> switch (posted) {
            case Posted.Done done -> takeOldest(user, count).thenReturn(new AccessChange.Done());
            case Posted.Repeated repeated -> Mono.just(new AccessChange.Repeated());
            case Posted.Insufficient(var account, var left) ->
                Mono.just(new AccessChange.TooFewCredits(Math.toIntExact(left)));
        });
    }

    /** Takes one training from the oldest lot; empty when no lot has any. */
    Mono<UUID> takeOne(UserId user) { // MB-305
        return takeOldest(user, 1);
    }

    /** The first lot that was touched. */
    private Mono<UUID> takeOldest(UserId user, int count) {
        return database.sql("""
                        with open as (
                            select id, least(credits_left, greatest(0, :count - coalesce(sum(credits_left) over (
                                order by start_date, id rows between unbounded preceding and 1 preceding), 0))) as taken
                            from subscriptions where user_id = :user and kind = 'lot' and credits_left > 0)
                        update subscriptions s set credits_left = s.credits_left - open.taken, updated_at = :now,
                            status = case when s.credits_left = open.taken then 'expired' else 'active' end
                        from open where s.id = open.id and open.taken > 0
                        returning s.id, old.credits_left as before, new.credits_left as after
                        """)
                .bind("user", user.value())
                .bind("count", count)
                .bind("now", clock.instant())
                .map(row -> new Touched(
                        get(row, "id", UUID.class),
                        get(row, "before", Integer.class),
                        get(row, "after", Integer.class)))
                .all()
                .concatMap(lot -> note(lot).thenReturn(lot.id()))
                .collectList()
                .filter(lots -> !lots.isEmpty())
                .map(lots -> lots.getFirst());
    }

    private record Touched(UUID id, int before, int after) {}

    private Mono<Void> note(Touched lot) {
        return audit.changed(
                "subscriptions", lot.id(), Map.of("credits_left", lot.before()), Map.of("credits_left", lot.after()));
    }

    /** Gives one training back to its lot. */
    Mono<Void> restoreOne(UUID lot) {
        return database.sql("""
                        update subscriptions set credits_left = credits_left + 1, status = 'active', updated_at = :now
                        where id = :lot and credits_left < credits_total
                        returning id, old.credits_left as before, new.credits_left as after
                        """)
                .bind("lot", lot)
                .bind("now", clock.instant())
                .map(row -> new Touched(
                        get(row, "id", UUID.class),
                        get(row, "before", Integer.class),
                        get(row, "after", Integer.class)))
                .one()
                .flatMap(this::note);
    }

    /** Takes one training off the account, for this start. */
    Mono<Posted> book(Consumptions.Noted start) {
        return ledger.post(Posting.transfer("training", "training:" + start.id(), account(start.user()), ISSUER, ONE));
    }

    /** Puts the training of this start back on the account. */
    Mono<Void> unbook(Consumptions.Noted start) {
        return ledger.reverse("training:" + start.id(), "training_returned", "training-returned:" + start.id())
                .then();
    }
}
