package dev.krug.quiz.bot;

import dev.krug.quiz.QuestionId;
import dev.krug.quiz.QuestionReports;
import dev.krug.quiz.QuestionReports.Reported;
import dev.krug.quiz.ReportReason;
import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets players say what is wrong with a question. */
@Component
class ReportChat { // MB-626

    static final String FLAG = "quiz:flag";

    private static final String REASON = "quiz:reason";
    private static final String COMMENT = "quiz:comment";

    private final QuestionReports reports;

    ReportChat(QuestionReports reports) {
        this.reports = reports;
    }

    BotDeclaration declareIn(BotDeclaration bot) {
        return bot.command("report", this::last)
                .button(FLAG, this::flag)
                .button(REASON, this::reason)
                .step(COMMENT, this::comment);
    }

    private Mono<Reply> last(Turn turn) {
        return reports.lastOf(turn.user())
                .map(question -> reasons(turn, question))
                .defaultIfEmpty(turn.say("quiz.report.nothing"));
    }

    /** The button below a verdict. */
    private Mono<Reply> flag(Turn turn) {
        var press = Press.parse(turn.argument());
        return press == null
                ? Mono.just(GameChat.stale(turn))
                : reports.answered(turn.user(), press.game(), press.position())
                        .map(question -> reasons(turn, question))
                        .defaultIfEmpty(GameChat.stale(turn));
    }

    private static Reply reasons(Turn turn, QuestionId question) {
        var rows = Arrays.stream(ReportReason.values())
                .map(reason -> List.of(Button.of(
                        turn.text("quiz.report.reason." + reason.code()),
                        REASON + ":" + question.value() + ":" + reason.code())))
                .toList();
        return turn.say("quiz.report.ask").buttonRows(rows);
    }

    private Mono<Reply> reason(Turn turn) {
        var parts = turn.argument().split(":", -1);
        var question = questionOf(parts[0]);
        var reason = ReportReason.find(parts[parts.length - 1]);
        if (question.isEmpty() || reason.isEmpty()) {
            return Mono.just(GameChat.stale(turn));
        }
        return reason.get() == ReportReason.OTHER
                ? Mono.just(turn.say("quiz.report.comment").inPlace().enter(COMMENT, Map.of("question", parts[0])))
                : report(turn, question.get(), reason.get(), null).map(Reply::inPlace);
    }

    /** What is wrong, in the player's own words. */
    private Mono<Reply> comment(Turn turn) {
        var dialog = turn.dialog();
        var question = dialog == null
                ? Optional.<QuestionId>empty()
                : questionOf(String.valueOf(dialog.data().get("question")));
        var words = turn.text().strip();
        if (question.isEmpty() || words.isEmpty()) {
            return Mono.just(turn.say("quiz.report.comment"));
        }
        var comment = words.length() <= QuestionReports.LONGEST_COMMENT
                ? words
                : words.substring(0, QuestionReports.LONGEST_COMMENT);
        return report(turn, question.get(), ReportReason.OTHER, comment).map(Reply::leave);
    }

    private Mono<Reply> report(Turn turn, QuestionId question, ReportReason reason, @Nullable String comment) {
        return reports.report(turn.user(), question, reason, comment).map(reported -> switch (reported) {
            case Reported.Taken taken -> turn.say("quiz.report.taken");
            case Reported.Repeated repeated -> turn.say("quiz.report.repeated");
            case Reported.UnknownQuestion unknown -> turn.say("quiz.report.nothing");
        });
    }

    private static Optional<QuestionId> questionOf(String text) {
        try {
            return Optional.of(new QuestionId(UUID.fromString(text)));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
