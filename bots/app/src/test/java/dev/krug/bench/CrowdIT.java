package dev.krug.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.krug.KrugApplication;
import dev.krug.broadcasts.Audience;
import dev.krug.broadcasts.BroadcastId;
import dev.krug.broadcasts.Broadcasts;
import dev.krug.broadcasts.Content;
import dev.krug.broadcasts.Draft;
import dev.krug.imports.JsonImports;
import dev.krug.imports.Mode;
import dev.krug.testing.Servers;
import dev.krug.testing.TestClock;
import dev.krug.users.UserId;
import dev.krug.xp.Board;
import dev.krug.xp.Leaderboards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * A hundred thousand people: taken over from the old file, ranked, and written to, with the real outbox and a Telegram
 * that has no limits. The clock of the broadcast goes as fast as the work does: two seconds at each look.
 */
@Tag("bench")
class CrowdIT { // multi-bot section 12

    private static final int PEOPLE = 100_000;
    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;
    private static final int LOOKS = 101;
    private static final int PAGE = 20;
    private static final long FIRST_ID = 5_100_000_000L;
    private static final String TOKEN = "7000000013:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
    private static final Duration TICK = Duration.ofSeconds(2);
    private static final Duration QUESTION_TIME = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();

    @Test
    @Timeout(1800)
    void importedRankedAndWrittenTo() throws Exception {
        clock.set(Instant.parse("2026-11-21T12:00:00Z"));
        try (var postgres = new DurablePostgres(folder.resolve("postgres"));
                var telegram = new StubTelegram()) {
            var url = postgres.newDatabase("crowd");
            try (var krug = start(telegram, url)) {
                importPeople(krug, 0, FEW);
                postgres.analyze(url);
                var few = ranking(krug);
                importPeople(krug, FEW, PEOPLE);
                postgres.analyze(url);
                write(krug, telegram);
                multiply(krug);
                postgres.analyze(url);
                var many = ranking(krug);
                System.out.printf(
                        "ranked among %d and %d: place %.1f and %.1f ms (%.1f times), page %.1f and %.1f ms (%.1f times)%n",
                        FEW,
                        MANY,
                        few.place,
                        many.place,
                        many.place / few.place,
                        few.page,
                        many.page,
                        many.page / few.page);
                assertThat(plan(krug)).contains("users_by_xp");
            }
        }
    }

    private ConfigurableApplicationContext start(StubTelegram telegram, String url) {
        return new SpringApplicationBuilder(KrugApplication.class, BenchBot.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("clock", clock))
                .run(
                        "--krug.database.url=" + url,
                        "--krug.redis.url=" + Servers.redisUrl(),
                        "--krug.secret-key=a-key-that-only-tests-may-use-0123456789",
                        "--krug.telegram.base-url=" + telegram.url(),
                        "--krug.telegram.limits=false",
                        "--krug.bots." + BenchBot.NAME + ".token=" + TOKEN,
                        "--krug.roles=bots,worker",
                        "--db-scheduler.enabled=false",
                        "--server.port=0");
    }

    private void importPeople(ConfigurableApplicationContext krug, int from, int until) throws IOException {
        var file = folder.resolve("users_data_" + until + ".json");
        try (var writer = Files.newBufferedWriter(file)) {
            writer.write("{");
            for (int i = from; i < until; i++) {
                writer.write((i == from ? "" : ",\n")
                        + """
                        "%d": {"session": {"question_count": 0, "chat_state": "waiting_start"}, "stats": {"total_trainings": %d,
                         "total_questions": %d, "best_score": %d, "total_xp": %d, "achievements_unlocked": ["first_training"],
                         "last_training_date": "2026-11-01T10:00:00"}}""".formatted(FIRST_ID + i, 1 + i % 9, 10 * (1 + i % 9), i % 250, xpOf(i)));
            }
            writer.write("}");
        }
        long begin = System.nanoTime();
        var report = krug.getBean(JsonImports.class).run(file, BenchBot.NAME, Mode.IMPORT, null);
        assertThat(report.created()).isEqualTo(until - from);
        System.out.printf(
                "imported %d people in %.0f s, %.0f a second%n",
                until - from, seconds(begin), (until - from) / seconds(begin));
    }

    private static int xpOf(int i) {
        return (int) (i * 7_919L % 50_021);
    }

    /** Median milliseconds of somebody's place, and of a page of the board. */
    private record Ranking(double place, double page) {}

