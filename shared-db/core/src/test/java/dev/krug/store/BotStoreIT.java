package dev.krug.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.krug.telegram.Bots;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.xp.Board;
import dev.krug.xp.Experience;
import dev.krug.xp.Leaderboards;
import dev.krug.xp.LevelScale;
import dev.krug.xp.LevelScale.Step;
import dev.krug.xp.XpChange;
import dev.krug.xp.XpGrant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The examples of the store's document and the properties of its rules. */
@StoreTest
class BotStoreIT {

    private static long nextTelegramId = 6_000_000_000L;

    @Autowired
    Bots bots;

    @Autowired
    BotStores stores;

    @Autowired
    UserRepository users;

    @Autowired
    BadgeRepository badges;

    @Autowired
    SessionRepository sessions;

    @Autowired
    Experience experience;

    @Autowired
    Leaderboards leaderboards;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    private BotStore spin;
    private BotStore quiz;
    private final long anna = nextTelegramId++;

    @BeforeEach
    void register() {
        bots.register("spin_bot", Map.of("en", "SPIN"), 7_000_000_001L, "spin_bot")
                .block();
        bots.register("quiz_bot", Map.of("en", "Quiz"), 7_000_000_002L, "quiz_bot")
                .block();
        spin = stores.forBot("spin_bot").block();
        quiz = stores.forBot("quiz_bot").block();
        inTransaction(() -> spin.getUserSession(anna, "anna" + anna, "Anna"));
    }

    @Test
    void sharesExperienceButNotSessions() { // the document's example 6
        inTransaction(() ->
                spin.saveSession(anna, Map.of("question_count", 5, "clarity_level", 75), Map.of("best_score", 185)));
        inTransaction(() -> spin.addXpAndCheckLevelUp(anna, 100));

        var seenByQuiz = inTransaction(() -> quiz.getUserSession(anna, null, null));

        assertThat(seenByQuiz.user()).containsEntry("totalXp", 100L).containsEntry("level", 2);
        assertThat(seenByQuiz.session()).isEmpty();
        assertThat(seenByQuiz.stats()).isEmpty();
        assertThat(inTransaction(() -> spin.getUserSession(anna, null, null)).session())
                .containsEntry("question_count", 5);
    }

    @Test
    void levelsUpByTheScaleOfTheCaller() { // the document's example 3
        var levels = new LevelScale(List.of(new Step(1, 0), new Step(2, 100), new Step(3, 300)));

        assertThat(inTransaction(() -> spin.addXpAndCheckLevelUp(anna, 150, levels)))
                .isEqualTo(new XpChange(true, 1, 2, 150));
    }

    @Test
    void losesNothingOfFiftyParallelGrants() { // properties 1 and 2
        var changes = Flux.range(0, 50)
                .flatMap(i -> transaction.transactional((i % 2 == 0 ? spin : quiz).addXpAndCheckLevelUp(anna, 10)), 10)
                .collectList()
                .block();

        var user = users.getByTelegramId(anna).block();
        assertThat(user.progress().totalXp()).isEqualTo(500);
        assertThat(user.progress().level()).isEqualTo(6);
        assertThat(changes.stream().filter(XpChange::leveledUp).map(XpChange::newLevel))
                .containsExactlyInAnyOrder(2, 3, 4, 5, 6);
        assertThat(sumOfEvents(user.id().value())).isEqualTo(500);
    }

