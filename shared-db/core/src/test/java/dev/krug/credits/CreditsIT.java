package dev.krug.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import dev.krug.access.Access;
import dev.krug.access.GrantSource;
import dev.krug.credits.Spending.Insufficient;
import dev.krug.credits.Spending.Spent;
import dev.krug.ledger.Asset;
import dev.krug.ledger.Entry;
import dev.krug.ledger.Ledger;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import dev.krug.users.Users;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@StoreTest
class CreditsIT {

    private static final int WELCOME = 3;
    private static long nextTelegramId = 5_650_000_000L;

    @Autowired
    Credits credits;

    @Autowired
    CreditTopUp topUp;

    @Autowired
    Access access;

    @Autowired
    Ledger ledger;

    @Autowired
    Users users;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    private User anna;

    @BeforeEach
    void meet() {
        anna = newcomer(nextTelegramId++);
    }

    @AfterEach
    void everythingSumsToZero() { // CORE-706
        assertThat(ledger.disagreements().block()).isEmpty();
    }

    @Test
    void everybodyIsWelcomedOnceAlsoInARush() { // CORE-180
        var balances = Flux.range(0, 8)
                .flatMap(i -> transaction.transactional(credits.balance(anna, Asset.CREDITS)), 8)
                .collectList()
                .block();

        assertThat(balances).containsOnly((long) WELCOME);
        assertThat(history()).extracting(Entry::type).containsExactly("welcome");
    }

    @Test
    void twelveSpendsFromTenLeaveNothingAndTwoGoAway() { // CORE-181
        grant(7, "seven more");

        var outcomes = Flux.range(0, 12)
                .flatMap(i -> transaction.transactional(credits.spend(anna, Asset.CREDITS, 1, "work:" + i)), 12)
                .collectList()
                .block();

        assertThat(outcomes).filteredOn(Spent.class::isInstance).hasSize(10);
        assertThat(outcomes)
                .filteredOn(new Insufficient(Asset.CREDITS, 0)::equals)
                .hasSize(2);
        assertThat(balance()).isZero();
    }

    @Test
    void theSameKeySpendsOnceAndIsRefundedOnce() { // CORE-181, CORE-182
        assertThat(spend(2, "picture")).isEqualTo(new Spent(1));
        assertThat(spend(2, "picture")).isEqualTo(new Spent(1));

        assertThat(refund("picture")).isTrue();
        assertThat(refund("picture")).isFalse();
        assertThat(refund("never spent")).isFalse();
        assertThat(balance()).isEqualTo(WELCOME);
    }

    @Test
    void subscribersSpendNothingAsLongAsTheyAre() { // CORE-181
        in(access.grantSubscription(anna.id(), 7, GrantSource.ADMIN, "week"));

        assertThat(spend(50, "big work")).isEqualTo(new Spent(WELCOME));
        assertThat(history()).extracting(Entry::delta).containsExactly(0L, (long) WELCOME);
        assertThat(refund("big work")).isTrue();

        clock.advance(Duration.ofDays(8));
        assertThat(spend(50, "more work")).isEqualTo(new Insufficient(Asset.CREDITS, WELCOME));
    }

    @Test
    void aGrantIsGivenOnceAndSaysWhy() { // CORE-183, CORE-185
        assertThat(grant(20, "campaign")).isTrue();
        assertThat(grant(20, "campaign")).isFalse();

        assertThat(history())
                .extracting(Entry::type, Entry::delta, Entry::balanceAfter, Entry::reason)
                .containsExactly(tuple("grant", 20L, 23L, "campaign"), tuple("welcome", 3L, 3L, null));
        var newest = history().getFirst();
        assertThat(in(credits.history(anna.id(), Asset.CREDITS, newest.number(), 5)
                        .collectList()))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Credits.MOST_GRANTED + 1})
    void isGivenWithinBounds(int count) { // CORE-183
        assertThatIllegalArgumentException().isThrownBy(() -> grant(count, "out of bounds"));
    }

    @Test
    void trainingsAreNotSpentHere() {
        assertThatIllegalArgumentException().isThrownBy(() -> in(credits.balance(anna, Asset.TRAININGS)));
    }

    @Test
    void whoeverIsBelowTheFloorIsRaisedOnceADay() { // CORE-184
        var subscriber = newcomer(nextTelegramId++);
        var banned = newcomer(nextTelegramId++);
        for (var user : List.of(anna, subscriber, banned)) {
            in(credits.spend(user, Asset.CREDITS, WELCOME, "all"));
        }
        in(access.grantSubscription(subscriber.id(), 30, GrantSource.ADMIN, "month"));
        in(database.sql("update users set status = 'banned' where id = :id")
                .bind("id", banned.id().value())
                .then());

        assertThat(topUp.run().block()).isPositive();
        assertThat(balance()).isEqualTo(1);
        assertThat(in(credits.balance(subscriber, Asset.CREDITS))).isZero();
        assertThat(in(credits.balance(banned, Asset.CREDITS))).isZero();

        spend(1, "of the morning");
        assertThat(topUp.run().block()).isZero();
        assertThat(balance()).isZero();

        clock.advance(Duration.ofDays(1));
        var runs = Flux.range(0, 3).flatMap(i -> topUp.run(), 3).collectList().block();
        assertThat(balance()).isEqualTo(1);
        assertThat(history().getFirst().type()).isEqualTo("top_up");
        assertThat(runs).filteredOn(raised -> raised > 0).hasSize(1);
    }

    @Test
    void comingBackAfterAnErasureIsNoNewWelcome() { // MB-920
        assertThat(balance()).isEqualTo(WELCOME);
        var telegramId = anna.telegram().id();
        in(users.erase(anna.id(), null));
        anna = newcomer(telegramId);

        assertThat(balance()).isZero();
        clock.advance(Duration.ofDays(1));
        topUp.run().block();
        var date = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        assertThat(in(database.sql("select count(*) as n from ledger_transactions t"
                                + " join ledger_entries e on e.transaction_id = t.id"
                                + " join ledger_accounts a on a.id = e.account_id"
                                + " join users u on u.id = a.owner_user_id"
                                + " where t.idempotency_key like 'topup:%" + date + "' and u.status = 'deleted'")
                        .map(row -> row.get("n", Long.class))
                        .one()))
                .isZero();
    }

    private User newcomer(long telegramId) {
        return in(users.getOrCreate(TelegramProfile.of(telegramId, null, "Anna")))
                .user();
    }

    private long balance() {
        return in(credits.balance(anna, Asset.CREDITS));
    }

    private Spending spend(int count, String key) {
        return in(credits.spend(anna, Asset.CREDITS, count, key));
    }

    private boolean refund(String key) {
        return in(credits.refundSpend(anna, Asset.CREDITS, key));
    }

    private boolean grant(int count, String reason) {
        return in(credits.grant(anna, Asset.CREDITS, count, reason, "grant:" + reason));
    }

    private List<Entry> history() {
        return new ArrayList<>(
                in(credits.history(anna.id(), Asset.CREDITS, Long.MAX_VALUE, 20).collectList()));
    }

    private <T> T in(Mono<T> change) {
        return transaction.transactional(change).block();
    }
}
