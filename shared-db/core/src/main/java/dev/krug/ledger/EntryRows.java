package dev.krug.ledger;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.audit.Actor;
import dev.krug.kernel.Json;
import dev.krug.ledger.AccountRows.Found;
import dev.krug.ledger.Posting.Leg;
import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of transactions and their entries; runs in the caller's transaction. */
@Repository
class EntryRows {

    private final DatabaseClient database;
    private final Clock clock;

    EntryRows(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The new transaction; empty when the key was posted before. The accounts are held by the caller. */
    Mono<UUID> insert(Posting posting, Map<String, Found> accounts) {
        return Mono.deferContextual(context -> {
            var actor = context.getOrDefault(Actor.class, Actor.SYSTEM);
            var legs = posting.legs();
            var statement = database.sql("""
                            with posted as (
                                insert into ledger_transactions
                                    (type, idempotency_key, reverses_id, actor_id, metadata, created_at)
                                values (:type, :key, :reverses, :actor, cast(:metadata as jsonb), :now)
                                on conflict do nothing
                                returning id),
                            leg as (select * from unnest(:accounts, :amounts, :units) as l (account_id, amount, unit)),
                            moved as (
                                update ledger_accounts a set balance_minor = a.balance_minor + leg.amount
                                from leg, posted where a.id = leg.account_id and a.materialized
                                returning a.id, a.balance_minor),
                            noted as (
                                insert into ledger_entries
                                    (transaction_id, account_id, amount_minor, unit, balance_after_minor, created_at)
                                select posted.id, leg.account_id, leg.amount, leg.unit, moved.balance_minor, :now
                                from posted cross join leg left join moved on moved.id = leg.account_id
                                order by leg.account_id)
                            select id from posted
                            """)
                    .bind("type", posting.type())
                    .bind("key", posting.key())
                    .bind("metadata", Json.write(posting.metadata()))
                    .bind("now", clock.instant())
                    .bind(
                            "accounts",
                            legs.stream().map(leg -> id(leg, accounts)).toArray(UUID[]::new))
                    .bind(
                            "amounts",
                            legs.stream().map(leg -> leg.amount().minor()).toArray(Long[]::new))
                    .bind(
                            "units",
                            legs.stream()
                                    .map(leg -> leg.amount().asset().unit())
                                    .toArray(String[]::new));
            statement = bind(statement, "reverses", posting.reverses(), UUID.class);
            return bind(statement, "actor", Objects.requireNonNull(actor).userId(), UUID.class)
                    .map(row -> get(row, "id", UUID.class))
                    .one();
        });
    }

    private static UUID id(Leg leg, Map<String, Found> accounts) {
        return Objects.requireNonNull(accounts.get(leg.account().name()), "every account was made")
                .id();
    }

    Mono<UUID> transaction(String key) {
        return database.sql("select id from ledger_transactions where idempotency_key = :key")
                .bind("key", key)
                .map(row -> get(row, "id", UUID.class))
                .one();
    }

    Flux<Leg> legs(UUID transaction) {
        return database.sql("""
                        select a.kind, a.materialized, a.owner_user_id, a.owner_ref, a.unit, e.amount_minor
                        from ledger_entries e join ledger_accounts a on a.id = e.account_id
                        where e.transaction_id = :transaction order by e.seq
                        """)
                .bind("transaction", transaction)
                .map(EntryRows::leg)
                .all();
    }

    private static Leg leg(Readable row) {
        var owner = row.get("owner_user_id", UUID.class);
        var account = new Account(
                new AccountKind(get(row, "kind", String.class), get(row, "materialized", Boolean.class)),
                owner == null ? null : new UserId(owner),
                row.get("owner_ref", String.class),
                Asset.of(get(row, "unit", String.class)));
        return new Leg(account, new Money(get(row, "amount_minor", Long.class), account.asset()));
    }

    Flux<Entry> of(Account account, long before, int limit) {
        return database.sql("""
                        select e.id, e.seq, t.type, e.amount_minor, e.balance_after_minor, t.metadata->>'reason' as reason,
                            e.created_at
                        from ledger_entries e
                        join ledger_accounts a on a.id = e.account_id and a.name = :name
                        join ledger_transactions t on t.id = e.transaction_id
                        where e.seq < :before order by e.seq desc limit :limit
                        """)
                .bind("name", account.name())
                .bind("before", before)
                .bind("limit", limit)
                .map(row -> new Entry(
                        get(row, "id", UUID.class),
                        get(row, "seq", Long.class),
                        get(row, "type", String.class),
                        get(row, "amount_minor", Long.class),
                        get(row, "balance_after_minor", Long.class),
                        row.get("reason", String.class),
                        get(row, "created_at", Instant.class)))
                .all();
    }

    Flux<String> disagreements() {
        return database.sql("""
                        select 'the sum of ' || unit as what from ledger_entries group by unit having sum(amount_minor) <> 0
                        union all
                        select 'the balance of ' || a.name from ledger_accounts a
                        left join ledger_entries e on e.account_id = a.id
                        where a.materialized group by a.id
                        having a.balance_minor <> coalesce(sum(e.amount_minor), 0)
                        """).map(row -> get(row, "what", String.class)).all();
    }
}