    @Test
    void addsTheExperienceOfAnActivityOnce() { // MB-201, MB-206
        var user = users.getByTelegramId(anna).block();
        var grant = new XpGrant(user.id(), "spin_bot", 120, "training", "training:" + UUID.randomUUID());

        var first = inTransaction(() -> experience.add(grant));
        var second = inTransaction(() -> experience.add(grant));

        assertThat(second).isEqualTo(first).isEqualTo(new XpChange(true, 1, 2, 120));
        assertThat(users.getByTelegramId(anna).block().progress().totalXp()).isEqualTo(120);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_000_001, Integer.MIN_VALUE})
    void refusesAmountsThatNoGameGives(int xp) { // MB-202
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spin.addXpAndCheckLevelUp(anna, xp).block());
    }

    @Test
    void anAdministratorTakesNotMoreThanThereIs() { // MB-202, MB-205
        var user = users.getByTelegramId(anna).block();
        inTransaction(() -> spin.addXpAndCheckLevelUp(anna, 250));

        var taken = inTransaction(() ->
                experience.adjust(new XpGrant(user.id(), "platform", -1_000, "admin", "admin:" + UUID.randomUUID())));

        assertThat(taken).isEqualTo(new XpChange(false, 3, 1, 0));
        assertThat(sumOfEvents(user.id().value())).isZero();
    }

    @Test
    void tellsOfEveryLevelOnce() { // MB-208
        inTransaction(() -> spin.addXpAndCheckLevelUp(anna, 100));
        var user = users.getByTelegramId(anna).block();
        var titles = database.sql("select title from notifications where user_id = :id")
                .bind("id", user.id().value())
                .map(row -> row.get("title", String.class))
                .all()
                .collectList()
                .block();
        assertThat(titles).containsExactly("Level 2");
    }

    @Test
    void awardsABadgeToOneOfTenThreads() { // property 5
        var awards = Flux.range(0, 10)
                .flatMap(i -> transaction.transactional(spin.awardBadge(anna, "spin_master", Map.of("score", 185))), 10)
                .collectList()
                .block();

        assertThat(awards).filteredOn(Boolean::booleanValue).hasSize(1);
        assertThat(badges.countUserBadges(anna).block()).isEqualTo(1);
        assertThat(badges.hasBadge(anna, "spin_master", null).block()).isTrue();
        assertThat(badges.hasBadge(anna, "spin_master", "quiz_bot").block()).isFalse();
        assertThat(quiz.getUserBadges(anna, true).collectList().block())
                .singleElement()
                .satisfies(badge -> assertThat(badge.metadata()).containsEntry("score", 185));
        assertThat(quiz.getUserBadges(anna, false).collectList().block()).isEmpty();
    }

    @Test
    void keepsOtherBotsSessionsByteForByte() { // property 4
        inTransaction(() -> quiz.getUserSession(anna, null, null));
        inTransaction(() -> quiz.saveSession(anna, Map.of("game", "untouched"), Map.of("games", 3)));
        var before = sessions.getByTelegramId(anna, "quiz_bot").block();
        var random = new Random(42);

        for (int i = 0; i < 40; i++) {
            var value = random.nextInt();
            switch (random.nextInt(5)) {
                case 0 -> inTransaction(() -> spin.saveSession(anna, Map.of("n", value), Map.of("m", value)));
                case 1 -> inTransaction(() -> spin.resetSession(anna, List.of("situational", "problem")));
                case 2 -> inTransaction(() -> sessions.updateStats(anna, "spin_bot", Map.of("s", value)));
                case 3 -> inTransaction(() -> sessions.resetSession(anna, "spin_bot", false));
                default -> inTransaction(() -> sessions.deleteSession(anna, "spin_bot"));
            }
        }

        assertThat(sessions.getByTelegramId(anna, "quiz_bot").block()).isEqualTo(before);
    }

    @Test
    void refusesToSaveOverANewerSession() { // MB-110
        var version = sessions.getByTelegramId(anna, "spin_bot").block().version();

        assertThat(inTransaction(() -> spin.saveSession(anna, Map.of("a", 1), Map.of(), version)))
                .isTrue();
        assertThat(inTransaction(() -> spin.saveSession(anna, Map.of("b", 2), Map.of(), version)))
                .isFalse();
        assertThat(sessions.getByTelegramId(anna, "spin_bot").block().session()).containsEntry("a", 1);
    }

    @Test
    void refusesSessionsThatAreTooLarge() { // MB-108
        var large = Map.<String, Object>of("text", "x".repeat(256 * 1024));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spin.saveSession(anna, large, Map.of()).block());
    }

    @Test
    void doesNothingForStrangers() { // MB-105
        long stranger = nextTelegramId++;

        assertThat(spin.addXpAndCheckLevelUp(stranger, 10).block()).isEqualTo(XpChange.NOTHING);
        assertThat(spin.awardBadge(stranger, "spin_master", Map.of()).block()).isFalse();
        assertThat(spin.saveSession(stranger, Map.of(), Map.of()).block()).isFalse();
        assertThat(spin.resetSession(stranger, List.of()).block()).isFalse();
        assertThat(spin.getUserBadges(stranger, true).collectList().block()).isEmpty();
        assertThat(spin.getUserRank(stranger).block()).isNull();
        assertThat(users.getByTelegramId(stranger).block()).isNull();
    }

    @Test
    void keepsTheHistoryNewestFirst() { // the document's example 5
        for (int score : List.of(100, 185)) {
            clock.advance(Duration.ofMinutes(1));
            inTransaction(() -> spin.saveTrainingHistory(
                    anna,
                    new BotStore.TrainingResult(
                            score,
                            92,
                            8,
                            3,
                            Map.of("situation", 2, "problem", 3, "implication", 2, "need-payoff", 1),
                            Map.of("client", "TechCorp"),
                            Map.of("full", "session"),
                            "spin_sales")));
        }

        var history = spin.getUserTrainingHistory(anna, 5).collectList().block();
        assertThat(history).extracting(training -> training.totalScore()).containsExactly(185, 100);
        assertThat(history.getFirst().perTypeCounts())
                .isEqualTo(Map.of("situational", 2, "problem", 3, "implication", 2, "need_payoff", 1));
    }

    @Test
    void countsATrainingOnce() { // MB-206
        inTransaction(() -> spin.updateUserStatsAfterTraining(anna, 185));

        var progress = users.getByTelegramId(anna).block().progress();
        assertThat(progress.totalTrainings()).isEqualTo(1);
        assertThat(progress.totalScore()).isEqualTo(185);
        assertThat(progress.totalXp()).isEqualTo(185);
    }

    @Test
    void sharesThePositionOfEqualsAndLeavesOutTheHidden() { // MB-231, MB-232
        var people = IntStream.range(0, 4).mapToObj(i -> nextTelegramId++).toList();
        var xp = List.of(900_000, 900_000, 800_000, 950_000);
        for (int i = 0; i < people.size(); i++) {
            var person = people.get(i);
            var amount = xp.get(i);
            inTransaction(() -> spin.getUserSession(person, null, "P" + person));
            clock.advance(Duration.ofSeconds(1));
            inTransaction(() -> spin.addXpAndCheckLevelUp(person, amount));
        }
        database.sql("update users set hide_from_leaderboard = true where telegram_id = :id")
                .bind("id", people.get(3))
                .then()
                .block();

        var board = leaderboards.page(Board.OVERALL, 3, 0).block();
        assertThat(board).extracting(Leaderboards.Line::position).containsExactly(1L, 1L, 3L);
        assertThat(board)
                .extracting(Leaderboards.Line::name)
                .containsExactly("P" + people.get(0), "P" + people.get(1), "P" + people.get(2));
        assertThat(leaderboards.page(Board.OVERALL, 2, 1).block())
                .extracting(Leaderboards.Line::position)
                .containsExactly(1L, 3L);
        assertThat(users.getUserRank(people.get(3)).block()).isEqualTo(1);
        assertThat(users.getUserRank(people.get(2)).block()).isEqualTo(3);
    }

    @Test
    void countsAPeriodWithoutAdministratorsGifts() { // MB-233
        long person = nextTelegramId++;
        inTransaction(() -> quiz.getUserSession(person, null, "Weekly"));
        var id = users.getByTelegramId(person).block().id();
        inTransaction(() -> quiz.addXpAndCheckLevelUp(person, 70));
        inTransaction(() -> experience.adjust(new XpGrant(id, "platform", 500, "admin", "admin:" + UUID.randomUUID())));
        var week = new Board(Board.Period.WEEK, "quiz_bot");

        assertThat(leaderboards.placeOf(id, week).block().xp()).isEqualTo(70);
        clock.advance(Duration.ofDays(8));
        assertThat(leaderboards.placeOf(id, week).block().xp()).isZero();
        assertThat(leaderboards
                        .placeOf(id, new Board(Board.Period.ALL, "quiz_bot"))
                        .block()
                        .xp())
                .isEqualTo(70);
    }

    private long sumOfEvents(UUID user) {
        return database.sql("select coalesce(sum(delta), 0) as sum from xp_events where user_id = :id")
                .bind("id", user)
                .map(row -> row.get("sum", Long.class))
                .one()
                .block();
    }

    private <T> T inTransaction(Supplier<Mono<T>> action) {
        return transaction.transactional(Mono.defer(action)).block();
    }
}
