package dev.krug.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.access.FreeSource;
import dev.krug.access.SubscriptionType;
import dev.krug.telegram.Bots;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Subscriptions as the store's document names them: "Subscription CRUD" and "Подписки" of the high-level API. */
@StoreTest
class SubscriptionRepositoryIT {

    private static long nextTelegramId = 6_100_000_000L;

    @Autowired
    Bots bots;

    @Autowired
    BotStores stores;

    @Autowired
    SubscriptionRepository subscriptions;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    private BotStore spin;
    private BotStore quiz;
    private final long anna = nextTelegramId++;

    @BeforeEach
    void meet() {
        bots.register("spin_bot", Map.of(), 7_000_000_021L, "spin_bot").block();
        bots.register("quiz_bot", Map.of(), 7_000_000_022L, "quiz_bot").block();
        spin = stores.forBot("spin_bot").block();
        quiz = stores.forBot("quiz_bot").block();
        in(() -> spin.ensureUserExists(anna, null, "Anna"));
    }

    @Test
    void answersHasAccessTypeAndDetails() { // access = await db_service.check_access(telegram_id)
        assertThat(spin.checkAccess(anna).block()).isEqualTo(new AccessResult(false, null, Map.of()));
        assertThat(quiz.checkAccess(anna).block())
                .isEqualTo(new AccessResult(true, "daily_free", Map.of("quotaLeft", 5)));
    }

    @Test
    void createsAMonth() { // create_subscription(telegram_id, SubscriptionType.MONTH, duration_days=30)
        var end = clock.instant().plus(Duration.ofDays(30));
        assertThat(in(() -> spin.createSubscription(anna, SubscriptionType.MONTH, 30, null, false)))
                .isTrue();

        assertThat(spin.checkAccess(anna).block())
                .isEqualTo(new AccessResult(
                        true, "subscription", Map.of("subscriptionType", "month", "endDate", end, "daysLeft", 30L)));
        var active = subscriptions.getActiveSubscription(anna).block();
        assertThat(active.type()).isEqualTo(SubscriptionType.MONTH);
        assertThat(active.endDate()).isEqualTo(end);
        assertThat(active.active()).isTrue();
        assertThat(active.autoRenew()).isFalse();
        assertThat(subscriptions.checkSubscriptionValid(anna).block()).isTrue();
    }

    @Test
    void createsAYearThatRenewsAndCredits() { // subscription_type MONTH, YEAR, CREDITS; auto_renew; credits_total/left
        var year = in(() -> subscriptions.createSubscription(anna, SubscriptionType.YEAR, null, null, true));
        assertThat(year.type()).isEqualTo(SubscriptionType.YEAR);
        assertThat(year.autoRenew()).isTrue();
        assertThat(year.endDate()).isEqualTo(clock.instant().plus(Duration.ofDays(365)));

        var credits = in(() -> subscriptions.createSubscription(anna, SubscriptionType.CREDITS, null, 5, false));
        assertThat(credits.type()).isEqualTo(SubscriptionType.CREDITS);
        assertThat(credits.endDate()).isNull(); // NULL for credits-based
        assertThat(credits.creditsTotal()).isEqualTo(5);
        assertThat(credits.creditsLeft()).isEqualTo(5);
        assertThat(in(() -> subscriptions.consumeCredit(anna))).isTrue();
        assertThat(subscriptions.getActiveSubscription(anna).block().type()).isEqualTo(SubscriptionType.YEAR);
    }

    @Test
    void addsFreeTrainings() { // add_free_trainings(telegram_id, count=3, source=FreeTrainingSource.CHANNEL)
        assertThat(in(() -> spin.addFreeTrainings(anna, 3, FreeSource.CHANNEL))).isTrue();

        assertThat(spin.checkAccess(anna).block())
                .isEqualTo(new AccessResult(true, "free_trainings", Map.of("trainingsLeft", 3, "source", "channel")));
        assertThat(in(() -> subscriptions.consumeFreeTraining(anna))).isTrue();
        assertThat(subscriptions.getFreeTraining(anna).block().trainingsLeft()).isEqualTo(2);
        assertThat(in(() -> subscriptions.consumeCredit(anna))).isFalse();
    }

    @Test
    void consumesInTheOrderOfTheRules() { // consume_access(telegram_id) -> bool
        in(() -> subscriptions.createSubscription(anna, SubscriptionType.CREDITS, null, 1, false));
        in(() -> subscriptions.addFreeTrainings(anna, 1, FreeSource.PROMOCODE));

        assertThat(in(() -> spin.consumeAccess(anna))).isTrue();
        assertThat(subscriptions.checkAccess(anna).block().accessType()).isEqualTo("free_trainings");
        assertThat(in(() -> subscriptions.consumeAccess(anna))).isTrue();
        assertThat(in(() -> spin.consumeAccess(anna))).isFalse();
        assertThat(in(() -> quiz.consumeAccess(anna, "quiz:of-" + anna))).isTrue();
        assertThat(in(() -> quiz.consumeAccess(anna, "quiz:of-" + anna))).isTrue();
        assertThat(quiz.checkAccess(anna).block().details()).containsEntry("quotaLeft", 4);
    }

    @Test
    void doesNothingForStrangers() { // MB-105
        long stranger = nextTelegramId++;

        assertThat(spin.checkAccess(stranger).block()).isEqualTo(new AccessResult(false, null, Map.of()));
        assertThat(quiz.checkAccess(stranger).block().hasAccess()).isFalse();
        assertThat(spin.consumeAccess(stranger).block()).isFalse();
        assertThat(spin.createSubscription(stranger, SubscriptionType.MONTH, null, null, false)
                        .block())
                .isFalse();
        assertThat(spin.addFreeTrainings(stranger, 1, FreeSource.ADMIN).block()).isFalse();
        assertThat(subscriptions.getActiveSubscription(stranger).block()).isNull();
        assertThat(subscriptions.getFreeTraining(stranger).block()).isNull();
        assertThat(subscriptions.checkSubscriptionValid(stranger).block()).isFalse();
        assertThat(spin.getUserInfo(stranger).block()).isNull();
    }

    private <T> T in(Supplier<Mono<T>> action) {
        return transaction.transactional(Mono.defer(action)).block();
    }
}
