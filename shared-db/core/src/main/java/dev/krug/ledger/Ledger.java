package dev.krug.ledger;

import static dev.krug.kernel.Rows.get;

import dev.krug.ledger.AccountRows.Found;
import dev.krug.ledger.Posting.Leg;
import dev.krug.users.UserId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Moves and shows what accounts hold. Runs in the caller's transaction and holds the accounts that keep a balance until
 * its end, always in the same order; they come after every other row that the caller locks.
 */
@Service
public class Ledger {

    private final AccountRows accounts;
    private final EntryRows entries;
    private final DatabaseClient database;

    Ledger(AccountRows accounts, EntryRows entries, DatabaseClient database) {
        this.accounts = accounts;
        this.entries = entries;
        this.database = database;
    }

    /** Posts once by its key; nothing when an account would give more than it has. */
    public Mono<Posted> post(Posting posting) { // CORE-190, CORE-192
        return accounts.lock(posting.legs().stream().map(Leg::account).toList()).flatMap(held -> {
            var lacking =
                    posting.legs().stream().filter(leg -> lacks(leg, held)).findFirst();
            return lacking.isEmpty()
                    ? entries.insert(posting, held)
                            .<Posted>map(Posted.Done::new)
                            .switchIfEmpty(Mono.defer(() -> repeated(posting)))
                    : repeated(posting)
                            .defaultIfEmpty(insufficient(lacking.get().account(), held));
        });
    }

    private static boolean lacks(Leg leg, Map<String, Found> held) {
        return leg.account().kind().materialized()
                && leg.amount().minor() < 0
                && available(leg.account(), held) + leg.amount().minor() < 0;
    }

    private static Posted insufficient(Account account, Map<String, Found> held) {
        return new Posted.Insufficient(account, available(account, held));
    }

    private static long available(Account account, Map<String, Found> held) {
        return Objects.requireNonNull(held.get(account.name()), "every account was made")
                .available();
    }

    private Mono<Posted> repeated(Posting posting) {
        return entries.transaction(posting.key()).map(Posted.Repeated::new);
    }

    /**
     * Takes a posting back, once. Empty when there is none of this key.
     *
     * @param key of the posting to take back
     * @param reversalKey of the new one
     */
    public Mono<Posted> reverse(String key, String type, String reversalKey) { // CORE-182
        return entries.transaction(key)
                .flatMap(first -> entries.legs(first)
                        .map(leg -> new Leg(leg.account(), leg.amount().negated()))
                        .collectList()
                        .flatMap(legs -> post(new Posting(type, reversalKey, legs, first, Map.of()))));
    }

    /** What an account may give now; 0 for one that was never used. */
    public Mono<Long> available(Account account) { // CORE-191
        return database.sql("select balance_minor - held_minor as available from ledger_accounts where name = :name")
                .bind("name", account.name())
                .map(row -> get(row, "available", Long.class))
                .one()
                .defaultIfEmpty(0L);
    }

    /** The accounts of a kind that somebody owns, with what each may give. */
    public Flux<Holding> holdings(UserId owner, AccountKind kind) {
        return accounts.of(owner, kind);
    }

    /** An account that somebody owns. */
    public record Holding(Account account, long available) {}

    /**
     * The entries of an account, newest first.
     *
     * @param before only those older than the entry of this number
     */
    public Flux<Entry> history(Account account, long before, int limit) { // CORE-185
        return entries.of(account, before, limit);
    }

    /** The transaction of a posting; empty when the key was never posted. */
    public Mono<UUID> find(String key) {
        return entries.transaction(key);
    }

    /** The ledger's own check: assets whose entries do not sum to zero, and accounts that differ from their entries. */
    public Mono<List<String>> disagreements() { // CORE-706
        return entries.disagreements().collectList();
    }
}
