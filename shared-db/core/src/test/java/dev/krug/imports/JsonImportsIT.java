package dev.krug.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krug.badges.Badges;
import dev.krug.sessions.BotSessions;
import dev.krug.telegram.Bots;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.users.TelegramProfile;
import dev.krug.users.Users;
import dev.krug.xp.Experience;
import dev.krug.xp.XpGrant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

@StoreTest
class JsonImportsIT { // MB-901 to MB-907, property 20

    private static final String ANNA = """
            "%d": {"session": {"question_count": 3, "per_type_counts": {"situation": 2, "problem": 1},
              "chat_state": "training_active", "client_case": "A case"},
             "stats": {"total_trainings": 4, "total_questions": 31, "best_score": 190, "total_xp": 250,
              "achievements_unlocked": ["first_training", "master_badge", "of_long_ago"], "maestro_streak": 1,
              "last_training_date": "2024-05-01T10:00:00", "recent_cases": ["a", "b"]}}""";

    private static long next = 5_400_000_000L;

    @Autowired
    JsonImports imports;

    @Autowired
    Users users;

    @Autowired
    BotSessions sessions;

    @Autowired
    Badges badges;

    @Autowired
    Bots bots;

    @Autowired
    Experience experience;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    @TempDir
    private Path folder;

    private long anna;
    private String bot;

    @BeforeEach
    void begin() {
        anna = next++;
        bot = "old_bot_" + anna;
        bots.register(bot, Map.of("en", "Old", "ru", "Old"), anna, null).block();
    }

    @Test
    void aDryRunTellsAndWritesNothing() throws IOException {
        var file = file("{" + ANNA.formatted(anna) + ", \"x\": {}}");
        var before = everything();
        var report = imports.run(file, bot, Mode.DRY_RUN, null);
        assertThat(report.created()).isEqualTo(1);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.top()).containsExactly(new Report.Top(anna, 250));
        assertThat(everything()).isEqualTo(before);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void takesAPersonOverOnce() throws IOException {
        var file = file("{" + ANNA.formatted(anna) + "}");
        var report = imports.run(file, bot, Mode.IMPORT, null);
        assertThat(report.created()).isEqualTo(1);
        assertThat(report.exitCode()).isZero();
        assertThat(Files.readAllBytes(Path.of(report.backupPath()))).isEqualTo(Files.readAllBytes(file));

        var user = users.findByTelegramId(anna).block();
        assertThat(user.progress().totalXp()).isEqualTo(250);
        assertThat(user.progress().level()).isEqualTo(3);
        assertThat(user.progress().totalTrainings()).isEqualTo(4);
        assertThat(user.progress().totalScore()).isEqualTo(250);
        var session = sessions.find(user.id(), bot).block();
        assertThat(session.session())
                .containsEntry("chat_state", "waiting_start")
                .containsEntry("per_type_counts", Map.of("situational", 2, "problem", 1));
        assertThat(session.stats()).containsEntry("best_score", 190);
        var earned = badges.of(user.id(), bot).collectList().block();
        assertThat(earned)
                .extracting(badge -> badge.type())
                .containsExactlyInAnyOrder("first_training", "spin_master", "of_long_ago");
        assertThat(earned).allSatisfy(badge -> {
            assertThat(badge.earnedAt()).isEqualTo(Instant.parse("2024-05-01T10:00:00Z"));
            assertThat(badge.metadata()).containsEntry("imported", true);
        });

        var before = everything();
        var again = imports.run(file, bot, Mode.IMPORT, null);
        assertThat(again.skipped()).isEqualTo(1);
        assertThat(again.created() + again.merged()).isZero();
        assertThat(everything()).isEqualTo(before);
        assertThat(again.backupPath()).isNotEqualTo(report.backupPath());
        assertThat(imports.report(report.id()).block()).isEqualTo(report);
    }

    @Test
    void joinsWhatIsHere() throws IOException { // MB-904
        var user = users.getOrCreate(TelegramProfile.of(anna, "anna", "Anna"))
                .block()
                .user();
        experience
                .add(new XpGrant(user.id(), bot, 100, "test", "test:" + anna))
                .as(transaction::transactional)
                .block();
        sessions.getOrCreate(user.id(), bot).block();
        sessions.save(
                        user.id(),
                        bot,
                        Map.of("chat_state", "training_active"),
                        Map.of("total_trainings", 2, "best_score", 210, "recent_cases", List.of("b", "c")),
                        null)
                .block();
        var report = imports.run(file("{" + ANNA.formatted(anna) + "}"), bot, Mode.IMPORT, null);
        assertThat(report.merged()).isEqualTo(1);
        var session = sessions.find(user.id(), bot).block();
        assertThat(session.session()).containsEntry("chat_state", "training_active");
        assertThat(session.stats())
                .containsEntry("total_trainings", 6)
                .containsEntry("best_score", 210)
                .containsEntry("total_questions", 31)
                .containsEntry("recent_cases", List.of("b", "c", "a"));
        assertThat(users.findById(user.id()).block().progress().totalXp()).isEqualTo(350);
        assertThat(users.findById(user.id()).block().telegram().firstName()).isEqualTo("Anna");
    }

