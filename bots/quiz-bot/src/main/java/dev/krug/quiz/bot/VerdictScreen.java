package dev.krug.quiz.bot;

import dev.krug.i18n.Messages;
import dev.krug.quiz.PlayedQuestion;
import dev.krug.quiz.Question;
import dev.krug.quiz.Verdict;
import dev.krug.quiz.pack.QuestionType;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An answered question: whether it was right, what is right, and why. */
final class VerdictScreen {

    private VerdictScreen() {}

    static Reply of(Texts texts, Verdict verdict) {
        var flag = Button.of(texts.text("quiz.button.flag"), press(verdict).data(ReportChat.FLAG));
        var screen = Reply.html(text(texts, verdict));
        return verdict.isLast()
                ? screen.buttons(flag)
                : screen.buttons(Button.of(texts.text("quiz.button.next"), next(verdict)), flag);
    }

    /** What the button under it asks for. */
    static String next(Verdict verdict) {
        return press(verdict).data("quiz:next");
    }

    private static Press press(Verdict verdict) {
        return new Press(verdict.game(), verdict.played().position(), -1);
    }

    static String text(Texts texts, Verdict verdict) {
        var played = verdict.played();
        var question = played.question();
        var lines = new ArrayList<String>();
        lines.add(QuestionScreen.head(texts, verdict.mode(), played.position(), verdict.tally(), question));
        lines.add("\n<b>" + Messages.escape(question.text()) + "</b>\n");
        options(played).forEach(lines::add);
        lines.add(mark(texts, played));
        if (question.options().isEmpty()) {
            answers(texts, played).forEach(lines::add);
        }
        if (!question.explanation().isEmpty()) {
            lines.add("\n💡 <i>" + Messages.escape(question.explanation()) + "</i>");
        }
        lines.add("\n" + standing(texts, verdict));
        return String.join("\n", lines);
    }

    /** What counts as right, for people. */
    static String right(Texts texts, Question question) {
        return switch (question.type()) {
            case BOOLEAN -> bool(texts, question.correct().getFirst());
            case TEXT -> question.correct().getFirst();
            case SINGLE, MULTIPLE ->
                question.options().stream()
                        .filter(option -> question.correct().contains(option.id()))
                        .map(Question.Option::text)
                        .collect(Collectors.joining(", "));
        };
    }

    private static List<String> options(PlayedQuestion played) {
        var lines = new ArrayList<String>();
        for (var option : played.question().options()) {
            boolean right = played.question().correct().contains(option.id());
            boolean chosen = played.answer().contains(option.id());
            var mark = right ? "✅" : chosen ? "❌" : "▫️";
            var text = Messages.escape(option.text());
            lines.add(mark + " " + (chosen ? "<u>" + text + "</u>" : text));
        }
        if (!lines.isEmpty()) {
            lines.add("");
        }
        return lines;
    }

    private static String mark(Texts texts, PlayedQuestion played) {
        return switch (played.outcome()) {
            case CORRECT -> texts.html("quiz.verdict.correct", Map.of("points", played.points()));
            case WRONG -> texts.text("quiz.verdict.wrong");
            case TIMEOUT -> texts.text("quiz.verdict.timeout");
        };
    }

    private static List<String> answers(Texts texts, PlayedQuestion played) {
        var lines = new ArrayList<String>();
        if (played.question().type() == QuestionType.TEXT
                && !played.answer().isEmpty()
                && !played.answer().getFirst().isBlank()) {
            lines.add(texts.html(
                    "quiz.verdict.yours", Map.of("answer", played.answer().getFirst())));
        }
        lines.add(texts.html("quiz.verdict.right", Map.of("answer", right(texts, played.question()))));
        return lines;
    }

    private static String standing(Texts texts, Verdict verdict) {
        var tally = verdict.tally();
        return texts.html(
                tally.run() > 1 ? "quiz.verdict.standing.run" : "quiz.verdict.standing",
                Map.of(
                        "score", tally.score(),
                        "correct", tally.correct(),
                        "answered", tally.answered(),
                        "run", tally.run()));
    }

    private static String bool(Texts texts, String value) {
        return texts.text(value.equals("true") ? "quiz.button.true" : "quiz.button.false");
    }
}
