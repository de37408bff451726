package dev.krug.spin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/** Lets one comment on the last question be written at a time. */
public final class FeedbackDesk { // MB-427

    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** After this a comment that never ended no longer holds the next one back. */
    private static final Duration LONGEST_WRITING = Duration.ofMinutes(1);

    private FeedbackDesk() {}

    public sealed interface Admission {

        /** No question was asked yet. */
        record AskFirst() implements Admission {}

        /** One is being written, or was asked for a moment ago. */
        record AlreadyWriting() implements Admission {}

        /** Comment on {@code exchange}; {@code state} is to be stored first. Equal keys mean equal comments. */
        record Write(TrainingState state, Exchange exchange, String cacheKey) implements Admission {}
    }

    public static Admission admit(TrainingState state, Instant now) {
        var exchange = state.lastExchange();
        var last = state.feedback().lastAt();
        if (exchange == null) {
            return new Admission.AskFirst();
        }
        var wait = state.feedback().inProgress() ? LONGEST_WRITING : PAUSE;
        if (last != null && now.isBefore(last.plus(wait))) {
            return new Admission.AlreadyWriting();
        }
        var writing = state.with(new TrainingState.FeedbackState(true, now));
        return new Admission.Write(writing, exchange, cacheKey(state));
    }

    public static TrainingState written(TrainingState state, Instant now) {
        return state.with(new TrainingState.FeedbackState(false, now));
    }

    private static String cacheKey(TrainingState state) {
        var inputs = String.join(
                "\u0000",
                state.scenarioName(),
                state.scenarioVersion(),
                state.language().code(),
                Long.toString(state.seed()),
                String.valueOf(state.clientCase()),
                state.dialog().toString());
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(inputs.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
