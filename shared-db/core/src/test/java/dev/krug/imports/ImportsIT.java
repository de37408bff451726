package dev.krug.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.imports.ImportJob.Chat;
import dev.krug.imports.ImportJob.State;
import dev.krug.sessions.BotSessions;
import dev.krug.spin.SpinTrainings;
import dev.krug.telegram.Bots;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import dev.krug.users.Users;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Imports by a worker. */
@StoreTest
class ImportsIT { // MB-902 to MB-907, properties 11 and 20

    private static long next = 5_920_000_000L;

    @Autowired
    Imports imports;

    @Autowired
    ImportWork work;

    @Autowired
    ImportRows rows;

    @Autowired
    JsonImports engine;

    @Autowired
    Users users;

    @Autowired
    BotSessions sessions;

    @Autowired
    SpinTrainings trainings;

    @Autowired
    Bots bots;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    private User olga;
    private String bot;

    @BeforeEach
    void begin() {
        execute("delete from json_imports where status in ('queued', 'running')");
        execute("delete from bot_outbox");
        bot = "import_bot_" + next;
        bots.register(bot, Map.of("en", "Old", "ru", "Old"), next++, null).block();
        olga = users.getOrCreate(TelegramProfile.of(next++, null, "Olga"))
                .block()
                .user();
        execute("update users set role = 'admin', language_code = 'en' where id = '"
                + olga.id().value() + "'");
    }

