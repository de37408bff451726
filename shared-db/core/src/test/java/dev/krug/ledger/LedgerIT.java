package dev.krug.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krug.testing.StoreTest;
import dev.krug.users.Erased;
import dev.krug.users.TelegramProfile;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

@StoreTest
class LedgerIT {

    private static final Account ISSUER = Account.ofPlatform(AccountKind.CREDITS_ISSUER, Asset.CREDITS);
    private static long nextTelegramId = 5_500_000_000L;

    @Autowired
    Ledger ledger;

    @Autowired
    Users users;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    private Account anna;
    private Account boris;

    @BeforeEach
    void meet() {
        anna = Account.credits(newcomer(), Asset.CREDITS);
        boris = Account.credits(newcomer(), Asset.CREDITS);
    }

    @AfterEach
    void everythingSumsToZero() { // CORE-706
        assertThat(ledger.disagreements().block()).isEmpty();
    }

    @Test
    void movesAnAmountOnceByItsKey() { // CORE-192
        var grant = Posting.transfer("grant", key(), ISSUER, anna, credits(10));

        assertThat(post(grant)).isInstanceOf(Posted.Done.class);
        assertThat(post(grant)).isInstanceOf(Posted.Repeated.class);
        assertThat(ledger.available(anna).block()).isEqualTo(10);
    }

    @Test
    void twelveSpendTenAndTenSucceed() { // CORE-181
        post(Posting.transfer("grant", key(), ISSUER, anna, credits(10)));

        var outcomes = Flux.range(0, 12)
                .flatMap(i -> transaction.transactional(ledger.post(spend(1))), 12)
                .collectList()
                .block();

        assertThat(outcomes).filteredOn(Posted.Done.class::isInstance).hasSize(10);
        assertThat(outcomes).filteredOn(Posted.Insufficient.class::isInstance).hasSize(2);
        assertThat(ledger.available(anna).block()).isZero();
    }

    @Test
    void twoWithTheSameKeyPostOnce() {
        post(Posting.transfer("grant", key(), ISSUER, anna, credits(5)));
        var once = spend(5);

        var outcomes = Flux.range(0, 6)
                .flatMap(i -> transaction.transactional(ledger.post(once)), 6)
                .collectList()
                .block();

        assertThat(outcomes).filteredOn(Posted.Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Posted.Repeated.class::isInstance).hasSize(5);
    }

    @Test
    void isTakenBackOnce() { // CORE-182
        post(Posting.transfer("grant", key(), ISSUER, anna, credits(3)));
        var spend = spend(2);
        post(spend);

        assertThat(reverse(spend.key(), "back-1:" + spend.key())).isInstanceOf(Posted.Done.class);
        assertThat(reverse(spend.key(), "back-1:" + spend.key())).isNotInstanceOf(Posted.Done.class);
        assertThat(reverse("never posted", key())).isNull();
        assertThat(ledger.available(anna).block()).isEqualTo(3);
        assertThat(ledger.history(anna, Long.MAX_VALUE, 10)
                        .map(Entry::delta)
                        .collectList()
                        .block())
                .containsExactly(2L, -2L, 3L);
        assertThat(ledger.history(anna, Long.MAX_VALUE, 10)
                        .map(Entry::balanceAfter)
                        .collectList()
                        .block())
                .containsExactly(3L, 1L, 3L);
    }

    @Test
    void agreesWithItselfAfterAnythingAtOnce() { // CORE-706
        var random = new Random(7);
        var movements = random.ints(200, -6, 7)
                .filter(amount -> amount != 0)
                .mapToObj(amount -> switch (random.nextInt(3)) {
                    case 0 -> Posting.transfer("grant", key(), ISSUER, anna, credits(Math.abs(amount)));
                    case 1 -> spend(Math.abs(amount));
                    default ->
                        amount > 0
                                ? Posting.transfer("gift", key(), anna, boris, credits(amount))
                                : Posting.transfer("gift", key(), boris, anna, credits(-amount));
                })
                .toList();

        var outcomes = Flux.fromIterable(movements)
                .flatMap(movement -> transaction.transactional(ledger.post(movement)), 8)
                .collectList()
                .block();

        assertThat(outcomes).hasSameSizeAs(movements);
        assertThat(ledger.available(anna).block()).isNotNegative();
        assertThat(ledger.available(boris).block()).isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entries set amount_minor = 1",
                "delete from ledger_entries",
                "update ledger_transactions set type = 'x'",
                "delete from ledger_transactions",
                "truncate ledger_entries",
                "insert into ledger_transactions (type, idempotency_key) values ('x', 'one without entries')",
                "update ledger_accounts set balance_minor = -1 where kind = 'credits'"
            })
    void theSchemaDefendsItself(String sql) { // CORE-190
        post(Posting.transfer("grant", key(), ISSUER, anna, credits(1)));
        assertThatThrownBy(() -> database.sql(sql).then().block()).isNotNull();
    }

    @Test
    void oneSideAloneDoesNotCommit() { // CORE-190
        post(Posting.transfer("grant", key(), ISSUER, anna, credits(1)));
        var lopsided = database.sql("""
                with t as (insert into ledger_transactions (type, idempotency_key) values ('x', :key) returning id)
                insert into ledger_entries (transaction_id, account_id, amount_minor, unit)
                select t.id, a.id, 5, 'credits' from t, ledger_accounts a where a.owner_user_id is not null limit 1
                """).bind("key", key());
        assertThatThrownBy(() -> lopsided.then().block()).hasMessageContaining("do not sum to zero");
    }

    @Test
    void whoIsErasedLeavesNoCreditsAndNoName() { // property 8, CORE-146
        post(Posting.transfer("grant", key(), ISSUER, anna, credits(4)));
        var id = anna.owner();

        assertThat(transaction.transactional(users.erase(id, null)).block()).isInstanceOf(Erased.Done.class);
        assertThat(transaction.transactional(users.erase(id, null)).block()).isInstanceOf(Erased.Unknown.class);

        assertThat(ledger.available(anna).block()).isZero();
        assertThat(users.findById(id).block()).isNull();
        assertThat(database.sql("select status || coalesce(display_name, '') || coalesce(telegram_id, 0) as left"
                                + " from users where id = :id")
                        .bind("id", id.value())
                        .map(row -> row.get("left", String.class))
                        .one()
                        .block())
                .isEqualTo("deleted0");
    }

    private Posting spend(long amount) {
        return Posting.transfer("spend", key(), anna, ISSUER, credits(amount));
    }

    private static Money credits(long amount) {
        return new Money(amount, Asset.CREDITS);
    }

    private static String key() {
        return "test:" + UUID.randomUUID();
    }

    private Posted post(Posting posting) {
        return transaction.transactional(ledger.post(posting)).block();
    }

    private Posted reverse(String key, String reversalKey) {
        return transaction
                .transactional(ledger.reverse(key, "refund", reversalKey))
                .block();
    }

    private UserId newcomer() {
        return transaction
                .transactional(users.getOrCreate(TelegramProfile.of(nextTelegramId++, null, "Anna")))
                .block()
                .user()
                .id();
    }
}
