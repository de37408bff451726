package dev.krug.spin;

import dev.krug.access.Access;
import dev.krug.access.Consumption;
import dev.krug.i18n.Language;
import dev.krug.sessions.BotSession;
import dev.krug.sessions.BotSessions;
import dev.krug.spin.FeedbackDesk.Admission;
import dev.krug.spin.report.Report;
import dev.krug.spin.scenario.Scenario;
import dev.krug.spin.voice.Feedback;
import dev.krug.users.User;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * The trainings of users: start, ask, listen to the mentor, finish. Runs in the caller's transaction. The session's
 * version guards it: of two changes at once the later fails with {@link StaleSession} and is to be run again.
 */
@Service
public class SpinTrainings {

    public static final String BOT = "spin_bot";

    private final BotSessions sessions;
    private final TrainingMethods methods;
    private final Conversation conversation;
    private final FeedbackCache feedbacks;
    private final Completions completions;
    private final Access access;
    private final Scenario scenario;
    private final Clock clock;

    SpinTrainings(
            BotSessions sessions,
            TrainingMethods methods,
            Conversation conversation,
            FeedbackCache feedbacks,
            Completions completions,
            Access access,
            Scenario scenario,
            Clock clock) {
        this.sessions = sessions;
        this.methods = methods;
        this.conversation = conversation;
        this.feedbacks = feedbacks;
        this.completions = completions;
        this.access = access;
        this.scenario = scenario;
        this.clock = clock;
    }

    /** Where a user stands, and what they have done so far. */
    public record Standing(TrainingState state, SpinStats stats, int version) {}

    /** What became of a wish to begin. */
    public sealed interface Started {

        record Begun(TrainingState state) implements Started {}

        /** There is nothing left to start a training with. */
        record NoAccess() implements Started {}
    }

    /** What became of a text. */
    public sealed interface Asked {

        /** It did not count. */
        record Refused(Hearing hearing) implements Asked {}

        /** It counted; {@code report} is there when it was the last one. */
        record Answered(Counted counted, @Nullable Report report) implements Asked {}
    }

    /** How a training ended. */
    public sealed interface Finished {

        record NotActive() implements Finished {}

        /** Nothing was asked, so nothing is kept. */
        record Cancelled() implements Finished {}

        record Completed(Report report, Language language) implements Finished {}
    }

    /** What the mentor said. */
    public sealed interface Reviewed {

        record AskFirst() implements Reviewed {}

        record AlreadyWriting() implements Reviewed {}

        record Written(Feedback feedback, Language language) implements Reviewed {}
    }

    /** A question that was understood before the transaction, for the session of that version. */
    public record Understood(int version, Counted counted) {}

    /** The session changed meanwhile. */
    public static final class StaleSession extends RuntimeException {

        private static final long serialVersionUID = 1;

        StaleSession() {
            super("the session was changed by somebody else");
        }
    }

    public Scenario scenario() {
        return scenario;
    }

    public Mono<Standing> standing(User user) {
        return sessions.getOrCreate(user.id(), BOT).map(this::read);
    }

    /**
     * Begins anew, whatever was going on, and takes what a training costs; one in which nothing was asked yet gives it
     * back first. The id decides the case, and costs once.
     */
    public Mono<Started> start(User user, UUID trainingId) { // MB-411, MB-415, MB-301
        return standing(user)
                .flatMap(standing -> giveBack(standing.state())
                        .then(access.consume(user, BOT, purpose(trainingId)))
                        .flatMap(consumption -> switch (consumption) {
                            case Consumption.Consumed consumed -> begin(user, standing, trainingId);
                            case Consumption.Refused refused -> refuse(user, standing);
                        }));
    }

    private Mono<Started> begin(User user, Standing standing, UUID trainingId) {
        var state = methods.of(scenario)
                .start(
                        trainingId,
                        trainingId.getLeastSignificantBits(),
                        user.language(),
                        scenario,
                        standing.stats().recentCases(),
                        clock.instant());
        return save(user, standing, state).thenReturn(new Started.Begun(state));
    }

    /** What was begun and not used was given back, so it is over; what was used goes on. */
    private Mono<Started> refuse(User user, Standing standing) {
        return standing.state().isActive() && Training.finishesEmpty(standing.state())
                ? save(user, standing, TrainingState.waiting(scenario)).thenReturn(new Started.NoAccess())
                : Mono.just(new Started.NoAccess());
    }

    private Mono<Void> giveBack(TrainingState state) { // MB-306
        var training = state.trainingId();
        return state.isActive() && training != null && Training.finishesEmpty(state)
                ? access.giveBack(purpose(training)).then()
                : Mono.empty();
    }

    private static String purpose(UUID trainingId) {
        return "spin:" + trainingId;
    }

    /** Whether the user may begin, or go on with what they have begun. */
    public Mono<Boolean> mayTrain(User user) {
        return standing(user)
                .flatMap(standing -> standing.state().isActive()
                        ? Mono.just(true)
                        : access.check(user, BOT).map(found -> found.right().isGiven()));
    }

    /**
     * Understands a question ahead of the transaction, where a model may take its time. Empty when no model is
     * configured or the text would not count.
     */
    public Mono<Understood> understand(User user, String text) {
        if (!conversation.usesModel()) {
            return Mono.empty();
        }
        return standing(user)
                .filter(standing -> Training.hear(standing.state(), scenario, text) instanceof Hearing.Question)
                .flatMap(standing -> conversation
                        .ask(standing.state(), scenario, new Hearing.Question(text.strip()), clock.instant())
                        .map(counted -> new Understood(standing.version(), counted)));
    }

