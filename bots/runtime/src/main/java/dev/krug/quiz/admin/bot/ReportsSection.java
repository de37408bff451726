package dev.krug.quiz.admin.bot;

import dev.krug.quiz.QuestionCatalogue;
import dev.krug.quiz.QuestionCatalogue.Moved;
import dev.krug.quiz.QuestionReport;
import dev.krug.quiz.QuestionReport.State;
import dev.krug.quiz.QuestionReports;
import dev.krug.quiz.QuestionReports.Decided;
import dev.krug.quiz.QuestionReports.Remedy;
import dev.krug.quiz.QuestionStatus;
import dev.krug.runtime.AdminAct;
import dev.krug.runtime.AdminAct.Plan;
import dev.krug.runtime.AdminDeclaration;
import dev.krug.runtime.AdminSection;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code /reports}: what players find wrong with questions, card by card, oldest first. */
@Component
class ReportsSection implements AdminSection { // MB-626

    private final QuestionReports reports;
    private final QuestionCatalogue catalogue;

    ReportsSection(QuestionReports reports, QuestionCatalogue catalogue) {
        this.reports = reports;
        this.catalogue = catalogue;
    }

    @Override
    public AdminDeclaration declare() {
        return AdminDeclaration.section("quiz.admin.section", "admin:do:reports")
                .act("reports", this::show)
                .act("report_keep", deciding(reports::reject))
                .act("report_fixed", deciding(report -> reports.accept(report, Remedy.ACTIVE)))
                .act("report_archive", deciding(report -> reports.accept(report, Remedy.ARCHIVED)))
                .act("report_suspend", this::suspend);
    }

    private Mono<Plan> show(Turn turn) {
        var words = turn.argument().strip();
        if (!words.isEmpty() && !words.matches("[1-9][0-9]{0,5}")) {
            return Mono.just(new Plan.Answer(turn.say("quiz.admin.usage.reports")));
        }
        return card(turn, words.isEmpty() ? 1 : Integer.parseInt(words))
                .map(reply -> new Plan.Answer(turn.isPress() ? reply.inPlace() : reply));
    }

    /** The card at this place, else the last one; nothing left is said so. */
    private Mono<Reply> card(Turn turn, long position) {
        return reports.count(State.OPEN).flatMap(total -> {
            long shown = Math.clamp(position, 1, Math.max(1, total));
            return reports.page(State.OPEN, 1, shown - 1)
                    .next()
                    .flatMap(report -> catalogue
                            .find(report.question())
                            .map(question -> ReportCard.of(turn, report, question, shown, total)))
                    .defaultIfEmpty(turn.say("quiz.admin.no_reports"));
        });
    }

    private AdminAct deciding(Function<UUID, Mono<Decided>> decision) {
        return turn -> withReport(
                turn,
                report -> new Plan.Do(decision.apply(report.id()).flatMap(decided -> switch (decided) {
                    case DONE -> outcome(turn, report);
                    case NOT_OPEN -> Mono.just(turn.say("quiz.admin.decided"));
                    case UNKNOWN -> Mono.just(turn.say("quiz.admin.unknown_report"));
                })));
    }

    /** The question is not asked while the report waits for a decision. */
    private Mono<Plan> suspend(Turn turn) {
        return withReport(
                turn,
                report -> new Plan.Do(catalogue
                        .move(report.question(), QuestionStatus.SUSPENDED, null)
                        .flatMap(moved -> switch (moved) {
                            case Moved.Done done -> outcome(turn, report);
                            case Moved.WrongState(var question) ->
                                Mono.just(turn.say("quiz.admin.wrong_state", ReportCard.outcome(question, turn)));
                            case Moved.Unknown unknown -> Mono.just(turn.say("quiz.admin.unknown_report"));
                        })));
    }

    /** What became of the question, and the next card. */
    private Mono<Reply> outcome(Turn turn, QuestionReport report) {
        return catalogue
                .find(report.question())
                .map(question -> turn.say("quiz.admin.done", ReportCard.outcome(question, turn)))
                .flatMap(said -> card(turn, 1).map(said::and));
    }

    private Mono<Plan> withReport(Turn turn, Function<QuestionReport, Plan> then) {
        UUID id;
        try {
            id = UUID.fromString(turn.argument().strip());
        } catch (IllegalArgumentException malformed) {
            return Mono.just(new Plan.Answer(turn.say("quiz.admin.usage.reports")));
        }
        return reports.find(id).map(then).defaultIfEmpty(new Plan.Answer(turn.say("quiz.admin.unknown_report")));
    }
}
