package dev.krug.quiz.web;

import dev.krug.quiz.GameMode;
import dev.krug.quiz.GameSpec;
import dev.krug.quiz.pack.Difficulty;
import dev.krug.web.Violations;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The game that somebody wants to play. */
record GameBody(
        @Nullable String mode,
        @Nullable Integer size,
        @Nullable String category,
        @Nullable String difficulty) {

    private static final String CATEGORY = "[a-z0-9-]{2,40}";

    /** @throws dev.krug.web.ApiException if there is no such game */
    GameSpec spec() {
        var violations = new Violations();
        var known = mode == null ? Optional.<GameMode>empty() : GameMode.find(mode);
        violations.check("mode", mode != null, "REQUIRED");
        violations.check(
                "mode",
                mode == null || known.filter(each -> each != GameMode.DUEL).isPresent(),
                "UNKNOWN_MODE");
        violations.throwIfAny();
        var chosen = known.orElseThrow();
        violations.check("size", size == null || chosen.isSized(), "NOT_FOR_MODE");
        violations.check("size", size == null || GameSpec.SIZES.contains(size), "OUT_OF_RANGE");
        boolean inCategory = chosen == GameMode.CATEGORY;
        violations.check("category", !inCategory || category != null, "REQUIRED");
        violations.check("category", inCategory || category == null, "NOT_FOR_MODE");
        violations.check("category", category == null || category.matches(CATEGORY), "INVALID");
        var level = Optional.ofNullable(difficulty).flatMap(GameBody::difficulty);
        violations.check("difficulty", chosen != GameMode.DIFFICULTY || difficulty != null, "REQUIRED");
        violations.check(
                "difficulty", difficulty == null || inCategory || chosen == GameMode.DIFFICULTY, "NOT_FOR_MODE");
        violations.check("difficulty", difficulty == null || level.isPresent(), "UNKNOWN_DIFFICULTY");
        violations.throwIfAny();
        return switch (chosen) {
            case DAILY -> GameSpec.daily();
            case MARATHON -> GameSpec.marathon();
            case CLASSIC, CATEGORY, DIFFICULTY, DUEL ->
                new GameSpec(chosen, size == null ? GameSpec.USUAL_SIZE : size, category, level.orElse(null));
        };
    }

    private static Optional<Difficulty> difficulty(String code) {
        return Arrays.stream(Difficulty.values())
                .filter(each -> each.code().equals(code))
                .findFirst();
    }
}
