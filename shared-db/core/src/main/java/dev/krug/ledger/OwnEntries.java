package dev.krug.ledger;

import static dev.krug.kernel.Rows.get;

import dev.krug.users.PersonalDataContributor;
import dev.krug.users.User;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What came to the accounts of a person and went from them. */
@Component
class OwnEntries implements PersonalDataContributor { // MB-840

    private final DatabaseClient database;

    OwnEntries(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "ledger_entries";
    }

    @Override
    public Mono<List<Map<String, @Nullable Object>>> of(User user) {
        return database.sql("""
                        select a.kind, a.unit, t.type, t.metadata->>'reason' as reason, e.amount_minor, e.created_at
                        from ledger_entries e
                        join ledger_accounts a on a.id = e.account_id and a.owner_user_id = :user
                        join ledger_transactions t on t.id = e.transaction_id
                        order by e.seq
                        """)
                .bind("user", user.id().value())
                .map(row -> {
                    var entry = new LinkedHashMap<String, @Nullable Object>();
                    entry.put("kind", row.get("kind", String.class));
                    entry.put("unit", row.get("unit", String.class));
                    entry.put("type", row.get("type", String.class));
                    entry.put("reason", row.get("reason", String.class));
                    entry.put("amount", row.get("amount_minor", Long.class));
                    entry.put("at", get(row, "created_at", Instant.class).toString());
                    return (Map<String, @Nullable Object>) entry;
                })
                .all()
                .collectList();
    }
}
