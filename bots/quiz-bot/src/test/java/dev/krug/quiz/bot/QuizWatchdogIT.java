package dev.krug.quiz.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.kernel.Json;
import dev.krug.quiz.Card;
import dev.krug.quiz.GameSpec;
import dev.krug.quiz.Outcome;
import dev.krug.quiz.Quizzes;
import dev.krug.quiz.Started;
import dev.krug.quiz.Step;
import dev.krug.quiz.pack.QuestionType;
import dev.krug.sessions.BotSessions;
import dev.krug.telegram.BotId;
import dev.krug.telegram.Bots;
import dev.krug.telegram.Inbox;
import dev.krug.telegram.ReceivedUpdate;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import dev.krug.users.Users;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@StoreTest
@TestPropertySource(properties = "krug.roles=worker")
class QuizWatchdogIT {

    private static final long MESSAGE = 4242;

    private static long nextTelegramId = 5_200_000_000L;

    @Autowired
    QuizWatchdog watchdog;

    @Autowired
    Quizzes quizzes;

    @Autowired
    Users users;

    @Autowired
    BotSessions sessions;

    @Autowired
    Bots bots;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    @Autowired
    Inbox inbox;

    private BotId bot;
    private User anna;

    @BeforeEach
    void register() {
        bot = bots.register("quiz_bot", Map.of("en", "Quiz"), 7_200_000_002L, "quiz_bot")
                .block()
                .id();
        var profile = TelegramProfile.of(nextTelegramId++, null, "Anna").withLanguage("en");
        anna = inTransaction(() -> users.getOrCreate(profile)).user();
        inTransaction(
                () -> sessions.started(anna.id(), Quizzes.BOT, anna.telegram().id()));
    }

    @Test
    void closesAQuestionInItsMessageOnce() { // MB-613
        var card = begin();
        clock.advance(Duration.ofSeconds(card.question().limitSec()).plusMillis(1001));

        Flux.range(0, 4).flatMap(i -> watchdog.closeOverdue(), 4).blockLast();

        assertThat(outbox()).singleElement().satisfies(call -> {
            assertThat(call).containsEntry("method", "editmessagetext").containsEntry("message_id", (int) MESSAGE);
            assertThat(String.valueOf(call.get("text"))).contains("Time is up", "0 of 1 right");
            assertThat(String.valueOf(call.get("reply_markup")))
                    .contains("quiz:next:" + card.game().value() + ":1");
        });
    }

    @Test
    void leavesAQuestionWhoseAnswerArrivedInTimeAndIsNotJudgedYet() { // MB-613
        var card = begin();
        var limit = Duration.ofSeconds(card.question().limitSec());
        clock.advance(limit.plusMillis(999));
        var received = clock.instant();
        inbox.store(bot, press(1)).block();
        clock.advance(Duration.ofSeconds(30));

        watchdog.closeOverdue().block();
        assertThat(outbox()).isEmpty();

        var step = inTransaction(() -> quizzes.answer(anna, received, card.game(), 1, rightAnswer(card)));
        assertThat(((Step.Judged) step).verdict().played().outcome()).isEqualTo(Outcome.CORRECT);
        assertThat(((Step.Judged) step).verdict().played().elapsedMs()).isEqualTo((int) limit.toMillis());
    }

    @Test
    void closesAQuestionWhoseAnswerArrivedTooLate() { // MB-613
        var card = begin();
        clock.advance(Duration.ofSeconds(card.question().limitSec()).plusMillis(1001));
        inbox.store(bot, press(2)).block();

        watchdog.closeOverdue().block();
        assertThat(outbox()).hasSize(1);
    }

    @Test
    void leavesAnAnsweredQuestionAlone() { // MB-614
        var card = begin();
        answer(card);
        clock.advance(Duration.ofMinutes(10));

        watchdog.closeOverdue().block();

        assertThat(outbox()).isEmpty();
    }

    @Test
    void tellsNothingInTheChatOfAGameThatIsPlayedElsewhere() { // MB-613
        var started = inTransaction(() -> quizzes.start(anna, GameSpec.classic(5), 1, null));
        var card = ((Started.Begun) started).card();
        clock.advance(Duration.ofSeconds(card.question().limitSec()).plusMillis(1001));

        watchdog.closeOverdue().block();

        assertThat(outbox()).isEmpty();
        assertThat(inTransaction(() -> quizzes.resume(anna, null))).isInstanceOf(Step.Judged.class);
    }

    @Test
    void sendsTheResultOfAGameThatWasLeft() { // MB-617
        answer(begin());
        clock.advance(Duration.ofMinutes(30));

        watchdog.closeIdle().block();
        watchdog.closeIdle().block();

        assertThat(outbox()).extracting(call -> call.get("method")).containsExactly("sendmessage", "sendmessage");
        assertThat(String.valueOf(outbox().getLast().get("text"))).contains("That was the game!", "1 of 5");
    }

    private Card begin() {
        var started = inTransaction(
                () -> quizzes.start(anna, GameSpec.classic(5), anna.id().hashCode(), MESSAGE));
        return ((Started.Begun) started).card();
    }

    private ReceivedUpdate press(long number) {
        var chat = Long.toString(anna.telegram().id());
        return new ReceivedUpdate(anna.telegram().id() * 10 + number, chat, 1, "{}");
    }

    private void answer(Card card) {
        var answer = rightAnswer(card);
        inTransaction(() -> quizzes.answer(anna, clock.instant(), card.game(), 1, answer));
    }

    private static List<String> rightAnswer(Card card) {
        var question = card.question();
        return question.type() == QuestionType.TEXT ? List.of(question.correct().getFirst()) : question.correct();
    }

    private List<Map<String, Object>> outbox() {
        return database.sql("select payload from bot_outbox where chat_id = :chat order by seq")
                .bind("chat", anna.telegram().id())
                .map(row -> Json.readObject(row.get("payload", String.class)))
                .all()
                .collectList()
                .block();
    }

    private <T> T inTransaction(Supplier<Mono<T>> action) {
        return transaction.transactional(Mono.defer(action)).block();
    }
}
