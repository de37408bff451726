package dev.krug.quiz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.badges.Badges;
import dev.krug.badges.UserBadge;
import dev.krug.i18n.Language;
import dev.krug.packs.ContentPacks;
import dev.krug.packs.Imported;
import dev.krug.quiz.pack.QuestionType;
import dev.krug.sessions.BotSessions;
import dev.krug.testing.StatementLog;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.users.User;
import dev.krug.users.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@StoreTest
@Import({StatementLog.class, Players.class})
class QuizzesIT {

    @Autowired
    Players players;

    @Autowired
    Quizzes quizzes;

    @Autowired
    ContentPacks packs;

    @Autowired
    QuizPacks quizPacks;

    @Autowired
    Users users;

    @Autowired
    Badges badges;

    @Autowired
    BotSessions sessions;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    @Autowired
    StatementLog log;

    private User anna;

    @BeforeEach
    void register() {
        anna = players.person("ru");
    }

    @Test
    void hasImportedItsPacksAtStart() { // MB-602
        assertThat(quizzes.categories(Language.EN).block())
                .extracting(CategoryCount::title)
                .contains("SPIN", "Sales", "Negotiation", "Business", "Technology", "World")
                .contains("Thinking traps", "Memory and attention", "Chance and data")
                .contains("Everyday physics", "Computers and the internet", "Space");
        assertThat(count("select count(*) as n from quiz_questions where pack_code in ('sales-and-negotiation',"
                        + " 'world-and-work', 'psychology-and-thinking', 'science-and-technology')"
                        + " and status = 'active' and languages @> '{ru,en}'"))
                .isEqualTo(120);
    }

    @Test
    void takesOnlyHigherVersionsOfAPack() { // MB-602
        assertThat(importPack(pack("1.0.0", "a", "b"))).isInstanceOf(Imported.Activated.class);
        assertThat(importPack(pack("1.0.0", "a", "b"))).isInstanceOf(Imported.Unchanged.class);
        assertThat(importPack(pack("1.0.0", "a", "c"))).isEqualTo(new Imported.Outdated("1.0.0"));
        assertThat(importPack(pack("0.9.9", "a"))).isEqualTo(new Imported.Outdated("1.0.0"));
        assertThat(importPack("{")).isInstanceOf(Imported.Invalid.class);

        assertThat(importPack(pack("1.0.10", "a", "c"))).isInstanceOf(Imported.Activated.class);
        assertThat(importPack(pack("1.0.9", "a"))).isEqualTo(new Imported.Outdated("1.0.10"));
        assertThat(count("select count(*) as n from quiz_questions where pack_code = 'try-out' and status = 'active'"))
                .isEqualTo(2);
        assertThat(count("select count(*) as n from quiz_questions where pack_code = 'try-out'"
                        + " and status = 'archived' and question_key = 'b'"))
                .isEqualTo(1);
        database.sql("update quiz_questions set status = 'archived' where pack_code = 'try-out'")
                .then()
                .block();
    }

    @Test
    void playsAPerfectGame() { // MB-619
        var card = begin(10);
        assertThat(sessions.find(anna.id(), "quiz_bot").block().session())
                .containsEntry("game_id", card.game().value().toString());

        var result = playOn(card, true);

        assertThat(result.tally().correct()).isEqualTo(10);
        assertThat(result.tally().bestRun()).isEqualTo(10);
        assertThat(result.xp().given()).isEqualTo(result.tally().score() / 4);
        assertThat(result.level().totalXp()).isEqualTo(result.xp().given());
        assertThat(result.newBadges())
                .containsExactly(
                        QuizBadge.QUIZ_FIRST,
                        QuizBadge.QUIZ_PERFECT,
                        QuizBadge.QUIZ_STREAK_10,
                        QuizBadge.QUIZ_LIGHTNING);
        assertThat(result.mistakes()).isEmpty();
        assertThat(result.place()).isNotNull();
        assertThat(badges.of(anna.id(), null).map(UserBadge::type).collectList().block())
                .contains("quiz_first", "quiz_perfect", "quiz_streak_10", "quiz_lightning");
        assertThat(totalXp()).isEqualTo(result.xp().given());
        assertThat(sessions.find(anna.id(), "quiz_bot").block().session()).isEmpty();
        assertThat(quizzes.stats(anna).block().games()).isEqualTo(1);
        assertThat(count("select count(*) as n from activity_events where user_id = '"
                        + anna.id().value() + "'"))
                .isEqualTo(12);
    }

