package dev.krug.promo.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.access.Access;
import dev.krug.access.GrantSource;
import dev.krug.notifications.Category;
import dev.krug.notifications.Channel;
import dev.krug.notifications.NotificationChoices;
import dev.krug.notifications.Preference;
import dev.krug.promo.NewPromoCode;
import dev.krug.promo.PromoCodes;
import dev.krug.promo.PromoType;
import dev.krug.telegram.Bot;
import dev.krug.telegram.Bots;
import dev.krug.telegram.Chats;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import dev.krug.users.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@StoreTest
@TestPropertySource(properties = "krug.roles=worker")
class AccessRemindersIT { // MB-351

    private static final Instant NOON = Instant.parse("2027-03-01T09:00:00Z"); // 12:00 in Moscow
    private static final Duration DAY = Duration.ofDays(1);
    private static long nextTelegramId = 5_310_000_000L;

    @Autowired
    AccessReminders reminders;

    @Autowired
    Access access;

    @Autowired
    PromoCodes codes;

    @Autowired
    Users users;

    @Autowired
    Bots bots;

    @Autowired
    Chats chats;

    @Autowired
    NotificationChoices choices;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    private User anna;
    private Bot quiz;

    @BeforeEach
    void meet() {
        clock.set(NOON);
        var spin =
                bots.register("spin_bot", Map.of(), 7_310_000_001L, "spin_bot").block();
        quiz = bots.register("quiz_bot", Map.of(), 7_310_000_002L, "quiz_bot").block();
        var profile = TelegramProfile.of(nextTelegramId++, null, "Anna").withLanguage("en");
        anna = in(users.getOrCreate(profile)).user();
        in(chats.heardFrom(spin.id(), anna.telegram().id(), "private", anna.id()));
        clock.advance(Duration.ofMinutes(2));
        in(chats.heardFrom(quiz.id(), anna.telegram().id(), "private", anna.id()));
    }

    @Test
    void remindsOfAMonthThreeDaysAndOneDayBeforeItsEndAndAfterIt() { // ruling 28
        in(access.grantSubscription(anna.id(), 30, GrantSource.ADMIN, "admin:1"));

        assertThat(told(Duration.ofDays(26))).isEmpty();
        assertThat(told(DAY)).singleElement().asString().contains("ends on March 31, 2027", "in 3 days");
        assertThat(told(Duration.ofHours(1))).isEmpty();
        assertThat(told(DAY.multipliedBy(2).minusHours(1)))
                .singleElement()
                .asString()
                .contains("tomorrow");
        assertThat(told(DAY)).singleElement().asString().contains("has ended");
        assertThat(told(DAY)).isEmpty();
        assertThat(feed()).containsExactly("access_ends", "access_ends", "access_ended");
    }

    @Test
    void remindsOfAYearAWeekBeforeItsEnd() { // ruling 28
        in(access.grantSubscription(anna.id(), 365, GrantSource.ADMIN, "admin:1"));

        assertThat(told(Duration.ofDays(357))).isEmpty();
        assertThat(told(DAY)).singleElement().asString().contains("in 7 days");
        assertThat(told(DAY)).isEmpty();
    }

    @Test
    void saysNothingOfMomentsThatHadPassedBeforeTheGrant() {
        in(access.grantSubscription(anna.id(), 2, GrantSource.ADMIN, "admin:1"));
        assertThat(told(Duration.ofHours(1))).isEmpty();
        assertThat(told(DAY)).hasSize(1);
    }

    @Test
    void anExtendedSubscriptionHasAnotherEnd() {
        in(access.grantSubscription(anna.id(), 30, GrantSource.ADMIN, "admin:1"));
        assertThat(told(Duration.ofDays(28))).hasSize(1);
        in(access.extend(anna.id(), 30, GrantSource.ADMIN, "admin:2"));
        assertThat(told(DAY.multipliedBy(2))).isEmpty();
        assertThat(told(Duration.ofDays(28))).hasSize(1);
    }

