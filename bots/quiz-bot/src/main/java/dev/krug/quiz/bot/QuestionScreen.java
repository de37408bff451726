package dev.krug.quiz.bot;

import dev.krug.i18n.Messages;
import dev.krug.quiz.Card;
import dev.krug.quiz.GameMode;
import dev.krug.quiz.GameTally;
import dev.krug.quiz.Question;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A question on the table. */
final class QuestionScreen {

    private static final int WIDE_FROM = 21;

    private QuestionScreen() {}

    static Reply of(Texts texts, Card card) {
        return Reply.html(text(texts, card)).buttonRows(rows(texts, card));
    }

    static String text(Texts texts, Card card) {
        var question = card.question();
        var lines = new ArrayList<String>();
        lines.add(head(texts, card.mode(), card.position(), card.tally(), question));
        if (card.run() > 1) {
            lines.add(texts.html("quiz.question.run", Map.of("run", card.run())));
        }
        lines.add("\n<b>" + Messages.escape(question.text()) + "</b>");
        switch (question.type()) {
            case MULTIPLE -> lines.add("\n" + texts.text("quiz.question.hint.multiple"));
            case TEXT -> lines.add("\n" + texts.text("quiz.question.hint.text"));
            case BOOLEAN -> lines.add("\n" + texts.text("quiz.question.hint.boolean"));
            case SINGLE -> {}
        }
        return String.join("\n", lines);
    }

    static String head(Texts texts, GameMode mode, int position, GameTally tally, Question question) {
        return texts.html(
                "quiz.question.head",
                Map.of(
                        "place", place(mode, position, tally),
                        "emoji", question.emoji(),
                        "category", question.categoryTitle(),
                        "difficulty", texts.difficulty(question.difficulty()),
                        "seconds", question.limitSec()));
    }

    /** A marathon has lives instead of an end. */
    private static String place(GameMode mode, int position, GameTally tally) {
        return mode == GameMode.MARATHON
                ? position + " " + "❤️".repeat(mode.livesLeft(tally))
                : position + "/" + tally.size();
    }

    private static List<List<Button>> rows(Texts texts, Card card) {
        return switch (card.question().type()) {
            case SINGLE -> arranged(card, options(card, "quiz:pick"));
            case BOOLEAN ->
                List.of(List.of(
                        Button.of(texts.text("quiz.button.true"), press(card, 0).data("quiz:say")),
                        Button.of(
                                texts.text("quiz.button.false"), press(card, 1).data("quiz:say"))));
            case MULTIPLE -> {
                var rows = new ArrayList<>(arranged(card, options(card, "quiz:tick")));
                rows.add(List.of(Button.of(
                        texts.text("quiz.button.confirm"), press(card, -1).data("quiz:confirm"))));
                yield rows;
            }
            case TEXT ->
                List.of(List.of(Button.of(
                        texts.text("quiz.button.skip"), press(card, -1).data("quiz:skip"))));
        };
    }

    private static List<Button> options(Card card, String action) {
        var buttons = new ArrayList<Button>();
        var options = card.question().options();
        for (int i = 0; i < options.size(); i++) {
            var ticked = card.draft().contains(options.get(i).id()) ? "☑️ " : "";
            buttons.add(Button.of(ticked + options.get(i).text(), press(card, i).data(action)));
        }
        return buttons;
    }

    /** Two in a row, or one where a text is long. */
    private static List<List<Button>> arranged(Card card, List<Button> buttons) {
        boolean wide = card.question().options().stream()
                .anyMatch(option -> option.text().length() >= WIDE_FROM);
        int perRow = wide ? 1 : 2;
        var rows = new ArrayList<List<Button>>();
        for (int i = 0; i < buttons.size(); i += perRow) {
            rows.add(buttons.subList(i, Math.min(i + perRow, buttons.size())));
        }
        return rows;
    }

    private static Press press(Card card, int option) {
        return new Press(card.game(), card.position(), option);
    }
}
