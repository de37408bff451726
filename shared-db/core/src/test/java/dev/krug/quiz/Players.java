package dev.krug.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.quiz.pack.QuestionType;
import dev.krug.telegram.Bots;
import dev.krug.testing.TestClock;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import dev.krug.users.Users;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** People who play, each answer two seconds after its question. */
public final class Players {

    private static final AtomicLong TELEGRAM_IDS = new AtomicLong(5_100_000_000L);

    private final Quizzes quizzes;
    private final Users users;
    private final TransactionalOperator transaction;
    private final TestClock clock;

    Players(Quizzes quizzes, Users users, Bots bots, TransactionalOperator transaction, TestClock clock) {
        this.quizzes = quizzes;
        this.users = users;
        this.transaction = transaction;
        this.clock = clock;
        bots.register(Quizzes.BOT, Map.of("en", "Quiz"), 7_000_000_002L, "krug_quiz_bot")
                .block();
    }

    public User person(String language) {
        var id = TELEGRAM_IDS.getAndIncrement();
        var profile = TelegramProfile.of(id, "anna" + id, "Anna").withLanguage(language);
        return inTransaction(() -> users.getOrCreate(profile)).user();
    }

    public Started start(User user, GameSpec spec) {
        return inTransaction(() -> quizzes.start(user, spec, clock.millis() + user.hashCode(), null));
    }

    public Card begin(User user, GameSpec spec) {
        return ((Started.Begun) start(user, spec)).card();
    }

    /** Plays a game to its end. */
    public QuizResult play(User user, GameSpec spec, boolean correctly) {
        return playOn(user, begin(user, spec), correctly);
    }

    public QuizResult playOn(User user, Card first, boolean correctly) {
        return playOn(user, first, card -> correctly);
    }

    public QuizResult playOn(User user, Card first, Predicate<Card> correctly) {
        var card = first;
        while (true) {
            clock.advance(Duration.ofSeconds(2));
            if (answer(user, card, correctly.test(card)) instanceof Step.Finished(var verdict, var result)) {
                assertThat(verdict.isLast()).isTrue();
                return result;
            }
            card = next(user, card);
        }
    }

    public Step answer(User user, Card card, boolean correctly) {
        var answer = correctly ? rightAnswer(card) : List.of("nonsense");
        return inTransaction(() -> quizzes.answer(user, clock.instant(), card.game(), card.position(), answer));
    }

    public Card next(User user, Card card) {
        var step = inTransaction(() -> quizzes.next(user, card.game(), card.position(), null));
        return ((Step.Open) step).card();
    }

    public static List<String> rightAnswer(Card card) {
        return card.question().type() == QuestionType.TEXT
                ? List.of(card.question().correct().getFirst())
                : card.question().correct();
    }

    public <T> T inTransaction(Supplier<Mono<T>> action) {
        return transaction.transactional(Mono.defer(action)).block();
    }
}
