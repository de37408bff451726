package dev.krug.quiz.admin.bot;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.quiz.QuestionReport;
import dev.krug.quiz.QuestionStatus;
import dev.krug.quiz.StoredQuestion;
import dev.krug.quiz.pack.PackQuestion;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A report with its question, and what can be decided about it. */
final class ReportCard {

    private ReportCard() {}

    /** A card of a list; {@code position} counts from 1. */
    static Reply of(Turn turn, QuestionReport report, StoredQuestion question, long position, long total) {
        var facts = new HashMap<String, Object>();
        facts.put("position", position);
        facts.put("total", total);
        facts.put("reason", turn.text("quiz.report.reason." + report.reason().code()));
        facts.put("comment", report.comment() == null ? "" : report.comment());
        facts.put("pack", question.packCode());
        facts.put("key", question.content().id());
        facts.put("status", turn.text("quiz.admin.status." + question.status().code()));
        facts.put("reports", question.openReports());
        facts.put("shown", question.shown());
        facts.put("correct", question.correct());
        facts.put("text", question.content().text().in(turn.language()));
        var head = turn.html(report.comment() == null ? "quiz.admin.report" : "quiz.admin.report.comment", facts);
        var answers = answers(turn, question.content());
        return Reply.html(head + (answers.isEmpty() ? "" : "\n\n" + answers))
                .buttonRows(buttons(turn, report, question, position, total));
    }

    private static String answers(Turn turn, PackQuestion question) {
        return switch (question.type()) {
            case SINGLE, MULTIPLE ->
                question.options().stream()
                        .map(option -> (question.correct().contains(option.id()) ? "✅ " : "▫️ ")
                                + Messages.escape(option.text().in(turn.language())))
                        .collect(Collectors.joining("\n"));
            case BOOLEAN -> "✅ " + Messages.escape(String.join(", ", question.correct()));
            case TEXT ->
                List.of(turn.language(), Language.RU, Language.EN).stream()
                        .map(language -> question.answers().get(language.code()))
                        .filter(known -> known != null)
                        .findFirst()
                        .map(known -> "✅ " + Messages.escape(String.join(" / ", known)))
                        .orElse("");
        };
    }

    private static List<List<Button>> buttons(
            Turn turn, QuestionReport report, StoredQuestion question, long position, long total) {
        var rows = new ArrayList<List<Button>>();
        rows.add(List.of(
                turn.button("quiz.admin.button.keep", "admin:do:report_keep:" + report.id()),
                turn.button("quiz.admin.button.fixed", "admin:do:report_fixed:" + report.id())));
        var archive = turn.button("quiz.admin.button.archive", "admin:do:report_archive:" + report.id());
        rows.add(
                question.status() == QuestionStatus.ACTIVE
                        ? List.of(
                                turn.button("quiz.admin.button.suspend", "admin:do:report_suspend:" + report.id()),
                                archive)
                        : List.of(archive));
        var turns = new ArrayList<Button>();
        if (position > 1) {
            turns.add(Button.of("◀︎", "admin:do:reports:" + (position - 1)));
        }
        if (position < total) {
            turns.add(Button.of("▶︎", "admin:do:reports:" + (position + 1)));
        }
        if (!turns.isEmpty()) {
            rows.add(turns);
        }
        return rows;
    }

    static Map<String, ?> outcome(StoredQuestion question, Turn turn) {
        return Map.of(
                "pack", question.packCode(),
                "key", question.content().id(),
                "status", turn.text("quiz.admin.status." + question.status().code()));
    }
}
