package dev.krug.ledger;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.users.UserId;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Raises the credits of many people to a floor at once. Runs in the caller's transaction. */
@Service
public class TopUps { // CORE-184

    private final AccountRows accounts;
    private final DatabaseClient database;
    private final Clock clock;

    TopUps(AccountRows accounts, DatabaseClient database, Clock clock) {
        this.accounts = accounts;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Who holds less than the floor, in the order of their ids.
     *
     * @param after only those behind this one
     */
    public Flux<UserId> below(Asset unit, long floor, @Nullable UserId after, int limit) {
        var statement =
                database.sql("""
                        select owner_user_id from ledger_accounts
                        where kind = 'credits' and unit = :unit and balance_minor < :floor and (cast(:after as uuid) is null or owner_user_id > :after)
                        order by owner_user_id limit :limit
                        """).bind("unit", unit.unit()).bind("floor", floor).bind("limit", limit);
        return bind(statement, "after", after == null ? null : after.value(), UUID.class)
                .map(row -> new UserId(get(row, "owner_user_id", UUID.class)))
                .all();
    }

    /**
     * Gives each of them what lacks to the floor, once for each user and occasion. How many got something.
     *
     * @param issuer where it comes from
     * @param occasion for instance a date; part of each key
     */
    public Mono<Long> raise(Account issuer, long floor, List<UserId> users, String occasion) {
        return accounts.lock(List.of(issuer)).then(Mono.defer(() -> raiseAll(issuer, floor, users, occasion)));
    }

    private Mono<Long> raiseAll(Account issuer, long floor, List<UserId> users, String occasion) {
        return database.sql("""
                        with account as (
                            select id, owner_user_id, :floor - balance_minor as lacking,
                                'topup:' || owner_user_id || ':' || unit || ':' || :occasion as key
                            from ledger_accounts
                            where kind = 'credits' and unit = :unit and owner_user_id = any(:users)
                              and balance_minor < :floor
                            order by id for no key update),
                        posted as (
                            insert into ledger_transactions (type, idempotency_key, created_at)
                            select 'top_up', key, :now from account
                            on conflict (idempotency_key) do nothing
                            returning id, idempotency_key),
                        due as (
                            select posted.id as transaction, account.id as account, account.lacking
                            from posted join account on account.key = posted.idempotency_key),
                        moved as (
                            update ledger_accounts a set balance_minor = a.balance_minor + due.lacking
                            from due where a.id = due.account
                            returning a.id, a.balance_minor),
                        noted as (
                            insert into ledger_entries
                                (transaction_id, account_id, amount_minor, unit, balance_after_minor, created_at)
                            select due.transaction, due.account, due.lacking, :unit, moved.balance_minor, :now
                            from due join moved on moved.id = due.account
                            union all
                            select due.transaction, issuer.id, - due.lacking, :unit, null, :now
                            from due cross join ledger_accounts issuer where issuer.name = :issuer)
                        select count(*) as n from due
                        """)
                .bind("floor", floor)
                .bind("occasion", occasion)
                .bind("unit", issuer.asset().unit())
                .bind("users", users.stream().map(UserId::value).toArray(UUID[]::new))
                .bind("issuer", issuer.name())
                .bind("now", clock.instant())
                .map(row -> get(row, "n", Long.class))
                .one();
    }
}
