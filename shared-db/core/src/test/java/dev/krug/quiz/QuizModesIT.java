package dev.krug.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.access.Access;
import dev.krug.access.GrantSource;
import dev.krug.badges.Badges;
import dev.krug.badges.UserBadge;
import dev.krug.i18n.Language;
import dev.krug.quiz.pack.Difficulty;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.users.ProfileChange;
import dev.krug.users.User;
import dev.krug.users.Users;
import dev.krug.xp.XpEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

@StoreTest
@Import(Players.class)
class QuizModesIT {

    @Autowired
    Players players;

    @Autowired
    Quizzes quizzes;

    @Autowired
    Access access;

    @Autowired
    Users users;

    @Autowired
    Badges badges;

    @Autowired
    XpEvents xpEvents;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    private User anna;

    @BeforeEach
    void register() {
        anna = players.person("ru");
    }

    @Test
    void asksWithinACategoryAndADifficulty() { // MB-611
        var inCategory = players.begin(anna, GameSpec.category("spin", null, 10));
        assertThat(questionsOf(inCategory.game(), "category"))
                .containsOnly("spin")
                .hasSize(10);
        stop();
        var hard = players.begin(anna, GameSpec.difficulty(Difficulty.HARD, 20));
        assertThat(questionsOf(hard.game(), "difficulty")).containsOnly("HARD").hasSize(20);
        stop();
        var both = players.start(anna, GameSpec.category("spin", Difficulty.HARD, 5));
        assertThat(both).isEqualTo(new Started.NotEnough(3));
        assertThat(players.start(anna, GameSpec.category("nothing", null, 5))).isEqualTo(new Started.NotEnough(0));
    }

    @Test
    void tellsWhatThereIsToAskAbout() {
        var spin = quizzes.categories(Language.RU).block().stream()
                .filter(category -> category.code().equals("spin"))
                .findFirst()
                .orElseThrow();
        assertThat(spin.questions()).isEqualTo(10);
        assertThat(spin.byDifficulty())
                .isEqualTo(Map.of(Difficulty.EASY, 3L, Difficulty.MEDIUM, 4L, Difficulty.HARD, 3L));
    }

    @Test
    void theDailyQuizIsTheSameForEverybodyOfALanguage() { // MB-611, property 18
        var people =
                Flux.range(0, 6).map(i -> players.person("ru")).collectList().block();
        var games = Flux.fromIterable(people)
                .flatMap(person -> transaction.transactional(quizzes.start(person, GameSpec.daily(), 1, null)), 6)
                .map(started -> ((Started.Begun) started).card().game())
                .collectList()
                .block();

        assertThat(games.stream().map(this::asked).distinct()).hasSize(1);
        assertThat(asked(games.getFirst())).hasSize(10);
        assertThat(games.stream().map(game -> questionsOf(game, "options")).distinct())
                .as("with the same order of options")
                .hasSize(1);
        assertThat(number("select count(*) as n from quiz_daily_sets where quiz_date = '"
                        + clock.instant().toString().substring(0, 10) + "' and language = 'ru'"))
                .isEqualTo(1);
        clock.advance(Duration.ofDays(1));
        assertThat(asked(players.begin(anna, GameSpec.daily()).game())).isNotEqualTo(asked(games.getFirst()));
    }

    @Test
    void theDailyQuizIsPlayedOnceADateOfTheUser() { // MB-611
        clock.set(Instant.parse("2026-12-01T20:30:00Z"));
        var first = players.play(anna, GameSpec.daily(), true);
        assertThat(first.dailyStreak()).isEqualTo(1);
        assertThat(players.start(anna, GameSpec.daily())).isInstanceOf(Started.DailyDone.class);

        clock.set(Instant.parse("2026-12-01T21:30:00Z")); // the next day in Moscow
        assertThat(players.play(anna, GameSpec.daily(), false).dailyStreak()).isEqualTo(2);
        assertThat(players.start(anna, GameSpec.daily())).isInstanceOf(Started.DailyDone.class);

        inZone("America/New_York"); // where the first day has not ended
        assertThat(players.start(anna, GameSpec.daily())).isInstanceOf(Started.DailyDone.class);
    }

