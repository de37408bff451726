package dev.krug.quiz.bot;

import dev.krug.quiz.CategoryCount;
import dev.krug.quiz.Duels;
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
    private final Duels duels;
    private final Clock clock;

    Figures(Quizzes quizzes, Duels duels, Clock clock) {
        this.quizzes = quizzes;
        this.duels = duels;
        this.clock = clock;
    }

    BotDeclaration declareIn(BotDeclaration bot) {
        return bot.command("categories", this::categories).command("mystats", this::stats);
    }

    private Mono<Reply> stats(Turn turn) {
        return Mono.zip(quizzes.stats(turn.user()), duels.rating(turn.user()))
                .map(facts -> facts.getT1().games() == 0
                        ? turn.say("quiz.stats.none")
                        : turn.say("quiz.stats", numbers(turn, facts.getT1(), facts.getT2()))
                                .buttons(turn.button("quiz.button.play", "quiz:play")));
    }

    private Map<String, Object> numbers(Turn turn, QuizStats stats, int rating) {
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
        numbers.put("rating", rating);
        numbers.put("duels", stats.duels().played());
        numbers.put("won", stats.duels().won());
        numbers.put("lost", stats.duels().lost());
        numbers.put("drawn", stats.duels().drawn());
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