    @Test
    void halvesWhatWasKnownBefore() { // MB-615
        var first = begin(5);
        playOn(first, true);
        database.sql("update quiz_questions set status = 'suspended' where id not in"
                        + " (select question_id from quiz_game_questions where game_id = :game)")
                .bind("game", first.game().value())
                .then()
                .block();
        try {
            var again = begin(5);
            assertThat(again.question().repeated()).isTrue();
            assertThat(playOn(again, true).tally().score())
                    .isLessThan(quizzes.stats(anna).block().bestScore(GameMode.CLASSIC));
            assertThat(inTransaction(() -> quizzes.start(anna, GameSpec.classic(10), 1, null)))
                    .isEqualTo(new Started.NotEnough(5));
        } finally {
            database.sql("update quiz_questions set status = 'active' where status = 'suspended'")
                    .then()
                    .block();
        }
    }

    @Test
    void asksNothingTwiceWhileThereIsSomethingNew() { // MB-612
        for (int game = 0; game < 3; game++) {
            playOn(begin(20), false);
        }
        assertThat(count("select count(distinct question_id) as n from quiz_game_questions a"
                        + " join quiz_games g on g.id = a.game_id where g.user_id = '"
                        + anna.id().value() + "'"))
                .isEqualTo(60);
    }

    @Test
    void countsTheFirstOfManyAnswers() { // MB-614
        var card = begin(5);

        var steps = Flux.range(0, 12)
                .flatMap(
                        i -> transaction.transactional(quizzes.answer(
                                anna,
                                clock.instant(),
                                card.game(),
                                1,
                                i % 2 == 0 ? Players.rightAnswer(card) : List.of("nonsense"))),
                        12)
                .collectList()
                .block();

        assertThat(steps).filteredOn(Step.Judged.class::isInstance).hasSize(1);
        assertThat(steps).filteredOn(Step.Repeated.class::isInstance).hasSize(11);
        assertThat(count("select correct + wrong + timeouts as n from quiz_games where id = '"
                        + card.game().value() + "'"))
                .isEqualTo(1);
    }

