package dev.krug.spin;

import dev.krug.i18n.Language;
import dev.krug.spin.cases.ClientCase;
import dev.krug.spin.cases.HiddenFacts;
import dev.krug.spin.scenario.Scenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One user's place in the trainer; what {@code bot_sessions.session_data} holds. A training keeps its language. */
public record TrainingState(
        @Nullable UUID trainingId,
        ChatState chatState,
        String scenarioName,
        String scenarioVersion,
        long seed,
        Language language,
        @Nullable ClientCase clientCase,
        HiddenFacts hidden,
        Progress progress,
        List<Exchange> dialog,
        FeedbackState feedback,
        boolean finishOffered,
        @Nullable Instant startedAt,
        @Nullable Instant lastActivityAt) {

    public TrainingState {
        dialog = List.copyOf(dialog);
    }

    /** Whether a comment is being written, and when the last one was asked for. */
    public record FeedbackState(
            boolean inProgress, @Nullable Instant lastAt) {
        static final FeedbackState NONE = new FeedbackState(false, null);
    }

    /** The session before a training and after it. */
    public static TrainingState waiting(Scenario scenario) { // MB-109
        return new TrainingState(
                null,
                ChatState.WAITING_START,
                scenario.info().name(),
                scenario.info().version(),
                0,
                Language.RU,
                null,
                HiddenFacts.NONE,
                Progress.none(scenario),
                List.of(),
                FeedbackState.NONE,
                false,
                null,
                null);
    }

    public boolean isActive() {
        return chatState == ChatState.TRAINING_ACTIVE;
    }

    public @Nullable Exchange lastExchange() {
        return dialog.isEmpty() ? null : dialog.getLast();
    }

    /** Reads the documented keys; what is missing takes its default. */
    public static TrainingState fromJson(Map<String, ?> json, Scenario scenario) {
        return TrainingJson.read(new JsonMap(json), scenario);
    }

    /** The documented keys; those that begin with an underscore never leave the server. */
    public Map<String, Object> toJson() {
        return TrainingJson.write(this);
    }

    TrainingState counted(Progress counted, Exchange exchange, boolean offered, Instant now) {
        var longer = new ArrayList<>(dialog);
        longer.add(exchange);
        return with(counted, longer, feedback, finishOffered || offered, now);
    }

    TrainingState with(FeedbackState changed) {
        return with(progress, dialog, changed, finishOffered, lastActivityAt);
    }

    private TrainingState with(
            Progress progress,
            List<Exchange> dialog,
            FeedbackState feedback,
            boolean finishOffered,
            @Nullable Instant lastActivityAt) {
        return new TrainingState(
                trainingId,
                chatState,
                scenarioName,
                scenarioVersion,
                seed,
                language,
                clientCase,
                hidden,
                progress,
                dialog,
                feedback,
                finishOffered,
                startedAt,
                lastActivityAt);
    }
}