    @Test
    void isTriedConfirmedOnceAndCarriedOut() throws IOException {
        long anna = next++;
        var tried = asked(file(people(anna, 1) + ", \"x\": {}"), bot, true, new Chat(bot, 77, null));
        assertThat(tried.state()).isEqualTo(State.QUEUED);
        assertThat(work.carryOutAll()).isEqualTo(1);
        var report = imports.find(tried.id()).block().report();
        assertThat(report.created()).isEqualTo(1);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(users.findByTelegramId(anna).block()).isNull();
        assertThat(sent()).containsExactly("sendMessage");
        assertThat(text("select payload ->> 'text' from bot_outbox")).contains("New people: 1", "With errors: 1");
        assertThat(text("select payload ->> 'reply_markup' from bot_outbox")).contains("admin:do:import_go:");

        var other = users.getOrCreate(TelegramProfile.of(next++, null, "Max"))
                .block()
                .user();
        assertThat(imports.confirm(tried.id(), other.id(), new Chat(bot, 78, 5)).block())
                .isNull();
        var confirmed = confirm(tried);
        assertThat(confirmed.mode()).isEqualTo(Mode.IMPORT);
        assertThat(confirm(tried)).as("a second press").isNull();
        work.carryOutAll();
        var done = imports.find(confirmed.id()).block();
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.report().created()).isEqualTo(1);
        assertThat(done.processed()).isEqualTo(2);
        assertThat(users.findByTelegramId(anna).block().progress().totalXp()).isEqualTo(250);
        assertThat(sent()).containsExactly("sendMessage", "editMessageText");
        assertThat(done.file()).doesNotExist();
        assertThat(Path.of(done.backupPath())).exists();
        assertThat(texts("select action from audit_log where target_type = 'json_imports' and target_id in ('"
                        + tried.id().value() + "', '" + confirmed.id().value() + "') order by id"))
                .containsExactly("import.try", "import.request");
        assertThat(texts("select type from notifications where user_id = '"
                        + olga.id().value() + "' order by id"))
                .containsExactly("import_done", "import_done");
    }

    @Test
    void goesOnWhereAWorkerDiedAndReportsAsOneRun() throws IOException {
        long first = next;
        next += 50;
        var path = file("\"x\": 1, " + people(first, 50));
        var asked = asked(path, bot, false, null);
        var dead = rows.claim(clock.instant(), clock.instant().plus(ImportWork.LEASE))
                .block();
        try {
            engine.run(
                    dead,
                    processed -> {
                        if (processed > 20) {
                            throw new IllegalStateException("killed");
                        }
                    },
                    total -> {});
        } catch (IllegalStateException killed) {
            assertThat(killed).hasMessage("killed");
        }
        assertThat(number("select count(*) from json_import_items where import_id = '"
                        + asked.id().value() + "'"))
                .isBetween(20L, 49L);
        assertThat(work.carryOutAll()).as("the claim holds").isZero();
        clock.advance(ImportWork.LEASE.plusSeconds(1));
        assertThat(work.carryOutAll()).isEqualTo(1);

        var done = imports.find(asked.id()).block();
        assertThat(done.attempt()).isEqualTo(2);
        assertThat(done.report().created()).isEqualTo(50);
        assertThat(done.report().skipped()).isZero();
        assertThat(done.report().failed()).isEqualTo(1);
        assertThat(number("select count(*) from json_import_items where import_id = '"
                        + asked.id().value() + "'"))
                .isEqualTo(51);
        for (long who = first; who < first + 50; who++) {
            assertThat(users.findByTelegramId(who).block().progress().totalXp()).isEqualTo(250);
        }
        try (var files = Files.list(path.getParent())) {
            assertThat(files.filter(file -> file.toString().startsWith(path.toString())
                            && file.toString().endsWith(".backup")))
                    .hasSize(1);
        }
        assertThat(rows.done(dead, done.report(), clock.instant()).block())
                .as("the dead one wakes up")
                .isNull();
    }

    @Test
    void aFileThatCannotBeTakenIsRefusedWithItsReason() throws IOException { // MB-906
        var broken = imports.place().block();
        Files.writeString(broken, "[1]");
        var asked = asked(broken, bot, false, new Chat(bot, 77, null));
        work.carryOutAll();
        var refused = imports.find(asked.id()).block();
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.failure()).isEqualTo("NO_OBJECT");
        assertThat(broken).doesNotExist();
        assertThat(text("select payload ->> 'text' from bot_outbox")).contains("keys are Telegram ids");
    }

    @Test
    void manyErrorsComeAsAFile() throws IOException {
        var wrong = LongStream.range(0, 20).mapToObj(i -> "\"x" + i + "\": {}").collect(Collectors.joining(",\n"));
        asked(file(wrong), bot, true, new Chat(bot, 77, null));
        work.carryOutAll();
        assertThat(sent()).containsExactly("sendMessage", "sendDocument");
        assertThat(number("select count(*) from bot_attachments where file_name = 'import-errors.txt'"))
                .isPositive();
    }

    @Test
    void aRunningTrainingGoesOn() throws IOException { // MB-907
        bots.register("spin_bot", Map.of("en", "SPIN", "ru", "SPIN"), 99L, null).block();
        long runs = next++;
        long lacks = next++;
        var session = """
                "%d": {"session": {"chat_state": "training_active", "question_count": 2, "clarity_level": 20,
                  "per_type_counts": {"situation": 2}, "client_case": "A case",
                  "case_data": {"position": "Директор", "company": {"type": "Завод", "size": "средняя"},
                    "product": {"name": "арматура"} %s}}, "stats": {}}""";
        var path = file(session.formatted(runs, ", \"volume\": \"50 тонн\"") + "," + session.formatted(lacks, ""));
        asked(path, "spin_bot", false, null);
        work.carryOutAll();

        var going = users.findByTelegramId(runs).block();
        var stored = sessions.find(going.id(), "spin_bot").block().session();
        assertThat(stored).containsEntry("chat_state", "training_active").containsKey("training_id");
        assertThat(((Map<?, ?>) stored.get("_hidden")).get("situation_type")).isNotEqualTo("");
        assertThat(stored.get("per_type_counts")).isEqualTo(Map.of("situational", 2));
        var state = trainings.standing(going).block().state();
        assertThat(state.progress().questionCount()).isEqualTo(2);
        assertThat(state.clientCase().company()).isEqualTo("Завод");
        assertThat(state.clientCase().product()).isEqualTo("арматура");

        var waiting = users.findByTelegramId(lacks).block();
        assertThat(sessions.find(waiting.id(), "spin_bot").block().session())
                .containsEntry("chat_state", "waiting_start");
    }

    @Test
    void aDroppedFileIsGone() throws IOException {
        var asked = asked(file(people(next++, 1)), bot, true, null);
        work.carryOutAll();
        assertThat(imports.drop(asked.id(), olga.id()).block()).isTrue();
        assertThat(asked.file()).doesNotExist();
        assertThat(imports.drop(asked.id(), olga.id()).block()).isFalse();
        assertThat(confirm(asked)).isNull();
        clock.advance(Duration.ofSeconds(1));
        assertThat(work.carryOutAll()).isZero();
    }

    @Test
    void aFileThatNobodyAnswersIsGoneAfterADay() throws IOException {
        var asked = asked(file(people(next++, 1)), bot, true, null);
        work.carryOutAll();
        clock.advance(Duration.ofHours(23));
        imports.dropAbandoned().block();
        assertThat(asked.file()).exists();
        clock.advance(Duration.ofHours(2));
        assertThat(imports.dropAbandoned().block()).isPositive();
        assertThat(asked.file()).doesNotExist();
        assertThat(confirm(asked)).isNull();
    }

    private ImportJob asked(Path file, String name, boolean dryRun, @Nullable Chat chat) {
        return imports.request(olga.id(), file, new Imports.Wish("users_data.json", name, dryRun, false), chat)
                .as(transaction::transactional)
                .block();
    }

    private @Nullable ImportJob confirm(ImportJob tried) {
        return imports.confirm(tried.id(), olga.id(), new Chat(bot, 77, 5))
                .as(transaction::transactional)
                .block();
    }

    private Path file(String entries) throws IOException {
        return Files.writeString(imports.place().block(), "{" + entries + "}");
    }

    private static String people(long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(id -> "\"" + id + "\": {\"session\": {}, \"stats\": {\"total_xp\": 250}}")
                .collect(Collectors.joining(",\n"));
    }

    private List<String> sent() {
        return texts("select method from bot_outbox order by seq");
    }

    private List<String> texts(String sql) {
        return database.sql(sql)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block();
    }

    private String text(String sql) {
        return database.sql(sql).map(row -> row.get(0, String.class)).one().block();
    }

    private long number(String sql) {
        return database.sql(sql).map(row -> row.get(0, Long.class)).one().block();
    }

    private void execute(String sql) {
        database.sql(sql).then().block();
    }
}