    @Test
    void theDailyQuizGivesTwentyMoreWithinTheCap() { // MB-616
        var result = players.play(anna, GameSpec.daily(), true);
        assertThat(result.xp().given()).isEqualTo(result.tally().score() / 4 + 20);
        assertThat(xpEvents.of(anna.id(), XpEvents.Filter.ALL, 10, 0)
                        .collectList()
                        .block())
                .singleElement()
                .satisfies(
                        event -> assertThat(event.delta()).isEqualTo(result.xp().given()));
        assertThat(kinds()).contains("quiz.daily_finished", "quiz.game_finished", "quiz.perfect_game");
    }

    @Test
    void aDailyQuizThatWasNotAnsweredMayBeBegunAgain() { // MB-617
        var first = players.begin(anna, GameSpec.daily());
        stop();
        var again = players.begin(anna, GameSpec.daily());
        assertThat(asked(again.game())).isEqualTo(asked(first.game()));
        players.answer(anna, again, true);
        stop();
        assertThat(players.start(anna, GameSpec.daily())).isInstanceOf(Started.DailyDone.class);
    }

    @Test
    void aMarathonEndsWithTheThirdMistake() { // MB-611
        var card = players.begin(anna, GameSpec.marathon());
        assertThat(card.size()).isEqualTo(50);

        var result = players.playOn(anna, card, open -> open.position() % 3 != 0);

        assertThat(result.tally().correct()).isEqualTo(6);
        assertThat(result.tally().wrong()).isEqualTo(3);
        assertThat(result.played()).hasSize(9);
        assertThat(result.mistakes()).hasSize(3);
        assertThat(quizzes.stats(anna).block().bestScore(GameMode.MARATHON))
                .isEqualTo(result.tally().score());
    }

    @Test
    void aMarathonEndsAfterFiftyQuestions() { // MB-611, MB-221
        var result = players.play(anna, GameSpec.marathon(), true);
        assertThat(result.played()).hasSize(50);
        assertThat(result.xp().withheld()).isPositive();
        assertThat(badges.of(anna.id(), null).map(UserBadge::type).collectList().block())
                .contains("quiz_marathon_30", "quiz_perfect");
    }

    @Test
    void aMarathonNeedsTenQuestions() { // MB-611
        var kept = database.sql("select id from quiz_questions order by pack_code, question_key limit 9")
                .map(row -> row.get("id", UUID.class))
                .all()
                .collectList()
                .block();
        database.sql("update quiz_questions set status = 'suspended' where id <> all (:kept)")
                .bind("kept", kept.toArray(UUID[]::new))
                .then()
                .block();
        try {
            assertThat(players.start(anna, GameSpec.marathon())).isEqualTo(new Started.NotEnough(9));
            clock.advance(Duration.ofDays(30));
            assertThat(players.start(anna, GameSpec.daily())).isEqualTo(new Started.NotEnough(9));
        } finally {
            database.sql("update quiz_questions set status = 'active' where status = 'suspended'")
                    .then()
                    .block();
        }
    }

    @Test
    void fiveGamesOfADayAreFree() { // MB-301, MB-305
        for (int game = 1; game <= 5; game++) {
            players.play(anna, GameSpec.classic(5), false);
        }
        assertThat(players.start(anna, GameSpec.classic(5))).isInstanceOf(Started.NoAccess.class);
        assertThat(players.start(anna, GameSpec.marathon())).isInstanceOf(Started.NoAccess.class);
        assertThat(number("select count(*) as n from quiz_games where status = 'active' and user_id = '"
                        + anna.id().value() + "'"))
                .isZero();
        assertThat(players.start(anna, GameSpec.daily())).isInstanceOf(Started.Begun.class);
        stop();

        players.inTransaction(() -> access.addCredits(anna.id(), 1, GrantSource.ADMIN, "test"));
        players.play(anna, GameSpec.classic(5), false);
        assertThat(players.start(anna, GameSpec.classic(5))).isInstanceOf(Started.NoAccess.class);
        clock.advance(Duration.ofDays(1));
        assertThat(players.start(anna, GameSpec.classic(5))).isInstanceOf(Started.Begun.class);
    }

