package dev.krug.miniapp;

import dev.krug.testing.TestClock;
import dev.krug.trainings.Training;
import dev.krug.trainings.TrainingHistory;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import dev.krug.web.Api;
import dev.krug.xp.Experience;
import dev.krug.xp.XpGrant;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** People who have played a while, so that every screen has something to show. */
@Component
class Town {

    static final long ANNA = 5_000_000_001L;

    private final Api api;
    private final Users users;
    private final Experience experience;
    private final TrainingHistory history;
    private final DatabaseClient database;
    private final Clock clock;

    Town(Api api, Users users, Experience experience, TrainingHistory history, DatabaseClient database, Clock clock) {
        this.api = api;
        this.users = users;
        this.experience = experience;
        this.history = history;
        this.database = database;
        this.clock = clock;
    }

    /** A browser in which Anna opens the Mini App. */
    Chrome chrome() {
        return new Chrome(api, database, clock);
    }

    void settle() {
        ((TestClock) clock).advance(Duration.ofHours(1)); // limits count from the beginning
        badge("first_training", "spin_bot", "🎯", "Первая тренировка|First training", "total_trainings >= 1");
        badge("five_trainings", "spin_bot", "💪", "Пять тренировок|Five trainings", "total_trainings >= 5");
        badge("ten_trainings", "spin_bot", "🔥", "Десять тренировок|Ten trainings", "total_trainings >= 10");
        badge("spin_master", "spin_bot", "👑", "Мастер СПИН|SPIN master", "best_score >= 221");
        badge("active_listener", "spin_bot", "👂", "Активный слушатель|Active listener", null);
        badge("quiz_first", "quiz_bot", "🧩", "Первая игра|First game", "games >= 1");
        badge("quiz_perfect", "quiz_bot", "💯", "Без единой ошибки|Not a single mistake", null);
        badge("quiz_lightning", "quiz_bot", "⚡", "Молния|Lightning", null);
        var anna = person(ANNA, "Анна", 660);
        person(5_000_000_002L, "Михаил", 1_240);
        person(5_000_000_003L, "Olga", 905);
        person(5_000_000_004L, "Тимур", 430);
        person(5_000_000_005L, "Александра-Виктория", 220);
        person(5_000_000_006L, "Jo", 90);
        earn(anna, "first_training", "spin_bot");
        earn(anna, "five_trainings", "spin_bot");
        earn(anna, "quiz_first", "quiz_bot");
        session(anna, "spin_bot", "{\"total_trainings\": 7, \"best_score\": 164}");
        session(anna, "quiz_bot", "{\"games\": 2}");
        for (int i = 0; i < 7; i++) {
            train(anna, i);
        }
        database.sql("update users set total_trainings = 7 where telegram_id = :id")
                .bind("id", ANNA)
                .then()
                .block();
    }

    private UserId person(long telegramId, String name, int xp) {
        api.signIn(telegramId, name);
        var id = Objects.requireNonNull(users.findByTelegramId(telegramId).block())
                .id();
        for (int part = 0; part < 6; part++) {
            var grant =
                    new XpGrant(id, part % 2 == 0 ? "spin_bot" : "quiz_bot", xp / 6, "game", id.value() + ":" + part);
            experience.add(grant).block();
            database.sql("update xp_events set created_at = :at where source_key = :key")
                    .bind("at", clock.instant().minus(Duration.ofDays(part * 2L)))
                    .bind("key", id.value() + ":" + part)
                    .then()
                    .block();
        }
        return id;
    }

    private void badge(String type, String bot, String emoji, String titles, @Nullable String condition) {
        var title = titles.split("\\|");
        var json = "{\"ru\": \"%s\", \"en\": \"%s\"}".formatted(title[0], title[1]);
        var statement = database.sql("""
                        insert into badges (badge_type, bot_name, emoji, title, description, condition, xp_reward, active)
                        values (:type, :bot, :emoji, cast(:title as jsonb), cast(:title as jsonb), :condition, 10, true)
                        """)
                .bind("type", type)
                .bind("bot", bot)
                .bind("emoji", emoji)
                .bind("title", json);
        (condition == null ? statement.bindNull("condition", String.class) : statement.bind("condition", condition))
                .then()
                .block();
    }

    private void earn(UserId user, String type, String bot) {
        database.sql("insert into user_badges (user_id, badge_type, earned_in_bot, earned_at) values (:u, :t, :b, :at)")
                .bind("u", user.value())
                .bind("t", type)
                .bind("b", bot)
                .bind("at", clock.instant())
                .then()
                .block();
    }

    private void session(UserId user, String bot, String stats) {
        database.sql("""
                        insert into bot_sessions (user_id, bot_name, stats_data, started_at)
                        values (:u, :b, cast(:s as jsonb), now())
                        """)
                .bind("u", user.value())
                .bind("b", bot)
                .bind("s", stats)
                .then()
                .block();
    }

    private void train(UserId user, int back) {
        var finished = clock.instant().minus(Duration.ofDays(back)).minus(Duration.ofHours(back));
        var types = new LinkedHashMap<String, Object>(
                Map.of("situational", 2, "problem", 3, "implication", 2, "need_payoff", 1 + back % 2));
        var dialog = List.of(
                Map.of(
                        "n",
                        1,
                        "question",
                        "Сколько станков сейчас работает в цехе?",
                        "type",
                        "situational",
                        "contextual",
                        false,
                        "answer",
                        "Двенадцать, все в две смены. Закупаем запчасти раз в месяц."),
                Map.of(
                        "n",
                        2,
                        "question",
                        "С чем бывают трудности при закупке раз в месяц?",
                        "type",
                        "problem",
                        "contextual",
                        true,
                        "answer",
                        "Иногда деталь ломается сразу после закупки, и мы ждём четыре недели."),
                Map.of(
                        "n",
                        3,
                        "question",
                        "К чему приводит такое ожидание?",
                        "type",
                        "implication",
                        "contextual",
                        true,
                        "answer",
                        "Станок стоит, заказ срывается, платим неустойку."),
                Map.of(
                        "n",
                        4,
                        "question",
                        "Насколько поможет поставка за два дня?",
                        "type",
                        "need_payoff",
                        "contextual",
                        true,
                        "answer",
                        "Это закрыло бы почти все простои!"));
        history.save(new Training(
                        new UUID(42, back),
                        user,
                        ANNA,
                        finished.minus(Duration.ofMinutes(18)),
                        finished,
                        "СПИН-продажи",
                        "1.0.0",
                        164 - back * 13 + back % 3 * 20,
                        Math.max(20, 88 - back * 9 + back % 2 * 12),
                        8,
                        5,
                        types,
                        Map.of(),
                        Map.of(
                                "client_case",
                                "Начальник снабжения, завод «Вектор», 240 человек.\nЗакупает запчасти к станкам.",
                                "dialog",
                                dialog,
                                "_hidden",
                                Map.of("budget", "never shown")),
                        Training.Completion.FINISHED,
                        40))
                .block();
    }
}
