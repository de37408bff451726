package dev.krug.promo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krug.access.Access;
import dev.krug.access.FreeSource;
import dev.krug.access.Right;
import dev.krug.access.SubscriptionType;
import dev.krug.audit.Actor;
import dev.krug.promo.PromoCodes.Change;
import dev.krug.promo.PromoCodes.Creation;
import dev.krug.promo.PromoResult.Accepted;
import dev.krug.promo.PromoResult.Blocked;
import dev.krug.promo.PromoResult.Refused;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import dev.krug.users.Users;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@StoreTest
class PromosIT {

    private static final String SPIN = "spin_bot";
    private static long nextTelegramId = 5_700_000_000L;
    private static int nextCode = 100;

    @Autowired
    Promos promos;

    @Autowired
    PromoCodes codes;

    @Autowired
    Access access;

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
        anna = newcomer();
    }

    @Test
    void givesFreeTrainings() { // MB-343
        var code = make(NewPromoCode.of(PromoType.TRAININGS, 3));

        assertThat(activate(anna, " " + code.toLowerCase(Locale.ROOT) + " ")).isInstanceOf(Accepted.class);
        assertThat(right(anna)).isEqualTo(new Right.FreeTrainings(3, FreeSource.PROMOCODE));
        assertThat(activate(anna, code)).isEqualTo(new Refused(PromoRefusal.PROMO_ALREADY_USED));
        assertThat(codes.find(code).block().currentUses()).isEqualTo(1);
        assertThat(codes.uses(codes.find(code).block().id(), 10).collectList().block())
                .singleElement()
                .satisfies(use -> assertThat(use.user()).isEqualTo(anna.id()));
    }

    @Test
    void givesAMonthAndCredits() { // MB-343
        activate(anna, make(NewPromoCode.of(PromoType.CREDITS, 4)));
        assertThat(right(anna)).isEqualTo(new Right.Credits(4));

        activate(anna, make(NewPromoCode.of(PromoType.FREE_MONTH, 0)));
        assertThat(right(anna))
                .isEqualTo(new Right.Subscription(
                        SubscriptionType.MONTH, clock.instant().plus(Duration.ofDays(30)), 30));
    }

    @Test
    void aDiscountIsOnlyPromised() { // MB-345, until there is something to buy
        var code = make(NewPromoCode.of(PromoType.DISCOUNT, 15));

        assertThat(activate(anna, code)).isInstanceOf(Accepted.class);
        assertThat(activate(anna, code)).isInstanceOf(Accepted.class);
        assertThat(codes.find(code).block().currentUses()).isZero();
    }

    @Test
    void lookingChangesNothing() {
        var code = make(NewPromoCode.of(PromoType.TRAININGS, 1).usableTimes(1));

        assertThat(in(promos.check(anna, code))).isInstanceOf(Accepted.class);
        assertThat(codes.find(code).block().currentUses()).isZero();
        assertThat(right(anna)).isEqualTo(new Right.None());
    }

    @Test
    void asManySucceedAsTheCodeHolds() { // property 6, MB-344
        var code = make(NewPromoCode.of(PromoType.TRAININGS, 2).usableTimes(4));
        var people = Flux.range(0, 12).map(i -> newcomer()).collectList().block();

        var outcomes = Flux.fromIterable(people)
                .flatMap(person -> transaction.transactional(promos.activate(person, code, SPIN)), 12)
                .collectList()
                .block();

        assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(4);
        assertThat(outcomes)
                .filteredOn(new Refused(PromoRefusal.PROMO_EXHAUSTED)::equals)
                .hasSize(8);
        assertThat(codes.find(code).block().currentUses()).isEqualTo(4);
        assertThat(people).filteredOn(person -> right(person).isGiven()).hasSize(4);
        assertThat(codes.uses(codes.find(code).block().id(), 100).count().block())
                .isEqualTo(4);
    }

    @Test
    void theSamePersonSucceedsOnce() { // MB-344
        var code = make(NewPromoCode.of(PromoType.CREDITS, 1));

        var outcomes = Flux.range(0, 10)
                .flatMap(i -> transaction.transactional(promos.activate(anna, code, SPIN)), 10)
                .collectList()
                .block();

        assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(1);
        assertThat(right(anna)).isEqualTo(new Right.Credits(1));
        assertThat(codes.find(code).block().currentUses()).isEqualTo(1);
    }

    @Test
    void codesEndAndAreStoppedAndBelongToSomebody() { // MB-342, MB-349
        var ending = make(NewPromoCode.of(PromoType.TRAININGS, 1).forDays(1));
        var stopped = make(NewPromoCode.of(PromoType.TRAININGS, 1));
        var personal = make(NewPromoCode.of(PromoType.TRAININGS, 1).onlyFor(anna.id()));
        assertThat(in(codes.disable(stopped))).isEqualTo(Change.DONE);
        assertThat(in(codes.disable(stopped))).isEqualTo(Change.UNCHANGED);

        assertThat(activate(anna, stopped)).isEqualTo(new Refused(PromoRefusal.PROMO_DISABLED));
        assertThat(activate(newcomer(), personal)).isEqualTo(new Refused(PromoRefusal.PROMO_NOT_YOURS));
        assertThat(activate(anna, personal)).isInstanceOf(Accepted.class);
        clock.advance(Duration.ofDays(1));
        assertThat(activate(anna, ending)).isEqualTo(new Refused(PromoRefusal.PROMO_EXPIRED));
        assertThat(in(codes.enable(stopped))).isEqualTo(Change.DONE);
        assertThat(activate(anna, stopped)).isInstanceOf(Accepted.class);
        assertThat(in(codes.enable("NOSUCHCODE"))).isEqualTo(Change.NOT_FOUND);
    }

    @Test
    void fiveWrongCodesBlockForTenMinutes() { // MB-348
        var code = make(NewPromoCode.of(PromoType.TRAININGS, 1));
        for (int i = 0; i < 4; i++) {
            assertThat(activate(anna, "GUESS" + i)).isEqualTo(new Refused(PromoRefusal.PROMO_NOT_FOUND));
        }
        clock.advance(Duration.ofMinutes(10));
        for (int i = 0; i < 5; i++) {
            assertThat(activate(anna, "GUESS" + i)).isEqualTo(new Refused(PromoRefusal.PROMO_NOT_FOUND));
        }
        var until = clock.instant().plus(Duration.ofMinutes(10));
        assertThat(activate(anna, code)).isEqualTo(new Blocked(until));
        assertThat(in(promos.check(anna, code))).isEqualTo(new Blocked(until));
        assertThat(activate(newcomer(), code)).isInstanceOf(Accepted.class);
        clock.advance(Duration.ofMinutes(10));
        assertThat(activate(anna, code)).isInstanceOf(Accepted.class);
    }

    @Test
    void wrongCodesCountThoughTheTransactionIsRolledBack() { // MB-348
        for (int i = 0; i < 5; i++) {
            var guess = promos.activate(anna, "GUESS" + i, SPIN)
                    .then(Mono.error(new IllegalStateException("refused")))
                    .as(transaction::transactional);
            assertThatThrownBy(guess::block).hasMessage("refused");
        }
        assertThat(in(promos.check(anna, "GUESS"))).isInstanceOf(Blocked.class);
    }

    @Test
    void rollsEverythingBackTogether() { // MB-344
        var code = make(NewPromoCode.of(PromoType.CREDITS, 2));
        var failing = promos.activate(anna, code, SPIN)
                .then(Mono.error(new IllegalStateException("the reply failed")))
                .as(transaction::transactional);

        assertThatThrownBy(failing::block).hasMessage("the reply failed");
        assertThat(codes.find(code).block().currentUses()).isZero();
        assertThat(right(anna)).isEqualTo(new Right.None());
        assertThat(activate(anna, code)).isInstanceOf(Accepted.class);
    }

    @Test
    void whoIsErasedDoesNotUseACodeTwice() { // MB-920
        var code = make(NewPromoCode.of(PromoType.TRAININGS, 1));
        activate(anna, code);
        long telegramId = anna.telegram().id();

        in(users.erase(anna.id(), null));

        var returned = in(users.getOrCreate(TelegramProfile.of(telegramId, null, "Anna")))
                .user();
        assertThat(activate(returned, code)).isEqualTo(new Refused(PromoRefusal.PROMO_ALREADY_USED));
        assertThat(codes.find(code).block().currentUses()).isEqualTo(1);
        assertThat(codes.uses(codes.find(code).block().id(), 10).collectList().block())
                .singleElement()
                .satisfies(use -> assertThat(use.user()).isNull());
        assertThat(in(codes.delete(code))).isEqualTo(Change.USED);
    }

    @ParameterizedTest
    @CsvSource({
        "AB,           TRAININGS,  1,  ,   ,   code",
        "'A B',        TRAININGS,  1,  ,   ,   code",
        "СКИДКА,       TRAININGS,  1,  ,   ,   code",
        "GOOD,         TRAININGS,  0,  ,   ,   value",
        "GOOD,         DISCOUNT,   91, ,   ,   value",
        "GOOD,         FREE_MONTH, -1, ,   ,   value",
        "GOOD,         CREDITS,    1,  0,  ,   maxUses",
        "GOOD,         CREDITS,    1,  ,   0,  expiresDays"
    })
    void refusesCodesThatAreNone(String name, PromoType type, int value, Integer uses, Integer days, String field) {
        // MB-346
        var made = in(codes.create(
                name, NewPromoCode.of(type, value).usableTimes(uses).forDays(days), null));
        assertThat(((Creation.Invalid) made).fields()).containsOnlyKeys(field);
    }

    @Test
    void refusesACodeThatIsThereInOtherLetters() { // MB-346, MB-341
        in(codes.create("КОТ22", NewPromoCode.of(PromoType.TRAININGS, 1), anna.id()));
        assertThat(in(codes.create("kot22", NewPromoCode.of(PromoType.CREDITS, 1), anna.id())))
                .isEqualTo(new Creation.Duplicate());
        assertThat(in(codes.delete("kot22"))).isEqualTo(Change.DONE);
        assertThat(in(codes.delete("kot22"))).isEqualTo(Change.NOT_FOUND);
    }

    @Test
    void makesManyThatAllDiffer() { // MB-347
        var made = new ArrayList<String>();
        transaction
                .execute(status -> codes.generate("СОР", 8, 50, NewPromoCode.of(PromoType.TRAININGS, 1), null))
                .doOnNext(creation ->
                        made.add(((Creation.Created) creation).code().code()))
                .blockLast();

        assertThat(database.sql("select count(*) as n from audit_log where action = 'promocode.generate'")
                        .map(row -> row.get("n", Long.class))
                        .one()
                        .block())
                .as("one line for all of them")
                .isEqualTo(1);
        assertThat(made).hasSize(50).allMatch(code -> code.matches("COP[A-Z0-9]{8}"));
        assertThat(new HashSet<>(made)).hasSize(50);
        assertThat(codes.generate("X", 3, 1_001, NewPromoCode.of(PromoType.TRAININGS, 1), null)
                        .single()
                        .block())
                .isEqualTo(new Creation.Invalid(Map.of("length", "OUT_OF_RANGE", "count", "OUT_OF_RANGE")));
    }

    @Test
    void changesLimitsButNotBelowWhatWasUsed() {
        var code = make(NewPromoCode.of(PromoType.TRAININGS, 1).usableTimes(5));
        activate(newcomer(), code);
        activate(newcomer(), code);
        var edited = PromoChange.of(codes.find(code).block());

        assertThat(in(codes.change(code, was -> new PromoChange(1, was.expiresAt(), "autumn", null))))
                .isEqualTo(Change.USED);
        assertThat(PromoChange.of(codes.find(code).block())).isEqualTo(edited);
        assertThat(in(codes.change(code, was -> new PromoChange(2, was.expiresAt(), "autumn", null))))
                .isEqualTo(Change.DONE);
        assertThat(codes.find(code).block().state(clock.instant())).isEqualTo(PromoCode.State.EXHAUSTED);
        assertThat(in(codes.change(code, was -> was))).isEqualTo(Change.UNCHANGED);
        assertThat(in(codes.change("NOSUCH", was -> was))).isEqualTo(Change.NOT_FOUND);
    }

    @Test
    void listsEveryCodeInExactlyItsState() { // MB-349
        var active = make(NewPromoCode.of(PromoType.TRAININGS, 1));
        var disabled = make(NewPromoCode.of(PromoType.TRAININGS, 1));
        var exhausted = make(NewPromoCode.of(PromoType.TRAININGS, 1).usableTimes(1));
        var expired = make(NewPromoCode.of(PromoType.TRAININGS, 1).forDays(1));
        in(codes.disable(disabled));
        activate(newcomer(), exhausted);
        clock.advance(Duration.ofDays(1));
        for (var state : PromoCode.State.values()) {
            assertThat(codes.page(state, 100, 0).collectList().block())
                    .hasSize(Math.toIntExact(codes.count(state).block()))
                    .allMatch(code -> code.state(clock.instant()) == state)
                    .extracting(PromoCode::code)
                    .contains(Map.of(
                                    PromoCode.State.ACTIVE, active,
                                    PromoCode.State.DISABLED, disabled,
                                    PromoCode.State.EXHAUSTED, exhausted,
                                    PromoCode.State.EXPIRED, expired)
                            .get(state));
        }
        assertThat(new String(in(codes.export()), StandardCharsets.UTF_8))
                .startsWith("\uFEFFcode,type,value,state")
                .contains(expired + ",trainings,1,expired,0,");
    }

    @Test
    void listsNewestFirstAndAuditsWhatAdministratorsDo() { // CORE-011
        clock.advance(Duration.ofSeconds(1));
        var admin = new Actor(Actor.Channel.BOT, anna.id().value(), "admin", SPIN, null);
        var first = "LIST" + nextCode++;
        var second = "LIST" + nextCode++;
        for (var name : List.of(first, second)) {
            clock.advance(Duration.ofSeconds(1));
            in(codes.create(name, NewPromoCode.of(PromoType.TRAININGS, 1), anna.id())
                    .contextWrite(context -> context.put(Actor.class, admin)));
        }
        in(codes.disable(second).contextWrite(context -> context.put(Actor.class, admin)));

        assertThat(codes.page(null, 2, 0).map(PromoCode::code).collectList().block())
                .containsExactly(second, first);
        assertThat(codes.page(PromoCode.State.ACTIVE, 1, 0)
                        .map(PromoCode::code)
                        .collectList()
                        .block())
                .containsExactly(first);
        assertThat(codes.count(null).block())
                .isGreaterThan(codes.count(PromoCode.State.ACTIVE).block());
        assertThat(database.sql("""
                        select action || ' ' || actor_role as line from audit_log where target_type = 'promocodes'
                          and target_id = :id order by at, id
                        """)
                        .bind("id", codes.find(second).block().id().toString())
                        .map(row -> row.get("line", String.class))
                        .all()
                        .collectList()
                        .block())
                .containsExactly("insert admin", "update admin");
    }

    private String make(NewPromoCode promo) {
        var made = in(codes.create("TEST" + nextCode++, promo, null));
        return ((Creation.Created) made).code().code();
    }

    private PromoResult activate(User user, String code) {
        return in(promos.activate(user, code, SPIN));
    }

    private Right right(User user) {
        return access.check(user, SPIN).block().right();
    }

    private User newcomer() {
        return in(users.getOrCreate(TelegramProfile.of(nextTelegramId++, null, "Anna")))
                .user();
    }

    private <T> T in(Mono<T> action) {
        return transaction.transactional(action).block();
    }
}
