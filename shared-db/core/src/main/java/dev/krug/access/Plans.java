package dev.krug.access;

import static dev.krug.kernel.Rows.get;

import dev.krug.ledger.Asset;
import dev.krug.ledger.Money;
import dev.krug.telegram.Bots;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** What gives access and can be bought. */
@Service
public class Plans { // MB-320

    private static final String APP = "multi_bot";

    private final DatabaseClient database;
    private final Bots bots;

    Plans(DatabaseClient database, Bots bots) {
        this.database = database;
        this.bots = bots;
    }

    /** All that is on sale, in its order, at the first of its prices. */
    public Mono<List<Plan>> onSale() {
        return database.sql("""
                        select distinct on (p.sort, p.id) p.id, p.code, p.emoji, p.name_key, p.duration_days,
                            p.credits_amount, p.recurring, c.amount_minor, c.currency
                        from products p join product_prices c on c.product_id = p.id
                        where p.app = :app and p.state = 'active' order by p.sort, p.id, c.currency
                        """)
                .bind("app", APP)
                .map(Plans::read)
                .all()
                .collectList()
                .map(Plans::withSavings);
    }

    /** Empty when nothing of this code is on sale. */
    public Mono<Plan> find(String code) {
        return onSale().flatMapIterable(plans -> plans)
                .filter(plan -> plan.code().equals(code))
                .next();
    }

    /** Whether a bot shows time first, and not credits. */
    public Mono<Boolean> showsTimeFirst(String botName) { // MB-322
        return bots.monetization(botName).map(shown -> !shown.equals("credits")).defaultIfEmpty(true);
    }

    private static List<Plan> withSavings(List<Plan> plans) {
        var month = plans.stream()
                .filter(plan -> Objects.equals(plan.durationDays(), SubscriptionType.MONTH.days()))
                .findFirst();
        return plans.stream()
                .map(plan -> month.isPresent() && Objects.equals(plan.durationDays(), SubscriptionType.YEAR.days())
                        ? plan.withSaving(Plan.Saving.of(month.get().price(), plan.price()))
                        : plan)
                .toList();
    }

    private static Plan read(Readable row) {
        return new Plan(
                get(row, "id", UUID.class),
                get(row, "code", String.class),
                get(row, "emoji", String.class),
                get(row, "name_key", String.class),
                row.get("duration_days", Integer.class),
                row.get("credits_amount", Integer.class),
                get(row, "recurring", Boolean.class),
                new Money(get(row, "amount_minor", Long.class), Asset.of(get(row, "currency", String.class))),
                null);
    }
}