    @Test
    void finishesOnceWhenSeveralFinishAtOnce() { // MB-619, property 11
        var card = begin(5);
        var last = playTo(card, 5);

        var steps = Flux.range(0, 8)
                .flatMap(
                        i -> transaction.transactional(
                                quizzes.answer(anna, clock.instant(), card.game(), 5, Players.rightAnswer(last))),
                        8)
                .collectList()
                .block();

        assertThat(steps).filteredOn(Step.Finished.class::isInstance).hasSize(1);
        assertThat(count("select count(*) as n from xp_events where source_key = 'quiz:"
                        + card.game().value() + "'"))
                .isEqualTo(1);
        assertThat(quizzes.stats(anna).block().games()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void givesAQuestionOneOutcomeWhenTimeAndAnswerRace(int round) { // property 17
        var card = begin(5);
        clock.advance(Duration.ofSeconds(card.question().limitSec()).plusMillis(1001));

        var steps = Flux.range(0, 6)
                .flatMap(
                        i -> transaction.transactional(
                                (i + round) % 2 == 0
                                        ? quizzes.answer(
                                                anna, clock.instant(), card.game(), 1, Players.rightAnswer(card))
                                        : quizzes.timeOut(anna, card.game(), 1)),
                        6)
                .collectList()
                .block();

        assertThat(steps)
                .filteredOn(Step.Judged.class::isInstance)
                .singleElement()
                .satisfies(step -> assertThat(
                                ((Step.Judged) step).verdict().played().outcome())
                        .isEqualTo(Outcome.TIMEOUT));
        assertThat(count("select timeouts as n from quiz_games where id = '"
                        + card.game().value() + "'"))
                .isEqualTo(1);
    }

    @Test
    void closesNoQuestionBeforeItsTime() { // MB-613
        var card = begin(5);
        clock.advance(Duration.ofSeconds(card.question().limitSec() + 1));

        assertThat(overdue()).doesNotContain(card.game());
        assertThat(inTransaction(() -> quizzes.timeOut(anna, card.game(), 1))).isInstanceOf(Step.Repeated.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(overdue()).contains(card.game());
        assertThat(inTransaction(() -> quizzes.timeOut(anna, card.game(), 1))).isInstanceOf(Step.Judged.class);
        assertThat(overdue()).doesNotContain(card.game());
        clock.advance(Duration.ofMinutes(5));
        assertThat(overdue()).doesNotContain(card.game()); // the next question waits for its reader
    }

    @Test
    void keepsToTheCapOfTheDay() { // MB-616
        begin(5);
        inTransaction(() -> quizzes.stop(anna));
        var stats = Map.<String, Object>of("quiz_xp_today", Map.of("date", "2026-11-21", "xp", 290));
        clock.set(Instant.parse("2026-11-21T10:30:00Z"));
        inTransaction(() -> sessions.save(anna.id(), "quiz_bot", null, stats, null));

        var result = playOn(begin(20), true);

        assertThat(result.xp().given()).isEqualTo(10);
        assertThat(result.xp().withheld()).isPositive();
        assertThat(totalXp()).isEqualTo(10);
        assertThat(playOn(begin(5), true).xp().given()).isZero();
        clock.advance(Duration.ofDays(1));
        assertThat(playOn(begin(5), true).xp().given()).isPositive();
    }

    @Test
    void runsOneGameAtATime() { // MB-611
        var started = Flux.range(0, 8)
                .flatMap(i -> transaction.transactional(quizzes.start(anna, GameSpec.classic(5), i, null)), 8)
                .collectList()
                .block();
        assertThat(started).filteredOn(Started.Begun.class::isInstance).hasSize(1);
        assertThat(started).filteredOn(Started.Busy.class::isInstance).hasSize(7);
    }

    @Test
    void forgetsAGameWithoutAnswersAndKeepsOneWithSome() { // MB-617
        begin(5);
        assertThat(inTransaction(() -> quizzes.stop(anna))).isInstanceOf(Stopped.Aborted.class);
        assertThat(quizzes.stats(anna).block().games()).isZero();
        assertThat(inTransaction(() -> quizzes.stop(anna))).isInstanceOf(Stopped.NoGame.class);

        var card = begin(5);
        inTransaction(() -> quizzes.answer(anna, clock.instant(), card.game(), 1, Players.rightAnswer(card)));
        var stopped = (Stopped.Completed) inTransaction(() -> quizzes.stop(anna));
        assertThat(stopped.result().tally().answered()).isEqualTo(1);
        assertThat(quizzes.stats(anna).block().answered()).isEqualTo(1);
    }

    @Test
    void endsAGameAfterHalfAnHourOfSilence() { // MB-617
        var card = begin(5);
        inTransaction(() -> quizzes.answer(anna, clock.instant(), card.game(), 1, Players.rightAnswer(card)));
        clock.advance(Duration.ofMinutes(30).minusMillis(1));
        assertThat(quizzes.idle(1000).collectList().block()).doesNotContain(anna.id());
        assertThat(inTransaction(() -> quizzes.closeIdle(anna))).isInstanceOf(Stopped.NoGame.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(quizzes.idle(1000).collectList().block()).contains(anna.id());
        assertThat(inTransaction(() -> quizzes.closeIdle(anna))).isInstanceOf(Stopped.Completed.class);
        begin(5);
        clock.advance(Duration.ofMinutes(31));
        begin(5);
    }

    @Test
    void takesTicksAndTexts() { // MB-614
        var seen = new ArrayList<QuestionType>();
        var card = begin(20);
        for (int position = 1; position <= 20; position++) {
            var type = card.question().type();
            seen.add(type);
            if (type != QuestionType.TEXT) {
                assertThat(inTransaction(() -> quizzes.answerText(anna, clock.instant(), "text")))
                        .isInstanceOf(Step.Repeated.class);
            }
            var step = answerAsAPerson(card);
            assertThat(outcomeOf(step)).isEqualTo(Outcome.CORRECT);
            if (position < 20) {
                card = next(card);
            }
        }
        assertThat(seen).contains(QuestionType.SINGLE);
    }

    @Test
    void needsAtMostTenStatementsForAnAnswer() { // section 12
        var card = begin(5);
        log.clear();
        inTransaction(() -> quizzes.answer(anna, clock.instant(), card.game(), 1, Players.rightAnswer(card)));
        int answer = log.statements().size();
        log.clear();
        inTransaction(() -> quizzes.next(anna, card.game(), 1, null));
        int next = log.statements().size();

        // The runtime adds the user, the chat, the dialog, the outbox and the update's end.
        assertThat(answer).isBetween(2, 5);
        assertThat(next).isBetween(2, 5);
    }

    private Step answerAsAPerson(Card card) {
        var question = card.question();
        return switch (question.type()) {
            case TEXT ->
                inTransaction(() -> quizzes.answerText(
                        anna,
                        clock.instant(),
                        " " + question.correct().getFirst().toUpperCase(Locale.ROOT) + "! "));
            case MULTIPLE -> {
                assertThat(inTransaction(() -> quizzes.confirm(anna, clock.instant(), card.game(), card.position())))
                        .isInstanceOf(Step.NothingTicked.class);
                for (int i = 0; i < question.options().size(); i++) {
                    int place = i;
                    if (question.correct().contains(question.options().get(i).id())) {
                        inTransaction(() -> quizzes.toggle(anna, clock.instant(), card.game(), card.position(), place));
                    }
                }
                yield inTransaction(() -> quizzes.confirm(anna, clock.instant(), card.game(), card.position()));
            }
            case SINGLE, BOOLEAN ->
                inTransaction(
                        () -> quizzes.answer(anna, clock.instant(), card.game(), card.position(), question.correct()));
        };
    }

    private static Outcome outcomeOf(Step step) {
        return step instanceof Step.Judged(var verdict)
                ? verdict.played().outcome()
                : ((Step.Finished) step).verdict().played().outcome();
    }

    private Card begin(int size) {
        return players.begin(anna, GameSpec.classic(size));
    }

    private Card next(Card card) {
        return players.next(anna, card);
    }

    private Card playTo(Card card, int position) {
        var current = card;
        while (current.position() < position) {
            players.answer(anna, current, true);
            current = next(current);
        }
        return current;
    }

    private QuizResult playOn(Card first, boolean correctly) {
        return players.playOn(anna, first, correctly);
    }

    private List<GameId> overdue() {
        return quizzes.overdue(1000).map(Overdue::game).collectList().block();
    }

    private Imported importPack(String json) {
        return inTransaction(() -> packs.importAndActivate(quizPacks, json.getBytes(UTF_8)));
    }

    private static String pack(String version, String... ids) {
        var questions = new ArrayList<String>();
        for (var id : ids) {
            questions.add("""
                    {"id":"%s","category":"try","difficulty":"easy","type":"boolean","text":{"en":"%s?"},"correct":true}
                    """.formatted(id, id));
        }
        return """
                {"format":"krug-quiz-pack/1","code":"try-out","version":"%s","title":{"en":"Try"},
                 "categories":[{"code":"try","title":{"en":"Try"}}],"questions":[%s]}
                """.formatted(version, String.join(",", questions));
    }

    private long totalXp() {
        return users.findById(anna.id()).block().progress().totalXp();
    }

    private long count(String sql) {
        return database.sql(sql)
                .map(row -> ((Number) row.get("n")).longValue())
                .one()
                .block();
    }

    private <T> T inTransaction(Supplier<Mono<T>> action) {
        return players.inTransaction(action);
    }
}