    private static Ranking ranking(ConfigurableApplicationContext krug) {
        var boards = krug.getBean(Leaderboards.class);
        var ids = krug.getBean(DatabaseClient.class)
                .sql("select id from users where telegram_id is not null order by md5(id::text) limit " + LOOKS)
                .map(row -> new UserId(row.get("id", UUID.class)))
                .all()
                .collectList()
                .block();
        return new Ranking(
                median(i -> boards.placeOf(ids.get(i), Board.OVERALL)),
                median(i -> boards.page(Board.OVERALL, PAGE, i * (long) PAGE)));
    }

    private static double median(IntFunction<Mono<?>> question) {
        IntStream.range(0, LOOKS).forEach(i -> question.apply(i).block(QUESTION_TIME)); // warms up
        var times = IntStream.range(0, LOOKS)
                .mapToDouble(i -> {
                    long begin = System.nanoTime();
                    question.apply(i).block(QUESTION_TIME);
                    return (System.nanoTime() - begin) / 1e6;
                })
                .sorted()
                .toArray();
        return times[LOOKS / 2];
    }

    private void write(ConfigurableApplicationContext krug, StubTelegram telegram) {
        run(
                krug,
                "update bot_sessions set started_at = now(), chat_id = u.telegram_id from users u where u.id = user_id");
        run(krug, "insert into notification_settings (user_id, quiet_enabled) select id, false from users");
        var broadcasts = krug.getBean(Broadcasts.class);
        var draft = new Draft(
                List.of(BenchBot.NAME),
                "News",
                Content.of(Map.of("en", "1 is the number of the news")),
                Audience.EVERYBODY,
                30,
                true);
        var author = one(krug, "select id as v from users order by id limit 1", UUID.class);
        var id = inTransaction(krug, () -> broadcasts.prepare(new UserId(author), draft))
                .id();
        inTransaction(krug, () -> broadcasts.preview(id, new UserId(author)));
        long begin = System.nanoTime();
        inTransaction(krug, () -> broadcasts.start(id, (long) PEOPLE));
        System.out.printf("froze an audience of %d in %.1f s%n", PEOPLE, seconds(begin));
        send(krug, broadcasts, id);
        var counts = broadcasts.find(id).block().counts();
        assertThat(counts.sent()).isEqualTo(PEOPLE);
        assertThat(telegram.mostToOneChat(TOKEN)).isLessThanOrEqualTo(2); // the author has the preview as well
        System.out.printf(
                "wrote to %d people in %.0f s, %.0f a second, each once%n",
                PEOPLE, seconds(begin), PEOPLE / seconds(begin));
    }

    private void send(ConfigurableApplicationContext krug, Broadcasts broadcasts, BroadcastId id) {
        var task = (RecurringTask<?>) krug.getBean("sendingBroadcasts");
        while (broadcasts.find(id).block().finishedAt() == null) {
            tick(task);
            clock.advance(TICK);
        }
    }

    private static <T> void tick(RecurringTask<T> task) {
        task.executeRecurringly(task.instance("bench"), null);
    }

    /** Many more people, whose places count like those of others. */
    private static void multiply(ConfigurableApplicationContext krug) {
        run(krug, """
                insert into users (user_type, telegram_id, display_name, referral_code, total_xp, xp_reached_at, created_at,
                  updated_at)
                select 'registered', 6000000000 + n, 'N', 'many' || n, n * 7919 %% 50021, now(), now(), now()
                from generate_series(1, %d) n
                """.formatted(MANY - PEOPLE));
    }

    private static String plan(ConfigurableApplicationContext krug) {
        return String.join(
                "\n",
                krug.getBean(DatabaseClient.class)
                        .sql("explain select id from users where user_type = 'registered' and not hide_from_leaderboard"
                                + " and status = 'active' order by total_xp desc, xp_reached_at, id limit 20")
                        .map(row -> row.get(0, String.class))
                        .all()
                        .collectList()
                        .block());
    }

    private static <T> T inTransaction(ConfigurableApplicationContext krug, Supplier<Mono<T>> act) {
        return act.get()
                .as(krug.getBean(TransactionalOperator.class)::transactional)
                .block();
    }

    private static void run(ConfigurableApplicationContext krug, String sql) {
        krug.getBean(DatabaseClient.class).sql(sql).then().block();
    }

    private static <T> T one(ConfigurableApplicationContext krug, String sql, Class<T> type) {
        return krug.getBean(DatabaseClient.class)
                .sql(sql)
                .map(row -> row.get("v", type))
                .one()
                .block();
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
