package dev.krug.quiz.bot;

import dev.krug.i18n.Messages;
import dev.krug.quiz.GameMode;
import dev.krug.quiz.GameXp;
import dev.krug.quiz.PlayedQuestion;
import dev.krug.quiz.QuizBadge;
import dev.krug.quiz.QuizResult;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The end of a game. */
final class ResultScreen { // MB-619

    // Telegram takes 4096 characters; the rest of the room is for what stands above the review.
    private static final int REVIEW_CHARACTERS = 2800;

    private ResultScreen() {}

    static Reply of(Texts texts, QuizResult result) {
        var screen = Reply.html(text(texts, result)).buttons(Button.of(texts.text("quiz.button.again"), "quiz:play"));
        var appUrl = texts.appUrl();
        return appUrl == null ? screen : screen.buttons(Button.app(texts.text("quiz.button.profile"), appUrl));
    }

    static String text(Texts texts, QuizResult result) {
        var tally = result.tally();
        var lines = new ArrayList<String>();
        lines.add(texts.text(head(result)));
        lines.add("");
        lines.add(texts.html("quiz.result.score", Map.of("score", tally.score())));
        lines.add(texts.html(
                "quiz.result.correct",
                Map.of("correct", tally.correct(), "size", asked(result), "accuracy", tally.accuracy())));
        lines.add(texts.html("quiz.result.run", Map.of("run", tally.bestRun())));
        if (result.mode() == GameMode.DAILY) {
            lines.add(texts.html("quiz.result.streak", Map.of("streak", result.dailyStreak())));
        }
        lines.addAll(result.mode() == GameMode.DUEL ? List.of(texts.text("quiz.result.duel")) : earned(texts, result));
        for (var badge : result.newBadges()) {
            lines.add("\n" + badge(texts, badge));
        }
        lines.addAll(review(texts, result.mistakes()));
        return String.join("\n", lines);
    }

    private static String head(QuizResult result) {
        if (result.tally().correct() == result.tally().size()) {
            return "quiz.result.head.perfect";
        }
        return switch (result.mode()) {
            case MARATHON -> "quiz.result.head.marathon";
            case DAILY -> "quiz.result.head.daily";
            case DUEL -> "quiz.result.head.duel";
            case CLASSIC, CATEGORY, DIFFICULTY -> "quiz.result.head";
        };
    }

    /** A marathon is as long as it came. */
    private static int asked(QuizResult result) {
        return result.mode() == GameMode.MARATHON
                ? result.tally().answered()
                : result.tally().size();
    }

    private static List<String> earned(Texts texts, QuizResult result) {
        var lines = new ArrayList<String>();
        lines.add(texts.html("quiz.result.xp", Map.of("xp", result.xp().given())));
        if (result.xp().withheld() > 0) {
            lines.add(texts.html(
                    "quiz.result.capped", Map.of("xp", result.xp().withheld(), "most", GameXp.MOST_PER_DAY)));
        }
        if (result.place() != null) {
            lines.add(texts.html(
                    "quiz.result.place",
                    Map.of(
                            "position", result.place().position(),
                            "total", result.place().total())));
        }
        if (result.level().leveledUp()) {
            lines.add("\n"
                    + texts.html(
                            "quiz.result.level_up",
                            Map.of(
                                    "old", result.level().oldLevel(),
                                    "new", result.level().newLevel())));
        }
        return lines;
    }

    static String badge(Texts texts, QuizBadge badge) {
        var key = "quiz.badge." + badge.type();
        return texts.html(
                "quiz.result.badge",
                Map.of(
                        "emoji", badge.emoji(),
                        "title", texts.text(key + ".title"),
                        "description", texts.text(key + ".description")));
    }

    private static List<String> review(Texts texts, List<PlayedQuestion> mistakes) {
        var lines = new ArrayList<String>();
        if (mistakes.isEmpty()) {
            return lines;
        }
        lines.add("\n" + texts.text("quiz.result.review"));
        int characters = 0;
        for (int i = 0; i < mistakes.size(); i++) {
            var entry = mistake(texts, mistakes.get(i));
            characters += entry.length();
            if (characters > REVIEW_CHARACTERS) {
                lines.add(texts.html("quiz.result.more", Map.of("count", mistakes.size() - i)));
                return lines;
            }
            lines.add(entry);
        }
        return lines;
    }

    private static String mistake(Texts texts, PlayedQuestion played) {
        var question = played.question();
        var entry = texts.html(
                "quiz.result.mistake",
                Map.of(
                        "n", played.position(),
                        "text", question.text(),
                        "answer", VerdictScreen.right(texts, question)));
        return question.explanation().isEmpty()
                ? entry
                : entry + "\n<i>" + Messages.escape(question.explanation()) + "</i>";
    }
}
