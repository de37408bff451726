package dev.krug.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krug.access.AccessChange.Done;
import dev.krug.access.AccessChange.Repeated;
import dev.krug.access.Consumption.Consumed;
import dev.krug.access.Consumption.Refused;
import dev.krug.ledger.Account;
import dev.krug.ledger.Asset;
import dev.krug.ledger.Ledger;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@StoreTest
class AccessIT {

    private static final String SPIN = "spin_bot";
    private static final String QUIZ = "quiz_bot";
    private static final Duration MONTH = Duration.ofDays(30);
    private static long nextTelegramId = 5_600_000_000L;

    @Autowired
    Access access;

    @Autowired
    Expiry expiry;

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
        anna = in(users.getOrCreate(TelegramProfile.of(nextTelegramId++, null, "Anna")))
                .user();
    }

    @AfterEach
    void lotsAndLedgerAgree() { // property 8
        assertThat(ledger.disagreements().block()).isEmpty();
        assertThat(database.sql("""
                        select count(*) as n from ledger_accounts a where a.kind = 'credits' and a.unit = 'trainings'
                          and a.balance_minor <> (select coalesce(sum(credits_left), 0) from subscriptions s
                            where s.user_id = a.owner_user_id and s.kind = 'lot' and s.status = 'active')
                        """).map(row -> row.get("n", Long.class)).one().block())
                .isZero();
    }

    @Test
    void everyBotHasItsPolicy() { // MB-301
        assertThat(rightIn(SPIN)).isEqualTo(new Right.None());
        assertThat(rightIn(QUIZ)).isEqualTo(new Right.DailyFree(5));
        assertThat(rightIn("challenge_bot")).isEqualTo(new Right.Free());
        assertThat(rightIn("unheard_bot")).isEqualTo(new Right.Free());
    }

    @Test
    void refusesAndWritesNothingWithoutAccess() { // MB-304
        assertThat(start(SPIN, "spin:none")).isEqualTo(new Refused());
        assertThat(count("select count(*) as n from access_consumptions where user_id = :user"))
                .isZero();
    }

    @Test
    void takesCreditsOldestFirstThenFreeTrainings() { // MB-304
        change(user -> access.addFreeTrainings(user, 1, FreeSource.ADMIN, "admin:1"));
        change(user -> access.addCredits(user, 1, GrantSource.ADMIN, "admin:2"));
        clock.advance(Duration.ofMinutes(1));
        change(user -> access.addCredits(user, 2, GrantSource.PROMOCODE, "promo:A"));

        assertThat(start(SPIN, "spin:" + anna.id().value() + 1)).isEqualTo(new Consumed(AccessType.CREDITS));
        assertThat(lots()).containsExactly("0/1 expired", "2/2 active");
        assertThat(start(SPIN, "spin:" + anna.id().value() + 2)).isEqualTo(new Consumed(AccessType.CREDITS));
        assertThat(start(SPIN, "spin:" + anna.id().value() + 3)).isEqualTo(new Consumed(AccessType.CREDITS));
        assertThat(start(SPIN, "spin:" + anna.id().value() + 4)).isEqualTo(new Consumed(AccessType.FREE_TRAININGS));
        assertThat(start(SPIN, "spin:" + anna.id().value() + 5)).isEqualTo(new Refused());
        assertThat(access.usage(anna.id()).block().total()).isEqualTo(4);
    }

    @Test
    void theSamePurposeCostsOnce() { // MB-304
        change(user -> access.addCredits(user, 2, GrantSource.ADMIN, "admin:1"));
        var purpose = "spin:" + UUID.randomUUID();

        assertThat(start(SPIN, purpose)).isEqualTo(start(SPIN, purpose));
        assertThat(credits()).isEqualTo(1);
    }

    @Test
    void oneOfTenStartsGetsTheOneCredit() { // property 7, MB-305
        change(user -> access.addCredits(user, 1, GrantSource.ADMIN, "admin:1"));

        var outcomes = Flux.range(0, 10)
                .flatMap(i -> transaction.transactional(access.consume(anna, SPIN, "spin:" + UUID.randomUUID())), 10)
                .collectList()
                .block();

        assertThat(outcomes).filteredOn(Consumed.class::isInstance).hasSize(1);
        assertThat(credits()).isZero();
    }

    @Test
    void oneOfTenStartsGetsTheLastFreeOneOfTheDay() { // MB-305
        for (int i = 0; i < 4; i++) {
            start(QUIZ, "quiz:" + UUID.randomUUID());
        }
        var outcomes = Flux.range(0, 10)
                .flatMap(i -> transaction.transactional(access.consume(anna, QUIZ, "quiz:" + UUID.randomUUID())), 10)
                .collectList()
                .block();
        assertThat(outcomes).filteredOn(Consumed.class::isInstance).hasSize(1);
        assertThat(rightIn(QUIZ)).isEqualTo(new Right.None());
    }

    @Test
    void theFreeStartsComeBackWithTheUsersNextDay() { // MB-301
        clock.set(Instant.parse("2026-12-01T20:30:00Z")); // 23:30 in Moscow
        for (int i = 0; i < 5; i++) {
            start(QUIZ, "quiz:" + UUID.randomUUID());
        }
        assertThat(start(QUIZ, "quiz:" + UUID.randomUUID())).isEqualTo(new Refused());
        clock.advance(Duration.ofMinutes(31));
        assertThat(rightIn(QUIZ)).isEqualTo(new Right.DailyFree(5));
    }

    @Test
    void givesBackOnce() { // MB-306, property 7
        change(user -> access.addCredits(user, 1, GrantSource.ADMIN, "admin:1"));
        change(user -> access.addFreeTrainings(user, 1, FreeSource.CHANNEL, "channel:1"));
        var first = "spin:" + UUID.randomUUID();
        var second = "spin:" + UUID.randomUUID();
        start(SPIN, first);
        start(SPIN, second);
        assertThat(rightIn(SPIN)).isEqualTo(new Right.None());

        var returned = Flux.range(0, 8)
                .flatMap(i -> transaction.transactional(access.giveBack(i % 2 == 0 ? first : second)), 8)
                .collectList()
                .block();

        assertThat(returned).filteredOn(Boolean::booleanValue).hasSize(2);
        var standing = access.check(anna, SPIN).block();
        assertThat(standing.creditsLeft()).isEqualTo(1);
        assertThat(standing.freeTrainingsLeft()).isEqualTo(1);
        assertThat(in(access.giveBack("spin:never"))).isFalse();
    }

    @Test
    void aReturnedFreeStartCountsForTheDayAgain() { // MB-306
        var purpose = "quiz:" + UUID.randomUUID();
        start(QUIZ, purpose);
        assertThat(rightIn(QUIZ)).isEqualTo(new Right.DailyFree(4));
        in(access.giveBack(purpose));
        assertThat(rightIn(QUIZ)).isEqualTo(new Right.DailyFree(5));
    }

    @Test
    void newcomersAreWelcomedWhereThePolicySaysSo() { // MB-301
        database.sql("update bots set access_policy = '{\"mode\": \"gated\", \"welcomeTrainings\": 1}'"
                        + " where name = 'challenge_bot'")
                .then()
                .block();
        assertThat(rightIn("challenge_bot")).isEqualTo(new Right.FreeTrainings(1, FreeSource.ADMIN));
        assertThat(start("challenge_bot", "c:" + UUID.randomUUID())).isEqualTo(new Consumed(AccessType.FREE_TRAININGS));
        assertThat(start("challenge_bot", "c:" + UUID.randomUUID())).isEqualTo(new Refused());
        database.sql("update bots set access_policy = '{\"mode\": \"free\"}' where name = 'challenge_bot'")
                .then()
                .block();
    }

    @Test
    void timeStacksAndCreditsStayBesideIt() { // MB-311, property 9
        var now = clock.instant();
        change(user -> access.grantSubscription(user, 30, GrantSource.ADMIN, "admin:1"));
        change(user -> access.addCredits(user, 5, GrantSource.ADMIN, "admin:2"));
        change(user -> access.grantSubscription(user, 365, GrantSource.ADMIN, "admin:3"));

        var end = now.plus(Duration.ofDays(395));
        assertThat(access.check(anna, SPIN).block())
                .isEqualTo(new Standing(new Right.Subscription(SubscriptionType.MONTH, end, 395), end, 5, 0, null));
        assertThat(start(SPIN, "spin:" + UUID.randomUUID())).isEqualTo(new Consumed(AccessType.SUBSCRIPTION));
        assertThat(credits()).isEqualTo(5);
        clock.advance(MONTH.plusSeconds(1));
        assertThat(access.activeSubscription(anna.id()).block().type()).isEqualTo(SubscriptionType.YEAR);
    }

    @Test
    void anythingBoughtAtOnceStacks() { // property 9
        var random = new Random(9);
        var days = random.ints(20, 1, 400).boxed().toList();

        Flux.range(0, days.size())
                .flatMap(
                        i -> transaction.transactional(
                                i % 4 == 3
                                        ? access.addCredits(anna.id(), days.get(i), GrantSource.ADMIN, "c:" + i)
                                        : access.grantSubscription(
                                                anna.id(), days.get(i), GrantSource.ADMIN, "t:" + i)),
                        10)
                .blockLast();

        long bought = 0;
        for (int i = 0; i < days.size(); i++) {
            bought += i % 4 == 3 ? 0 : days.get(i);
        }
        assertThat(access.check(anna, SPIN).block().subscriptionEnd())
                .isEqualTo(clock.instant().plus(Duration.ofDays(bought)));
        assertThat(count("select count(*) as n from subscriptions where user_id = :user and kind = 'time'"))
                .isEqualTo(1);
    }

    @Test
    void theSchemaKnowsNoOverlap() { // property 9
        change(user -> access.grantSubscription(user, 30, GrantSource.ADMIN, "admin:1"));
        assertThatThrownBy(() ->
                        database.sql("""
                        insert into subscription_periods (user_id, subscription_id, kind, subscription_type, source,
                            starts_at, ends_at, days, grant_key)
                        select user_id, subscription_id, kind, subscription_type, source, starts_at + interval '1 day',
                            ends_at + interval '1 day', days, 'other' from subscription_periods where user_id = :user
                        """).bind("user", anna.id().value()).then().block())
                .hasMessageContaining("periods_never_overlap");
    }

    @Test
    void newsOfAGrantStandInTheFeedOnce() { // MB section 9
        for (int time = 0; time < 2; time++) {
            change(user -> access.grantSubscription(user, 30, GrantSource.ADMIN, "admin:1"));
            change(user -> access.addCredits(user, 5, GrantSource.PROMOCODE, "admin:1"));
            change(user -> access.addFreeTrainings(user, 1, FreeSource.CHANNEL, "admin:1"));
        }
        change(user -> access.addCredits(user, -2, GrantSource.ADMIN, "admin:2"));
        change(user -> access.grantSubscription(user, 10, GrantSource.IMPORT, "import:1"));

        assertThat(database.sql("select body from notifications where user_id = :user order by created_at, id")
                        .bind("user", anna.id().value())
                        .map(row -> row.get("body", String.class))
                        .all()
                        .collectList()
                        .block())
                .containsExactly(
                        "30 days have been added. A subscription works in all bots.",
                        "5 trainings are waiting, with no end date.",
                        "1 training is waiting, with no end date.");
    }

    @Test
    void aGrantIsMadeOnceByItsKey() {
        assertThat(change(user -> access.grantSubscription(user, 30, GrantSource.ADMIN, "admin:1")))
                .isEqualTo(new Done());
        assertThat(change(user -> access.grantSubscription(user, 30, GrantSource.ADMIN, "admin:1")))
                .isEqualTo(new Repeated());
        assertThat(change(user -> access.addCredits(user, 3, GrantSource.ADMIN, "admin:1")))
                .isEqualTo(new Done());
        assertThat(change(user -> access.addCredits(user, 3, GrantSource.ADMIN, "admin:1")))
                .isEqualTo(new Repeated());
        assertThat(change(user -> access.addFreeTrainings(user, 2, FreeSource.ADMIN, "admin:1")))
                .isEqualTo(new Done());
        assertThat(change(user -> access.addFreeTrainings(user, 2, FreeSource.ADMIN, "admin:1")))
                .isEqualTo(new Repeated());
        var stranger = new UserId(UUID.randomUUID());
        assertThat(in(access.addCredits(stranger, 1, GrantSource.ADMIN, "admin:1")))
                .isEqualTo(new AccessChange.UnknownUser());
    }

    @Test
    void revokingAPeriodMovesTheLaterOnesUp() { // MB-312
        var now = clock.instant();
        change(user -> access.grantSubscription(user, 30, GrantSource.ADMIN, "admin:1"));
        change(user -> access.grantSubscription(user, 365, GrantSource.ADMIN, "admin:2"));
        change(user -> access.grantSubscription(user, 10, GrantSource.ADMIN, "admin:3"));
        var periods = access.periods(anna.id()).collectList().block();

        var year = periods.get(1).id();
        assertThat(change(user -> access.revokePeriod(user, year, "admin:4"))).isEqualTo(new Done());
        assertThat(change(user -> access.revokePeriod(user, year, "admin:4"))).isEqualTo(new Repeated());
        assertThat(change(user -> access.revokePeriod(user, year, "admin:5")))
                .isEqualTo(new AccessChange.NothingThere());
        assertThat(endDate()).isEqualTo(now.plus(Duration.ofDays(40)));

        clock.advance(Duration.ofDays(12));
        assertThat(change(user -> access.revokePeriod(user, periods.get(0).id(), "admin:6")))
                .isEqualTo(new Done());
        assertThat(endDate()).isEqualTo(clock.instant().plus(Duration.ofDays(10)));
        assertThat(change(user -> access.revokeSubscription(user, "admin:7"))).isEqualTo(new Done());
        assertThat(rightIn(SPIN)).isEqualTo(new Right.None());
        assertThat(change(user -> access.revokeSubscription(user, "admin:8")))
                .isEqualTo(new AccessChange.NothingThere());
        assertThat(change(user -> access.revokeSubscription(user, "admin:7"))).isEqualTo(new Repeated());
        assertThat(change(user -> access.grantSubscription(user, 30, GrantSource.ADMIN, "admin:9")))
                .isEqualTo(new Done());
        assertThat(endDate()).isEqualTo(clock.instant().plus(MONTH));
    }

    @Test
    void onlyRunningTimeIsExtended() { // MB-811
        assertThat(change(user -> access.extend(user, 5, GrantSource.ADMIN, "admin:1")))
                .isEqualTo(new AccessChange.NothingThere());
        change(user -> access.grantSubscription(user, 30, GrantSource.ADMIN, "admin:2"));
        assertThat(change(user -> access.extend(user, 5, GrantSource.ADMIN, "admin:3")))
                .isEqualTo(new Done());
        assertThat(endDate()).isEqualTo(clock.instant().plus(Duration.ofDays(35)));
    }

    @Test
    void creditsAreTakenAllOrNone() { // MB-811, MB-312
        change(user -> access.addCredits(user, 2, GrantSource.ADMIN, "admin:1"));
        clock.advance(Duration.ofSeconds(1));
        change(user -> access.addCredits(user, 3, GrantSource.ADMIN, "admin:2"));

        assertThat(change(user -> access.addCredits(user, -6, GrantSource.ADMIN, "admin:3")))
                .isEqualTo(new AccessChange.TooFewCredits(5));
        assertThat(change(user -> access.addCredits(user, -4, GrantSource.ADMIN, "admin:4")))
                .isEqualTo(new Done());
        assertThat(lots()).containsExactly("0/2 expired", "1/3 active");
        assertThat(change(user -> access.addCredits(user, -4, GrantSource.ADMIN, "admin:4")))
                .isEqualTo(new Repeated());
    }

    @Test
    void freeTrainingsAreClearedOfOneSourceOrOfAll() { // MB-811
        change(user -> access.addFreeTrainings(user, 2, FreeSource.CHANNEL, "channel:7"));
        change(user -> access.addFreeTrainings(user, 3, FreeSource.ADMIN, "admin:1"));

        assertThat(change(user -> access.clearFreeTrainings(user, FreeSource.CHANNEL, "admin:2")))
                .isEqualTo(new Done());
        assertThat(rightIn(SPIN)).isEqualTo(new Right.FreeTrainings(3, FreeSource.ADMIN));
        change(user -> access.addFreeTrainings(user, 1, FreeSource.CHANNEL, "channel:8"));
        assertThat(change(user -> access.clearFreeTrainings(user, FreeSource.CHANNEL, "admin:2")))
                .isEqualTo(new Repeated());
        assertThat(change(user -> access.clearFreeTrainings(user, null, "admin:3")))
                .isEqualTo(new Done());
        assertThat(rightIn(SPIN)).isEqualTo(new Right.None());
        assertThat(change(user -> access.clearFreeTrainings(user, null, "admin:4")))
                .isEqualTo(new AccessChange.NothingThere());
    }

    @Test
    void timeEndsByTheClockAndTheJobWritesItDown() { // MB-313, CORE-261
        change(user -> access.grantSubscription(user, 1, GrantSource.ADMIN, "admin:1"));
        clock.advance(Duration.ofDays(1));

        assertThat(rightIn(SPIN)).isEqualTo(new Right.None());
        assertThat(access.activeSubscription(anna.id()).block()).isNull();
        assertThat(expiry.expireAll().block()).isPositive();
        assertThat(expiry.expireAll().block()).isZero();
        assertThat(count("select count(*) as n from subscriptions where user_id = :user and status = 'expired'"))
                .isEqualTo(1);
        assertThat(change(user -> access.grantSubscription(user, 1, GrantSource.ADMIN, "admin:2")))
                .isEqualTo(new Done());
        assertThat(access.subscriptions(anna.id()).collectList().block())
                .extracting(Subscription::status)
                .containsExactly("active", "expired");
    }

    @Test
    void changesOfSubscriptionsAreAudited() { // CORE-011
        change(user -> access.grantSubscription(user, 30, GrantSource.ADMIN, "admin:1"));
        change(user -> access.extend(user, 5, GrantSource.ADMIN, "admin:2"));
        change(user -> access.addCredits(user, 1, GrantSource.ADMIN, "admin:3"));
        start(SPIN, "spin:" + UUID.randomUUID());

        assertThat(count("""
                        select count(*) as n from audit_log where target_type = 'subscriptions' and target_id in (
                          select cast(id as text) from subscriptions where user_id = :user)
                        """)).isEqualTo(3);
    }

    @Test
    void amountsAndKeysHaveBounds() {
        for (var wrong : List.<Function<UserId, Mono<AccessChange>>>of(
                user -> access.grantSubscription(user, 0, GrantSource.ADMIN, "k"),
                user -> access.grantSubscription(user, 1_826, GrantSource.ADMIN, "k"),
                user -> access.addCredits(user, 0, GrantSource.ADMIN, "k"),
                user -> access.addCredits(user, -1_000_001, GrantSource.ADMIN, "k"),
                user -> access.addFreeTrainings(user, -1, FreeSource.ADMIN, "k"),
                user -> access.addFreeTrainings(user, 1, FreeSource.ADMIN, ""),
                user -> access.addFreeTrainings(user, 1, FreeSource.ADMIN, "k".repeat(101)))) {
            assertThatIllegalArgumentException().isThrownBy(() -> change(wrong));
        }
    }

    @Test
    void erasureTakesEverythingAndLeavesTheLedgerAtZero() { // property 8
        change(user -> access.addCredits(user, 4, GrantSource.ADMIN, "admin:1"));
        change(user -> access.grantSubscription(user, 30, GrantSource.ADMIN, "admin:2"));
        start(SPIN, "spin:" + UUID.randomUUID());

        in(users.erase(anna.id(), null));

        for (var table : List.of("subscriptions", "subscription_periods", "free_trainings", "access_consumptions")) {
            assertThat(count("select count(*) as n from " + table + " where user_id = :user"))
                    .isZero();
        }
    }

    private Right rightIn(String bot) {
        return access.check(anna, bot).block().right();
    }

    private Consumption start(String bot, String purpose) {
        return in(access.consume(anna, bot, purpose));
    }

    private AccessChange change(Function<UserId, Mono<AccessChange>> change) {
        return in(change.apply(anna.id()));
    }

    private long credits() {
        return ledger.available(Account.credits(anna.id(), Asset.TRAININGS)).block();
    }

    private Instant endDate() {
        return access.check(anna, SPIN).block().subscriptionEnd();
    }

    private List<String> lots() {
        return database.sql("""
                        select credits_left || '/' || credits_total || ' ' || status as lot from subscriptions
                        where user_id = :user and kind = 'lot' order by start_date, id
                        """)
                .bind("user", anna.id().value())
                .map(row -> row.get("lot", String.class))
                .all()
                .collectList()
                .block();
    }

    private long count(String sql) {
        return database.sql(sql)
                .bind("user", anna.id().value())
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }

    private <T> T in(Mono<T> action) {
        return transaction.transactional(action).block();
    }
}
