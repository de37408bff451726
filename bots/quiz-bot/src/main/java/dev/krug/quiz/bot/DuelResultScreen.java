package dev.krug.quiz.bot;

import dev.krug.quiz.Duel;
import dev.krug.quiz.Duel.Side;
import dev.krug.quiz.QuizBadge;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.users.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a duel has ended, as one of the two sees it. */
final class DuelResultScreen { // MB-623

    private DuelResultScreen() {}

    static Reply of(Texts texts, Duel duel, User user) {
        return of(texts, duel, user, List.of());
    }

    static Reply of(Texts texts, Duel duel, User user, List<QuizBadge> newBadges) {
        return Reply.html(text(texts, duel, user, newBadges))
                .buttons(Button.of(texts.text("quiz.duel.button.again"), DuelScreens.NEW));
    }

    static String text(Texts texts, Duel duel, User user, List<QuizBadge> newBadges) {
        var own = duel.sideOf(user.id()).orElseThrow();
        var other = duel.otherOf(user.id()).orElseThrow();
        var name = DuelScreens.name(texts, other);
        var lines = new ArrayList<String>();
        lines.add(texts.html(
                duel.isWonBy(user.id())
                        .map(won -> won ? "quiz.duel.result.won" : "quiz.duel.result.lost")
                        .orElse("quiz.duel.result.drawn"),
                Map.of("name", name)));
        lines.add("");
        lines.add(side(texts, texts.text("quiz.duel.result.you"), own));
        lines.add(side(texts, name, other));
        lines.add("");
        lines.addAll(effect(texts, duel, own));
        for (var badge : newBadges) {
            lines.add("\n" + ResultScreen.badge(texts, badge));
        }
        return String.join("\n", lines).strip();
    }

    private static String side(Texts texts, String name, Side side) {
        return side.isDone()
                ? texts.html(
                        "quiz.duel.result.side",
                        Map.of("name", name, "score", side.score(), "seconds", side.elapsedMs() / 1000.0))
                : texts.html("quiz.duel.result.not_played", Map.of("name", name));
    }

    private static List<String> effect(Texts texts, Duel duel, Side own) {
        var effect = own.effect();
        if (effect == null) {
            return List.of(); // it is being counted
        }
        var lines = new ArrayList<String>();
        if (effect.xp() > 0) {
            lines.add(texts.html("quiz.result.xp", Map.of("xp", effect.xp())));
        }
        if (duel.rated()) {
            lines.add(texts.html(
                    "quiz.duel.result.rating", Map.of("before", effect.ratingBefore(), "after", effect.ratingAfter())));
        } else {
            lines.add(texts.text("quiz.duel.result.unrated"));
        }
        return lines;
    }
}
