package dev.krug.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.krug.KrugApplication;
import dev.krug.exports.Exports;
import dev.krug.exports.Format;
import dev.krug.exports.Kind;
import dev.krug.exports.Order;
import dev.krug.imports.JsonImports;
import dev.krug.imports.Mode;
import dev.krug.imports.Report;
import dev.krug.telegram.Bots;
import dev.krug.testing.Servers;
import dev.krug.users.TelegramProfile;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** How the time of an import grows with its people, and what memory imports and exports take however large they are. */
@Tag("bench")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataInAndOutIT { // multi-bot 12

    private static final String BOT = "spin_bot";
    private static final double MOST_TIMES_SLOWER = 13;
    private static final double MOST_TIMES_LARGER = 1.5;
    private static final int KILOBYTE = 1024;

    private ConfigurableApplicationContext context;
    private long next = 6_000_000_000L;

    @TempDir
    private Path folder;

    @BeforeAll
    void start() {
        context = new SpringApplicationBuilder(KrugApplication.class)
                .run(
                        "--krug.database.url=" + Servers.newDatabase("data_in_and_out"),
                        "--krug.redis.url=" + Servers.redisUrl(),
                        "--krug.secret-key=a-key-that-only-tests-may-use-0123456789",
                        "--krug.roles=worker",
                        "--db-scheduler.enabled=false",
                        "--server.port=0");
        context.getBean(Bots.class)
                .register(BOT, Map.of("en", "SPIN", "ru", "SPIN"), 1L, null)
                .block();
    }

    @AfterAll
    void stop() {
        context.close();
    }

    @Test
    @Timeout(1800)
    void anImportOfTenTimesThePeopleTakesNotMuchMoreThanTenTimesTheTime() throws IOException {
        var _ = seconds(2_000); // warm
        double few = seconds(2_000);
        double many = seconds(20_000);
        System.out.printf(
                "import: %.1f s for 2,000 people, %.1f s for 20,000, ratio %.1f, %.0f people/s%n",
                few, many, many / few, 20_000 / many);
        assertThat(many / few).isLessThanOrEqualTo(MOST_TIMES_SLOWER);
    }

    private double seconds(int people) throws IOException {
        var file = file(people, KILOBYTE);
        long begin = System.nanoTime();
        assertThat(run(file).created()).isEqualTo(people);
        return (System.nanoTime() - begin) / 1e9;
    }

    @Test
    @Timeout(1800)
    void anImportKeepsNoMoreOfALargeFile() throws Exception {
        var _ = run(file(20, 100 * KILOBYTE)); // warm
        var small = file(20, 100 * KILOBYTE);
        var large = file(2_000, 100 * KILOBYTE);
        double few = LiveHeap.peakMegabytes(() -> run(small));
        double many = LiveHeap.peakMegabytes(() -> run(large));
        System.out.printf(
                "import: %.0f MB alive with a file of %d MB, %.0f MB with one of %d MB, ratio %.2f%n",
                few, megabytes(small), many, megabytes(large), many / few);
        assertThat(many / few).isLessThanOrEqualTo(MOST_TIMES_LARGER);
    }

    @Test
    @Timeout(1800)
    void anExportKeepsNoMoreOfManyRows() throws Exception {
        var owner = context.getBean(Users.class)
                .getOrCreate(TelegramProfile.of(next++, null, "Olga"))
                .block()
                .user()
                .id();
        insert(owner, 0, 10_000);
        for (var format : Format.values()) {
            export(owner, format); // warm
        }
        var few = heap(owner);
        insert(owner, 10_000, 1_000_000);
        var many = heap(owner);
        for (var format : Format.values()) {
            double ratio = many.get(format) / few.get(format);
            System.out.printf(
                    "export: %.0f MB alive with 10,000 rows, %.0f MB with 1,000,000, ratio %.2f, as %s%n",
                    few.get(format), many.get(format), ratio, format.code());
            assertThat(ratio).isLessThanOrEqualTo(MOST_TIMES_LARGER);
        }
    }

    private Map<Format, Double> heap(UserId owner) throws Exception {
        return Map.of(
                Format.CSV, LiveHeap.peakMegabytes(() -> export(owner, Format.CSV)),
                Format.XLSX, LiveHeap.peakMegabytes(() -> export(owner, Format.XLSX)));
    }

    private void export(UserId owner, Format format) {
        long begin = System.nanoTime();
        context.getBean(Exports.class)
                .request(owner, new Order(Kind.XP, format, null, null), null)
                .as(context.getBean(TransactionalOperator.class)::transactional)
                .block();
        RecurringTask<?> worker = context.getBean("makingExports", RecurringTask.class);
        worker.execute(null, null);
        var made = context.getBean(DatabaseClient.class)
                .sql("select status || ', ' || row_count || ' rows, ' || size_bytes / 1048576 || ' MB'"
                        + " from exports order by created_at desc limit 1")
                .map(row -> row.get(0, String.class))
                .one()
                .block();
        assertThat(made).startsWith("ready");
        System.out.printf("export: %s, %.1f s, as %s%n", made, (System.nanoTime() - begin) / 1e9, format.code());
    }

    private void insert(UserId owner, int from, int to) {
        context.getBean(DatabaseClient.class)
                .sql("""
                        insert into xp_events (user_id, bot_name, delta, reason, source_key, total_after, level_before,
                            level_after, local_date, created_at)
                        select :user, 'spin_bot', 5, 'game', 'bench:' || n, n, 1, 2, '2026-11-21', now() - interval '1 hour'
                        from generate_series(cast(:from as int), cast(:to as int) - 1) n
                        """)
                .bind("user", owner.value())
                .bind("from", from)
                .bind("to", to)
                .then()
                .block();
    }

    private Report run(Path file) {
        return context.getBean(JsonImports.class).run(file, BOT, Mode.IMPORT, null);
    }

    /** People of so many bytes each; an import takes nobody twice, so each file has people of its own. */
    private Path file(int people, int bytesEach) throws IOException {
        var file = Files.createTempFile(folder, "users_data", ".json");
        try (var out = Files.newBufferedWriter(file)) {
            var story = "x".repeat(bytesEach - 600);
            for (int i = 0; i < people; i++) {
                out.write(i == 0 ? "{" : ",\n");
                out.write("""
                        "%d": {"session": {"question_count": 3, "clarity_level": 30, "per_type_counts": {"situation": 2,
                         "problem": 1}, "chat_state": "waiting_start", "client_case": "%s"},
                         "stats": {"total_trainings": 4, "total_questions": 31, "best_score": 190, "total_xp": 250,
                         "achievements_unlocked": ["first_training", "active_listener"], "maestro_streak": 1,
                         "last_training_date": "2024-05-01T10:00:00", "recent_cases": ["a", "b"]}}""".formatted(next++, story));
            }
            out.write("}\n");
        }
        return file;
    }

    private static long megabytes(Path file) throws IOException {
        return Files.size(file) / KILOBYTE / KILOBYTE;
    }
}
