package dev.krug.spin;

import dev.krug.spin.text.Classification;

/** A question that counted: the new state, what was understood, and what is to happen next. */
public record Counted(
        TrainingState state,
        Classification classification,
        boolean contextual,
        String answer,
        boolean offersFinish,
        boolean isLast) {}
