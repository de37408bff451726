package dev.krug.quiz.bot;

import dev.krug.quiz.QuizBadge;
import dev.krug.quiz.Quizzes;
import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.BotModule;
import dev.krug.runtime.Handler;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What quiz_bot answers to. */
@Component
class QuizBot implements BotModule {

    private final PlayMenu menu;
    private final GameChat game;
    private final DuelChat duels;
    private final Figures figures;
    private final BoardChat boards;
    private final ReportChat reports;

    QuizBot(PlayMenu menu, GameChat game, DuelChat duels, Figures figures, BoardChat boards, ReportChat reports) {
        this.menu = menu;
        this.game = game;
        this.duels = duels;
        this.figures = figures;
        this.boards = boards;
        this.reports = reports;
    }

    @Override
    public BotDeclaration declare() {
        var bot = BotDeclaration.named(Quizzes.BOT, "quiz")
                .begins("quiz.button.play", "quiz:play")
                .command("start", Handler.plain(QuizBot::welcome))
                .other(Handler.plain(turn -> turn.say("quiz.text_only")));
        bot = duels.declareIn(game.declareIn(menu.declareIn(bot)));
        bot = reports.declareIn(boards.declareIn(figures.declareIn(bot)));
        for (var badge : QuizBadge.values()) {
            bot = bot.badge(badge.type(), badge.emoji(), badge.condition());
        }
        return bot;
    }

    private static Reply welcome(Turn turn) {
        var telegram = turn.user().telegram();
        var name = telegram == null ? null : telegram.firstName();
        var progress = turn.user().progress();
        return turn.say(
                        "quiz.welcome",
                        Map.of(
                                "name", name == null ? turn.text("common.user") : name,
                                "level", progress.level(),
                                "xp", progress.totalXp()))
                .buttons(turn.button("quiz.button.play", "quiz:play"))
                .buttons(turn.appButton("quiz.button.profile", ""));
    }
}
