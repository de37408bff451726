package dev.krug.spin.bot;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.runtime.AccessScreen;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.spin.Completion;
import dev.krug.spin.Counted;
import dev.krug.spin.Hearing;
import dev.krug.spin.SpinTrainings;
import dev.krug.spin.SpinTrainings.Asked;
import dev.krug.spin.SpinTrainings.Finished;
import dev.krug.spin.SpinTrainings.Reviewed;
import dev.krug.spin.SpinTrainings.Standing;
import dev.krug.spin.SpinTrainings.Started;
import dev.krug.spin.SpinTrainings.Understood;
import dev.krug.spin.TrainingState;
import dev.krug.spin.Word;
import dev.krug.spin.report.CaseCard;
import dev.krug.spin.report.Report;
import dev.krug.spin.report.ReportText;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The talk itself: welcome, case, questions and answers, the mentor, the report. */
@Component
class TrainingChat {

    private final SpinTrainings trainings;
    private final CaseCard cards;
    private final ReportText reports;
    private final AccessScreen access;
    private final Messages messages;

    TrainingChat(SpinTrainings trainings, CaseCard cards, ReportText reports, AccessScreen access, Messages messages) {
        this.trainings = trainings;
        this.access = access;
        this.cards = cards;
        this.reports = reports;
        this.messages = messages;
    }

    Mono<Reply> welcome(Turn turn) { // MB-421
        return trainings
                .standing(turn.user())
                .flatMap(standing ->
                        isUnderWay(standing) ? Mono.just(offerToGoOn(turn, standing)) : greetWithMenu(turn));
    }

    /** Who may not begin sees at once how they may. */
    private Mono<Reply> greetWithMenu(Turn turn) {
        return trainings.mayTrain(turn.user()).flatMap(may -> may ? Mono.just(greet(turn)) : greetStranger(turn));
    }

    /** As those see the trainer who have no access. */
    Mono<Reply> greetStranger(Turn turn) { // MB-812
        return access.menu(turn).map(Reply.html(greeting(turn))::and);
    }

    private static boolean isUnderWay(Standing standing) {
        return standing.state().isActive() && standing.state().progress().questionCount() > 0;
    }

    private Reply greet(Turn turn) {
        return Reply.html(greeting(turn))
                .buttons(turn.button("spin.button.start", "start:training"))
                .buttons(turn.appButton("spin.button.app", ""));
    }

    private String greeting(Turn turn) {
        var rules = trainings.scenario().rules();
        var greeting = turn.html(
                turn.isNew() ? "spin.welcome.new" : "spin.welcome.back",
                Map.of(
                        "name",
                        nameOf(turn),
                        "level",
                        turn.user().progress().level(),
                        "xp",
                        turn.user().progress().totalXp()));
        return greeting + "\n\n"
                + turn.html("spin.rules", Map.of("max", rules.maxQuestions(), "target", rules.targetClarity()));
    }

    private static String nameOf(Turn turn) {
        var telegram = turn.user().telegram();
        var name = telegram == null ? null : telegram.firstName();
        return Objects.requireNonNullElseGet(name, () -> turn.text("common.user"));
    }

    private Reply offerToGoOn(Turn turn, Standing standing) {
        var progress = standing.state().progress();
        return turn.say(
                        "spin.offer.restart",
                        Map.of(
                                "count", progress.questionCount(),
                                "max", trainings.scenario().rules().maxQuestions()))
                .buttons(
                        turn.button("spin.button.continue", "spin:continue"),
                        turn.button("spin.button.finish", "spin:finish"))
                .buttons(turn.button("spin.button.restart", "spin:restart"));
    }

    /** A new case, as a new message. */
    Mono<Reply> begin(Turn turn) {
        return start(turn).map(reply -> reply.and(Reply.dropButtons()));
    }

    private Mono<Reply> start(Turn turn) { // MB-301
        return trainings.start(turn.user(), turn.id()).flatMap(started -> switch (started) {
            case Started.Begun(var state) -> Mono.just(card(state));
            case Started.NoAccess none -> access.menu(turn);
        });
    }

    Mono<Reply> goOn(Turn turn) {
        return trainings
                .standing(turn.user())
                .map(standing -> (standing.state().isActive() ? card(standing.state()) : turn.say("spin.hint.start"))
                        .and(Reply.dropButtons()));
    }

    private Reply card(TrainingState state) {
        return Reply.html(cards.render(Objects.requireNonNull(state.clientCase()), state.language()));
    }

