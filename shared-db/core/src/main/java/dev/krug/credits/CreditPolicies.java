package dev.krug.credits;

import static dev.krug.kernel.Rows.get;

import dev.krug.ledger.Asset;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of {@code credit_policies}. */
@Repository
class CreditPolicies {

    private static final String COLUMNS =
            "select unit, welcome_amount, daily_floor, unlimited_for_subscribers from credit_policies where active";

    private final DatabaseClient database;

    CreditPolicies(DatabaseClient database) {
        this.database = database;
    }

    /** Fails for a unit that is no credit. */
    Mono<CreditPolicy> of(Asset unit) {
        return database.sql(COLUMNS + " and unit = :unit")
                .bind("unit", unit.unit())
                .map(CreditPolicies::read)
                .one()
                .switchIfEmpty(Mono.error(() -> new IllegalArgumentException(unit + " has no policy")));
    }

    Flux<CreditPolicy> all() {
        return database.sql(COLUMNS + " order by unit")
                .map(CreditPolicies::read)
                .all();
    }

    private static CreditPolicy read(Readable row) {
        return new CreditPolicy(
                Asset.of(get(row, "unit", String.class)),
                get(row, "welcome_amount", Long.class),
                get(row, "daily_floor", Long.class),
                get(row, "unlimited_for_subscribers", Boolean.class));
    }
}
