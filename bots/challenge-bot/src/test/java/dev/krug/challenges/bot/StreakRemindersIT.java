package dev.krug.challenges.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.challenges.Challenges;
import dev.krug.notifications.Category;
import dev.krug.notifications.Channel;
import dev.krug.notifications.NotificationChoices;
import dev.krug.notifications.Preference;
import dev.krug.sessions.BotSessions;
import dev.krug.telegram.Bots;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import dev.krug.users.Users;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.reactive.TransactionalOperator;

@StoreTest
@TestPropertySource(properties = "krug.roles=worker")
class StreakRemindersIT { // multi-bot sections 8 and 9

    private static final Instant EVENING = Instant.parse("2026-11-22T16:00:00Z"); // 19:00 in Moscow
    private static final Instant NEXT_MORNING = Instant.parse("2026-11-23T06:00:00Z");

    private static long nextTelegramId = 5_300_000_000L;

    @Autowired
    StreakReminders reminders;

    @Autowired
    Users users;

    @Autowired
    Bots bots;

    @Autowired
    BotSessions sessions;

    @Autowired
    NotificationChoices choices;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    private User anna;

    @BeforeEach
    void begin() {
        bots.register(Challenges.BOT, Map.of("en", "Challenges"), 7_300_000_003L, "challenge_bot")
                .block();
        anna = transaction
                .transactional(users.getOrCreate(
                        TelegramProfile.of(nextTelegramId++, null, "Anna").withLanguage("en")))
                .block()
                .user();
        sessions.started(anna.id(), Challenges.BOT, anna.telegram().id()).block();
        streak(5, 0, LocalDate.of(2026, 11, 21));
        clock.set(EVENING);
    }

    @Test
    void warnsOnceInTheEveningAndTellsOnceInTheMorning() {
        run();
        run();
        assertThat(told()).singleElement().asString().contains("Your streak of 5 days is in danger");
        assertThat(one(
                        "select lane::text || ' ' || (payload::text like '%reminders:off%') from bot_outbox where chat_id = "
                                + anna.telegram().id()))
                .isEqualTo("3 true"); // CORE-332, CORE-379
        assertThat(one(
                        "select string_agg(type || ' ' || category, ';') from notifications n join users u on u.id = n.user_id"
                                + " where u.telegram_id = " + anna.telegram().id()))
                .isEqualTo("streak_danger reminder"); // CORE-330
        clock.set(NEXT_MORNING);
        run();
        run();
        assertThat(told()).hasSize(2).last().asString().contains("is over").contains("9 days");
    }

    @Test
    void saysThatAFreezeWillCoverTheDay() {
        streak(8, 1, LocalDate.of(2026, 11, 21));
        run();
        assertThat(told()).singleElement().asString().contains("A freeze will cover the day");
        clock.set(NEXT_MORNING);
        run();
        assertThat(told()).hasSize(1);
    }

    @Test
    void leavesThoseInPeaceWhoWantIt() {
        choices.prefer(anna.id(), List.of(new Preference(Category.REMINDER, Channel.TELEGRAM, false)))
                .block();
        run();
        assertThat(told()).isEmpty();
    }

    @Test
    void keepsQuietHours() {
        database.sql("insert into notification_settings (user_id, quiet_from, quiet_to) values (:id, '18:00', '20:00')")
                .bind("id", anna.id().value())
                .then()
                .block();
        run();
        assertThat(told()).isEmpty();
    }

    @Test
    void doesNotWriteToWhoBlockedTheBot() {
        sessions.blocked(anna.id(), Challenges.BOT, true).block();
        run();
        assertThat(told()).isEmpty();
    }

    private String one(String sql) {
        return database.sql(sql).map(row -> row.get(0, String.class)).one().block();
    }

    private void run() {
        reminders.run().block();
    }

    private void streak(int days, int freezes, LocalDate last) {
        database.sql("""
                        insert into challenge_streaks (user_id, current, longest, run_started_on, last_completed_on, freezes)
                        values (:id, :days, 9, cast(:last as date) - :days + 1, :last, :freezes)
                        on conflict (user_id) do update set current = excluded.current, freezes = excluded.freezes
                        """)
                .bind("id", anna.id().value())
                .bind("days", days)
                .bind("last", last)
                .bind("freezes", freezes)
                .then()
                .block();
    }

    private List<String> told() {
        return database.sql("select payload ->> 'text' as t from bot_outbox where chat_id = :chat order by seq")
                .bind("chat", anna.telegram().id())
                .map(row -> row.get("t", String.class))
                .all()
                .collectList()
                .block();
    }
}