    @Test
    void whoHasBoughtAgainIsNotToldOfAnEnd() {
        in(access.grantSubscription(anna.id(), 1, GrantSource.ADMIN, "admin:1"));
        clock.advance(DAY);
        in(access.grantSubscription(anna.id(), 30, GrantSource.ADMIN, "admin:2"));
        assertThat(told(Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void remindsOnceWhenFewTrainingsAreLeft() {
        in(access.addCredits(anna.id(), 4, GrantSource.ADMIN, "admin:1"));
        assertThat(told(Duration.ofMinutes(1))).isEmpty();
        start();
        assertThat(told(Duration.ofMinutes(1))).isEmpty();
        start();
        assertThat(told(Duration.ofMinutes(1))).singleElement().asString().contains("You have 2 trainings left");
        start();
        assertThat(told(Duration.ofMinutes(1))).isEmpty();

        in(access.addCredits(anna.id(), 3, GrantSource.ADMIN, "admin:2"));
        assertThat(told(Duration.ofMinutes(1))).isEmpty();
        start();
        assertThat(told(Duration.ofMinutes(1))).isEmpty();
        start();
        assertThat(told(Duration.ofMinutes(1))).hasSize(1);
    }

    @Test
    void aSubscriberIsNotRemindedOfCredits() {
        in(access.addCredits(anna.id(), 1, GrantSource.ADMIN, "admin:1"));
        start();
        in(access.grantSubscription(anna.id(), 30, GrantSource.ADMIN, "admin:2"));
        assertThat(told(Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void offersACodeThatWorks() {
        in(access.addCredits(anna.id(), 1, GrantSource.ADMIN, "admin:1"));
        start();
        in(codes.create("CONTINUE15", NewPromoCode.of(PromoType.DISCOUNT, 15), null));
        assertThat(told(Duration.ofMinutes(1))).singleElement().asString().contains("CONTINUE15");
        in(codes.disable("CONTINUE15"));
        in(access.addCredits(anna.id(), 1, GrantSource.ADMIN, "admin:2"));
        start();
        assertThat(told(Duration.ofMinutes(1))).singleElement().asString().doesNotContain("CONTINUE15");
        in(codes.delete("CONTINUE15"));
    }

    @Test
    void waitsForTheEndOfQuietHours() { // CORE-333
        in(access.grantSubscription(anna.id(), 30, GrantSource.ADMIN, "admin:1"));
        assertThat(told(Duration.ofDays(27).plusHours(11))).isEmpty(); // 23:02
        assertThat(told(Duration.ofHours(9))).isEmpty(); // 08:02
        assertThat(told(Duration.ofHours(1))).hasSize(1);
    }

    @Test
    void writesNobodyWhoDoesNotWantIt() { // CORE-332
        choices.prefer(anna.id(), List.of(new Preference(Category.REMINDER, Channel.TELEGRAM, false)))
                .block();
        in(access.grantSubscription(anna.id(), 30, GrantSource.ADMIN, "admin:1"));
        assertThat(told(Duration.ofDays(27))).isEmpty();
        assertThat(feed()).containsExactly("access_ends");
    }

    @Test
    void twoRunsAtOnceRemindOnce() {
        in(access.grantSubscription(anna.id(), 30, GrantSource.ADMIN, "admin:1"));
        clock.advance(Duration.ofDays(27));
        Flux.range(0, 6).flatMap(i -> reminders.run(), 6).blockLast();
        assertThat(messages()).hasSize(1);
        assertThat(feed()).hasSize(1);
    }

    /** What the bot that Anna used last was given to say after this time. */
    private List<String> told(Duration later) {
        int before = messages().size();
        clock.advance(later);
        reminders.run().block();
        var all = messages();
        return all.subList(before, all.size());
    }

    private List<String> messages() {
        return database.sql("""
                        select payload ->> 'text' as text from bot_outbox where chat_id = :chat and bot_id = :bot order by seq
                        """)
                .bind("chat", anna.telegram().id())
                .bind("bot", quiz.id().value())
                .map(row -> row.get("text", String.class))
                .all()
                .collectList()
                .block();
    }

    private List<String> feed() {
        return database.sql(
                        "select type from notifications where user_id = :user and category = 'reminder' order by created_at, id")
                .bind("user", anna.id().value())
                .map(row -> row.get("type", String.class))
                .all()
                .collectList()
                .block();
    }

    private void start() {
        in(access.consume(anna, "spin_bot", "spin:" + UUID.randomUUID()));
        clock.advance(Duration.ofMinutes(1));
    }

    private <T> T in(Mono<T> action) {
        return transaction.transactional(action).block();
    }
}