    Mono<Reply> hear(Turn turn) { // MB-416
        return trainings.standing(turn.user()).flatMap(standing -> {
            var word = Word.of(turn.text());
            if (!standing.state().isActive()) {
                return word.filter(Word.START::equals).isPresent()
                        ? start(turn)
                        : Mono.just(turn.say("spin.hint.start")
                                .buttons(turn.button("spin.button.start", "start:training")));
            }
            return switch (word.orElse(Word.START)) {
                case FEEDBACK -> feedback(turn);
                case FINISH -> finish(turn);
                case START -> ask(turn, standing.state().language());
            };
        });
    }

    private Mono<Reply> ask(Turn turn, Language language) {
        return trainings
                .ask(turn.user(), turn.text(), turn.prepared() instanceof Understood understood ? understood : null)
                .map(asked -> switch (asked) {
                    case Asked.Refused(var hearing) -> hint(turn, hearing);
                    case Asked.Answered(var counted, var report) ->
                        report == null
                                ? withButtons(turn, answer(counted, language))
                                : answer(counted, language).and(show(report, language));
                });
    }

    private static Reply hint(Turn turn, Hearing hearing) { // MB-417
        return switch (hearing) {
            case Hearing.TooShort tooShort -> turn.say("spin.hint.too_short");
            case Hearing.TooLong tooLong -> turn.say("spin.hint.too_long");
            case Hearing.NotAQuestion statement -> turn.say("spin.hint.not_a_question");
            case Hearing.Duplicate(var n) -> turn.say("spin.hint.duplicate", Map.of("n", n));
            case Hearing.LimitReached limit -> turn.say("spin.hint.limit");
            case Hearing.NotActive idle -> turn.say("spin.hint.start");
            case Hearing.Question question -> throw new IllegalStateException("a question is never refused");
        };
    }

    private Reply answer(Counted counted, Language language) { // MB-418
        var progress = counted.state().progress();
        var type = trainings.scenario().type(counted.classification().type());
        var text = new StringBuilder(messages.html(
                language,
                "spin.answer.type",
                Map.of("emoji", type.emoji(), "type", type.name().in(language))));
        if (counted.contextual()) {
            text.append('\n').append(messages.html(language, "spin.answer.listening", Map.of("emoji", "👂")));
        }
        text.append("\n\n").append(messages.html(language, "spin.answer.client", Map.of("answer", counted.answer())));
        text.append("\n\n")
                .append(messages.html(
                        language,
                        "spin.answer.progress",
                        Map.of(
                                "count", progress.questionCount(),
                                "max", trainings.scenario().rules().maxQuestions(),
                                "clarity", progress.clarityLevel())));
        if (counted.offersFinish()) { // MB-420
            text.append("\n\n")
                    .append(messages.html(language, "spin.offer.finish", Map.of("clarity", progress.clarityLevel())));
        }
        return Reply.html(text.toString());
    }

    private static Reply withButtons(Turn turn, Reply answer) {
        return answer.buttons(
                turn.button("spin.button.feedback", "spin:feedback"), turn.button("spin.button.finish", "spin:finish"));
    }

    Mono<Reply> feedback(Turn turn) {
        return trainings.review(turn.user()).map(review -> switch (review) {
            case Reviewed.AskFirst first -> turn.say("spin.feedback.ask_first");
            case Reviewed.AlreadyWriting writing -> turn.say("spin.feedback.writing");
            case Reviewed.Written(var feedback, var language) ->
                Reply.html(messages.html(
                        language,
                        "spin.feedback.text",
                        Map.of(
                                "correctness", feedback.correctness(),
                                "advice", feedback.adviceText(),
                                "example", feedback.example())));
        });
    }

    Mono<Reply> finish(Turn turn) {
        return trainings
                .finish(turn.user(), Completion.Reason.FINISHED)
                .map(finished -> ended(turn, finished).and(Reply.dropButtons()));
    }

    private Reply ended(Turn turn, Finished finished) {
        return switch (finished) {
            case Finished.NotActive idle -> turn.say("spin.hint.start");
            case Finished.Cancelled cancelled ->
                turn.say("spin.finish.cancelled").buttons(turn.button("spin.button.start", "start:training"));
            case Finished.Completed(var report, var language) -> show(report, language);
        };
    }

    /** The report, with what comes next under its last part. */
    Reply show(Report report, Language language) {
        var reply = Reply.nothing();
        for (var part : reports.render(report, language)) {
            reply = reply.and(Reply.html(part));
        }
        return reply.buttons(Button.of(messages.text(language, "spin.button.again"), "start:training"));
    }
}
