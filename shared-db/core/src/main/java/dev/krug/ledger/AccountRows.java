package dev.krug.ledger;

import static dev.krug.kernel.Rows.get;

import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of {@code ledger_accounts}; runs in the caller's transaction. */
@Repository
class AccountRows {

    private final DatabaseClient database;

    AccountRows(DatabaseClient database) {
        this.database = database;
    }

    /** An account of the store. */
    record Found(UUID id, long available) {}

    /** All by their names, made where they were missing; those that keep a balance are locked in the order of their ids. */
    Mono<Map<String, Found>> lock(List<Account> accounts) { // CORE-193
        return find(accounts)
                .flatMap(found -> found.size() == accounts.size()
                        ? Mono.just(found)
                        : make(accounts).then(Mono.defer(() -> find(accounts))));
    }

    private Mono<Map<String, Found>> find(List<Account> accounts) {
        return database.sql("""
                        with held as (
                            select id, name, balance_minor - held_minor as available from ledger_accounts
                            where name = any(:names) and materialized order by id for no key update)
                        select id, name, available from held
                        union all
                        select id, name, 0 from ledger_accounts where name = any(:names) and not materialized
                        """)
                .bind("names", accounts.stream().map(Account::name).toArray(String[]::new))
                .map(row -> Map.entry(get(row, "name", String.class), found(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Found found(Readable row) {
        return new Found(get(row, "id", UUID.class), get(row, "available", Long.class));
    }

    private Mono<Void> make(List<Account> accounts) {
        return database.sql("""
                        insert into ledger_accounts (kind, owner_user_id, owner_ref, unit, materialized)
                        select * from unnest(:kinds, :owners, :refs, :units, :materialized)
                        on conflict do nothing
                        """)
                .bind("kinds", accounts.stream().map(one -> one.kind().code()).toArray(String[]::new))
                .bind("owners", accounts.stream().map(Account::ownerId).toArray(UUID[]::new))
                .bind("refs", accounts.stream().map(Account::reference).toArray(String[]::new))
                .bind("units", accounts.stream().map(one -> one.asset().unit()).toArray(String[]::new))
                .bind(
                        "materialized",
                        accounts.stream().map(one -> one.kind().materialized()).toArray(Boolean[]::new))
                .then();
    }

    Flux<Ledger.Holding> of(UserId owner, AccountKind kind) {
        return database.sql("""
                        select unit, balance_minor - held_minor as available from ledger_accounts
                        where owner_user_id = :owner and kind = :kind order by unit
                        """)
                .bind("owner", owner.value())
                .bind("kind", kind.code())
                .map(row -> new Ledger.Holding(
                        new Account(kind, owner, null, Asset.of(get(row, "unit", String.class))),
                        get(row, "available", Long.class)))
                .all();
    }
}
