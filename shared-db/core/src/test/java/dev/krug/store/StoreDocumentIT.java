package dev.krug.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.telegram.Bots;
import dev.krug.testing.StoreTest;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The document "Database Module" line by line: its models, its repositories, its service, and those of its examples that
 * {@link BotStoreIT} does not show. Payments come with the part that takes them; where our names differ from the
 * document's, the specification says so.
 */
@StoreTest
class StoreDocumentIT {

    private static final Pattern SNAKE = Pattern.compile("_([a-z])");

    private static long nextTelegramId = 6_200_000_000L;

    @Autowired
    Bots bots;

    @Autowired
    BotStores stores;

    @Autowired
    UserRepository users;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    private final long john = nextTelegramId++;
    private BotStore spin;

    @BeforeEach
    void register() {
        bots.register("spin_bot", Map.of("en", "SPIN"), 7_000_000_001L, "spin_bot")
                .block();
        bots.register("quiz_bot", Map.of("en", "Quiz"), 7_000_000_002L, "quiz_bot")
                .block();
        spin = stores.forBot("spin_bot").block();
    }

    /** Table, the document's field, our column. */
    @ParameterizedTest
    @CsvSource({
        "users, id, id",
        "users, telegram_id, telegram_id",
        "users, username, tg_username",
        "users, first_name, tg_first_name",
        "users, last_name, tg_last_name",
        "users, registration_date, created_at",
        "users, last_activity, last_seen_at",
        "users, total_xp, total_xp",
        "users, level, level",
        "users, total_trainings, total_trainings",
        "users, total_score, total_score",
        "user_badges, id, id",
        "user_badges, user_id, user_id",
        "user_badges, badge_type, badge_type",
        "user_badges, earned_in_bot, earned_in_bot",
        "user_badges, earned_at, earned_at",
        "user_badges, metadata, metadata",
        "bot_sessions, id, id",
        "bot_sessions, user_id, user_id",
        "bot_sessions, bot_name, bot_name",
        "bot_sessions, session_data, session_data",
        "bot_sessions, stats_data, stats_data",
        "bot_sessions, created_at, created_at",
        "bot_sessions, updated_at, updated_at",
        "subscriptions, id, id",
        "subscriptions, user_id, user_id",
        "subscriptions, subscription_type, product_id",
        "subscriptions, start_date, start_date",
        "subscriptions, end_date, end_date",
        "subscriptions, is_active, status",
        "subscriptions, auto_renew, cancel_at_period_end",
        "subscriptions, credits_total, credits_total",
        "subscriptions, credits_left, credits_left",
        "promocodes, code, code",
        "promocodes, type, type",
        "promocodes, value, value",
        "promocodes, max_uses, max_uses",
        "promocodes, current_uses, current_uses",
        "promocodes, expires_at, expires_at",
        "free_trainings, user_id, user_id",
        "free_trainings, trainings_left, trainings_left",
        "free_trainings, source, source",
        "training_history, id, id",
        "training_history, user_id, user_id",
        "training_history, telegram_id, telegram_id",
        "training_history, training_date, training_date",
        "training_history, scenario_name, scenario_name",
        "training_history, total_score, total_score",
        "training_history, clarity_level, clarity_level",
        "training_history, question_count, question_count",
        "training_history, contextual_questions, contextual_questions",
        "training_history, per_type_counts, per_type_counts",
        "training_history, case_data, case_data",
        "training_history, session_snapshot, session_snapshot"
    })
    void keepsWhatItsModelsKeep(String table, String field, String column) {
        assertThat(database.sql("""
                        select count(*) as n from information_schema.columns
                        where table_name = :table and column_name = :column
                        """)
                        .bind("table", table)
                        .bind("column", column)
                        .map(row -> row.get("n", Long.class))
                        .one()
                        .block())
                .as(field)
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get_or_create",
                "get_by_telegram_id",
                "get_by_id",
                "add_xp",
                "update_level",
                "increment_training_count",
                "add_score",
                "get_leaderboard",
                "get_user_rank",
                "count_total_users"
            })
    void offersTheUserRepository(String method) {
        assertThat(offered(UserRepository.class)).contains(ours(method));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"award_badge", "award_badge_by_telegram_id", "get_user_badges", "has_badge", "count_user_badges"
            })
    void offersTheBadgeRepository(String method) {
        assertThat(offered(BadgeRepository.class)).contains(ours(method));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get_or_create",
                "get_by_telegram_id",
                "update_session",
                "update_stats",
                "update_both",
                "reset_session"
            })
    void offersTheSessionRepository(String method) {
        assertThat(offered(SessionRepository.class)).contains(ours(method));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get_active_subscription",
                "create_subscription",
                "check_access",
                "consume_access",
                "add_free_trainings"
            })
    void offersTheSubscriptionRepository(String method) {
        assertThat(offered(SubscriptionRepository.class)).contains(ours(method));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get_user_session",
                "save_session",
                "reset_session",
                "add_xp_and_check_level_up",
                "award_badge",
                "get_user_badges",
                "save_training_history",
                "get_user_training_history",
                "check_access",
                "create_subscription",
                "add_free_trainings",
                "update_user_stats_after_training",
                "get_leaderboard",
                "get_user_rank"
            })
    void offersTheDatabaseService(String method) {
        assertThat(offered(BotStore.class)).contains(ours(method));
    }

    @Test
    void createsAUser() { // example 1
        var user = inTransaction(() -> users.getOrCreate(john, "johndoe", "John"));
        assertThat(user.telegram().id()).isEqualTo(john);
        assertThat(user.telegram().username()).isEqualTo("johndoe");
        assertThat(user.progress().totalXp()).isZero();
        assertThat(user.progress().level()).isEqualTo(1);
    }

    @Test
    void changesASession() { // example 2
        var before = inTransaction(() -> spin.getUserSession(john, null, null));
        assertThat(before.session()).doesNotContainEntry("clarity_level", 75);
        inTransaction(() -> spin.saveSession(john, Map.of("question_count", 5, "clarity_level", 75), before.stats()));
        assertThat(inTransaction(() -> spin.getUserSession(john, null, null)).session())
                .containsEntry("question_count", 5)
                .containsEntry("clarity_level", 75);
    }

    @Test
    void awardsABadgeOnceAndShowsItInAllBots() { // example 4
        inTransaction(() -> spin.getUserSession(john, null, "John"));
        var score = Map.<String, Object>of("score", 185, "date", "2025-01-15");
        assertThat(inTransaction(() -> spin.awardBadge(john, "spin_master", score)))
                .isTrue();
        assertThat(inTransaction(() -> spin.awardBadge(john, "spin_master", score)))
                .isFalse();
        var quiz = stores.forBot("quiz_bot").block();
        var seen = quiz.getUserBadges(john, true).single().block();
        assertThat(seen.type()).isEqualTo("spin_master");
        assertThat(seen.earnedInBot()).isEqualTo("spin_bot");
        assertThat(quiz.getUserBadges(john, false).collectList().block()).isEmpty();
    }

    @Test
    void deletesEverythingOfAUser() { // "How do I delete all data of a user?"
        inTransaction(() -> spin.getUserSession(john, "johndoe", "John"));
        inTransaction(() -> spin.awardBadge(john, "spin_master", Map.of()));
        assertThat(inTransaction(() -> users.delete(john))).isTrue();
        assertThat(users.getByTelegramId(john).block()).isNull();
        assertThat(spin.getUserBadges(john, true).collectList().block()).isEmpty();
    }

    private static Iterable<String> offered(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .toList();
    }

    private static String ours(String python) {
        return SNAKE.matcher(python).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    private <T> T inTransaction(Supplier<Mono<T>> act) {
        return act.get().as(transaction::transactional).block();
    }
}
