package dev.krug.quiz.bot;

import dev.krug.quiz.CategoryCount;
import dev.krug.quiz.GameMode;
import dev.krug.quiz.QuizStats;
import dev.krug.quiz.Quizzes;
import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What somebody has played, and what there is to play. */
@Component
class Figures {

    private final Quizzes quizzes;
    private final Clock clock;

    Figures(Quizzes quizzes, Clock clock) {
        this.quizzes = quizzes;
        this.clock = clock;
    }

    BotDeclaration declareIn(BotDeclaration bot) {
        return bot.command("categories", this::categories).command("mystats", this::stats);
    }

    private Mono<Reply> stats(Turn turn) {
        return quizzes.stats(turn.user())
                .map(stats -> stats.games() == 0
                        ? turn.say("quiz.stats.none")
                        : turn.say("quiz.stats", numbers(turn, stats))
                                .buttons(turn.button("quiz.button.play", "quiz:play")));
    }

    private Map<String, Object> numbers(Turn turn, QuizStats stats) {
        var today = LocalDate.ofInstant(clock.instant(), turn.user().zone());
        var numbers = new HashMap<String, Object>();
        numbers.put("games", stats.games());
        numbers.put("correct", stats.correct());
        numbers.put("answered", stats.answered());
        numbers.put("accuracy", stats.accuracy());
        numbers.put("timeouts", stats.timeouts());
        numbers.put("run", stats.bestRun());
        numbers.put("streak", stats.dailyStreakOn(today));
        numbers.put("xp", stats.xpOn(today));
        for (var mode : GameMode.values()) {
            numbers.put("best_" + mode.code(), stats.bestScore(mode));
        }
        return numbers;
    }

    private Mono<Reply> categories(Turn turn) {
        return quizzes.categories(turn.language())
                .map(categories -> Reply.html(turn.text("quiz.categories") + "\n\n"
                                + categories.stream()
                                        .map(category -> line(turn, category))
                                        .collect(Collectors.joining("\n")))
                        .buttons(turn.button(
                                "quiz.button.choose_category",
                                Choice.of(GameMode.CATEGORY).data(MenuScreens.CHOOSE))));
    }

    private static String line(Turn turn, CategoryCount category) {
        return turn.html(
                "quiz.categories.line",
                Map.of(
                        "emoji", category.emoji(),
                        "title", category.title(),
                        "count", category.questions()));
    }
}