    @Test
    void aGameWithoutAnAnswerCostsNothing() { // MB-306
        for (int game = 1; game <= 7; game++) {
            players.begin(anna, GameSpec.classic(5));
            stop();
        }
        players.begin(anna, GameSpec.classic(5));
        clock.advance(Duration.ofMinutes(30));
        players.inTransaction(() -> quizzes.closeIdle(anna));
        assertThat(players.inTransaction(() -> access.check(anna, Quizzes.BOT)).quotaLeft())
                .isEqualTo(5);
        assertThat(number("select count(*) as n from access_consumptions where returned_at is null and user_id = '"
                        + anna.id().value() + "'"))
                .isZero();
    }

    @Test
    void theLastFreeGameIsBegunOnce() { // MB-305
        for (int game = 1; game <= 4; game++) {
            players.play(anna, GameSpec.classic(5), false);
        }
        var started = Flux.range(0, 6)
                .flatMap(i -> transaction.transactional(quizzes.start(anna, GameSpec.classic(5), i, null)), 6)
                .collectList()
                .block();
        assertThat(started).filteredOn(Started.Begun.class::isInstance).hasSize(1);
        assertThat(started).filteredOn(Started.Busy.class::isInstance).hasSize(5);
    }

    @Test
    void asksForNothingThatTheLanguageLacks() { // MB-603
        database.sql("update quiz_questions set languages = '{en}' where category_code = 'space'")
                .then()
                .block();
        try {
            assertThat(players.start(anna, GameSpec.category("space", null, 5))).isEqualTo(new Started.NotEnough(0));
            var ben = players.person("en");
            assertThat(players.start(ben, GameSpec.category("space", null, 5))).isInstanceOf(Started.Begun.class);
        } finally {
            database.sql("update quiz_questions set languages = '{ru,en}' where category_code = 'space'")
                    .then()
                    .block();
        }
    }

    @Test
    void shipsEnoughQuestionsInEveryLanguage() { // MB-603
        for (var language : Language.values()) {
            var categories = quizzes.categories(language).block();
            assertThat(categories).hasSizeGreaterThanOrEqualTo(5);
            assertThat(categories.stream().mapToLong(CategoryCount::questions).sum())
                    .isGreaterThanOrEqualTo(60);
        }
        assertThat(number("select count(distinct code) as n from content_packs where kind = 'quiz'"))
                .isGreaterThanOrEqualTo(3);
        assertThat(number("select sum(cardinality(languages)) as n from quiz_questions where status = 'active'"))
                .isGreaterThanOrEqualTo(150);
    }

    private void stop() {
        players.inTransaction(() -> quizzes.stop(anna));
    }

    private void inZone(String zone) {
        players.inTransaction(() -> users.change(anna.id(), new ProfileChange(Map.of("timezone", zone))));
        anna = users.findById(anna.id()).block();
        assertThat(anna.zone().getId()).isEqualTo(zone);
    }

    private List<UUID> asked(GameId game) {
        return database.sql("select question_id from quiz_game_questions where game_id = :game order by position")
                .bind("game", game.value())
                .map(row -> row.get("question_id", UUID.class))
                .all()
                .collectList()
                .block();
    }

    private List<String> questionsOf(GameId game, String field) {
        return database.sql("select snapshot->>'" + field + "' as f from quiz_game_questions where game_id = :game"
                        + " order by position")
                .bind("game", game.value())
                .map(row -> row.get("f", String.class))
                .all()
                .collectList()
                .block();
    }

    private HashSet<String> kinds() {
        return new HashSet<>(database.sql("select kind from activity_events where user_id = :user")
                .bind("user", anna.id().value())
                .map(row -> row.get("kind", String.class))
                .all()
                .collectList()
                .block());
    }

    private long number(String sql) {
        return database.sql(sql)
                .map(row -> ((Number) row.get("n")).longValue())
                .one()
                .block();
    }
}