    @Test
    void overwritesOnDemandAndStillAddsExperienceOnce() throws IOException {
        var user = users.getOrCreate(TelegramProfile.of(anna, null, "Anna"))
                .block()
                .user();
        sessions.getOrCreate(user.id(), bot).block();
        sessions.save(user.id(), bot, null, Map.of("total_trainings", 2, "best_score", 210), null)
                .block();
        imports.run(file("{" + ANNA.formatted(anna) + "}"), bot, Mode.OVERWRITE, null);
        assertThat(sessions.find(user.id(), bot).block().stats())
                .containsEntry("total_trainings", 4)
                .containsEntry("best_score", 190);
        assertThat(users.findById(user.id()).block().progress().totalXp()).isEqualTo(250);
    }

    @Test
    void doesNotBringBackWhoWasErased() throws IOException { // MB-905
        var user = users.getOrCreate(TelegramProfile.of(anna, null, "Anna"))
                .block()
                .user();
        users.erase(user.id(), null).as(transaction::transactional).block();
        var report = imports.run(file("{" + ANNA.formatted(anna) + "}"), bot, Mode.IMPORT, null);
        assertThat(report.skipped()).isEqualTo(1);
        assertThat(users.findByTelegramId(anna).block()).isNull();
    }

    @Test
    void goesOnAfterItWasCutShort() throws IOException {
        long ben = next++;
        var both = "{" + ANNA.formatted(anna) + ",\n" + ANNA.formatted(ben) + "}";
        imports.run(file("{" + ANNA.formatted(anna) + "}"), bot, Mode.IMPORT, null); // as far as it came
        var report = imports.run(file(both), bot, Mode.IMPORT, null);
        assertThat(report.skipped()).isEqualTo(1);
        assertThat(report.created()).isEqualTo(1);
        assertThat(users.findByTelegramId(anna).block().progress().totalXp()).isEqualTo(250);
        assertThat(users.findByTelegramId(ben).block().progress().totalXp()).isEqualTo(250);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"0\": {}                                             | the key is no Telegram id",
                "\"abc\": {}                                           | the key is no Telegram id",
                "\"9223372036854775808\": {}                           | the key is no Telegram id",
                "\"77\": []                                            | the value is no object",
                "\"77\": null                                          | the value is no object",
                "\"77\": {\"session\": 1}                              | session is no object",
                "\"77\": {\"stats\": {\"total_xp\": -1}}               | stats.total_xp is no whole number from 0",
                "\"77\": {\"stats\": {\"total_xp\": 1.5}}              | stats.total_xp is no whole number from 0",
                "\"77\": {\"stats\": {\"total_xp\": \"9\"}}            | stats.total_xp is no whole number from 0",
                "\"77\": {\"stats\": {\"total_xp\": 1000001}}          | stats.total_xp is above 1000000",
                "\"77\": {\"session\": {\"question_count\": 1e40}}     | session.question_count is no whole number from 0"
            })
    void aDamagedEntryIsNamedAndTheOthersGoOn(String entry, String problem) throws IOException { // MB-906
        var report = imports.run(file("{\n" + entry + ",\n" + ANNA.formatted(anna) + "}"), bot, Mode.IMPORT, null);
        assertThat(report.created()).isEqualTo(1);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.problems().getFirst().problem()).isEqualTo(problem);
        assertThat(report.problems().getFirst().line()).isEqualTo(2);
    }

    @Test
    void refusesAFileThatCannotBeTakenAsAWhole() throws IOException { // MB-906
        var before = everything();
        refuses("", Refused.Reason.NO_OBJECT);
        refuses("[1]", Refused.Reason.NO_OBJECT);
        refuses("{\"77\": {}", Refused.Reason.NOT_JSON);
        refuses("{\"77\": {}} x", Refused.Reason.NOT_JSON);
        refuses("{\"77\": {}, \"78\": {}, \"77\": {}}", Refused.Reason.DUPLICATE_KEY);
        var latin = folder.resolve("latin.json");
        Files.write(
                latin, "{\"77\": {\"session\": {\"client_case\": \"\u00e9\"}}}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> imports.run(latin, bot, Mode.IMPORT, null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refused.Reason.NOT_UTF8));
        assertThatThrownBy(() -> imports.run(folder.resolve("none.json"), bot, Mode.IMPORT, null))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> imports.run(latin, "no_such_bot", Mode.IMPORT, null))
                .isInstanceOf(Refused.class);
        assertThat(everything()).isEqualTo(before);
        assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".backup"));
    }

    private void refuses(String content, Refused.Reason reason) throws IOException {
        var file = file(content);
        assertThatThrownBy(() -> imports.run(file, bot, Mode.IMPORT, null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("users_data.json"), content);
    }

    /** What an import may change, but for the notes about itself. */
    private List<String> everything() {
        return database.sql("""
                        select concat_ws(' ', id, total_xp, level, total_trainings, total_score) as line from users
                        union all select concat_ws(' ', user_id, bot_name, session_data, stats_data) from bot_sessions
                        union all select concat_ws(' ', user_id, badge_type, earned_in_bot, earned_at) from user_badges
                        union all select concat_ws(' ', user_id, source_key, delta) from xp_events
                        order by 1
                        """)
                .map(row -> row.get("line", String.class))
                .all()
                .collectList()
                .block();
    }
}