    /** Takes the text as the next question; by the rules unless it was understood before. */
    public Mono<Asked> ask(User user, String text, @Nullable Understood understood) {
        return standing(user).flatMap(standing -> switch (Training.hear(standing.state(), scenario, text)) {
            case Hearing.Question question ->
                understood != null && understood.version() == standing.version()
                        ? answered(user, standing, understood.counted())
                        : answered(user, standing, byRules(standing.state(), question));
            case Hearing refusal -> Mono.just(new Asked.Refused(refusal));
        });
    }

    public Mono<Finished> finish(User user, Completion.Reason reason) {
        return standing(user).flatMap(standing -> {
            var state = standing.state();
            if (!state.isActive()) {
                return Mono.just(new Finished.NotActive());
            }
            if (Training.finishesEmpty(state)) { // MB-421
                return drop(user, standing);
            }
            return complete(user, standing, state, reason)
                    .map(report -> new Finished.Completed(report, state.language()));
        });
    }

    /** Ends a training that nobody played for a day: with a report if enough was asked, else without a trace. */
    public Mono<Finished> closeIdle(User user) { // MB-422
        return standing(user)
                .flatMap(standing -> close(user, standing, Training.idle(standing.state(), scenario, clock.instant())));
    }

    /** Ends a training whose player may not go on, as if they had left it. */
    Mono<Finished> shutOut(User user) { // MB-810
        return sessions.find(user.id(), BOT)
                .map(this::read)
                .filter(standing -> standing.state().isActive())
                .flatMap(standing -> close(user, standing, Training.left(standing.state(), scenario)));
    }

    private Mono<Finished> close(User user, Standing standing, Training.Idle idle) {
        return switch (idle) {
            case NOT_YET -> Mono.just(new Finished.NotActive());
            case COMPLETE -> finish(user, Completion.Reason.TIMEOUT);
            case DROP -> drop(user, standing);
        };
    }

    private Mono<Finished> drop(User user, Standing standing) {
        return giveBack(standing.state())
                .then(save(user, standing, TrainingState.waiting(scenario)))
                .thenReturn(new Finished.Cancelled());
    }

    /** The mentor's view of the last question: what a model wrote ahead, else what the rules say. */
    public Mono<Reviewed> review(User user) { // MB-427
        return standing(user).flatMap(standing -> switch (FeedbackDesk.admit(standing.state(), clock.instant())) {
            case Admission.AskFirst first -> Mono.just(new Reviewed.AskFirst());
            case Admission.AlreadyWriting writing -> Mono.just(new Reviewed.AlreadyWriting());
            case Admission.Write write -> write(user, standing, write);
        });
    }

    /**
     * Lets a model write the comment ahead of the transaction and keeps it for {@link #review}. Empty when no model is
     * configured, or nothing may be written now.
     */
    public Mono<Feedback> reviewAhead(User user) {
        if (!conversation.usesModel()) {
            return Mono.empty();
        }
        return standing(user)
                .flatMap(standing ->
                        FeedbackDesk.admit(standing.state(), clock.instant()) instanceof Admission.Write write
                                        && feedbacks.find(write.cacheKey()).isEmpty()
                                ? conversation
                                        .feedback(standing.state(), scenario, write.exchange())
                                        .doOnNext(feedback -> feedbacks.keep(write.cacheKey(), feedback))
                                : Mono.empty());
    }

    private Mono<Reviewed> write(User user, Standing standing, Admission.Write write) {
        var feedback = feedbacks
                .find(write.cacheKey())
                .orElseGet(() -> methods.of(scenario).feedback(standing.state(), scenario, write.exchange()));
        feedbacks.keep(write.cacheKey(), feedback);
        return save(user, standing, FeedbackDesk.written(write.state(), clock.instant()))
                .thenReturn(new Reviewed.Written(feedback, standing.state().language()));
    }

    private Counted byRules(TrainingState state, Hearing.Question question) {
        var method = methods.of(scenario);
        var type = method.classify(state, scenario, question.text());
        return Training.count(
                state,
                scenario,
                question,
                type,
                method.answer(state, scenario, question.text(), type.type()),
                method.listening().enabled() && method.isContextual(state, question.text()),
                method.listening().bonus(),
                clock.instant());
    }

    private Mono<Asked> answered(User user, Standing standing, Counted counted) {
        var asked = completions.recordQuestion(user, counted);
        return counted.isLast()
                ? asked.then(complete(user, standing, counted.state(), Completion.Reason.MAX_QUESTIONS))
                        .map(report -> new Asked.Answered(counted, report))
                : asked.then(save(user, standing, counted.state())).thenReturn(new Asked.Answered(counted, null));
    }

    private Mono<Report> complete(User user, Standing standing, TrainingState state, Completion.Reason reason) {
        var completion = methods.of(scenario).complete(state, scenario, standing.stats(), reason, clock.instant());
        return guarded(sessions.save(
                        user.id(),
                        BOT,
                        TrainingState.waiting(scenario).toJson(),
                        completion.stats().toJson(),
                        standing.version()))
                .then(completions.store(user, completion));
    }

    private Mono<Void> save(User user, Standing standing, TrainingState state) {
        return guarded(sessions.save(user.id(), BOT, state.toJson(), null, standing.version()));
    }

    private static Mono<Void> guarded(Mono<Boolean> save) { // MB-110
        return save.flatMap(saved -> saved ? Mono.empty() : Mono.error(StaleSession::new));
    }

    private Standing read(BotSession session) {
        return new Standing(
                TrainingState.fromJson(session.session(), scenario),
                SpinStats.fromJson(session.stats()),
                session.version());
    }
}
