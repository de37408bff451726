package dev.krug.quiz;

import static dev.krug.kernel.Rows.get;

import dev.krug.i18n.Language;
import dev.krug.kernel.Json;
import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A duel as stored. */
record DuelRow(
        DuelId id,
        String code,
        @Nullable UserId challenger,
        @Nullable UserId opponent,
        Language language,
        @Nullable String category,
        List<UUID> questionIds,
        long seed,
        Duel.State state,
        Instant acceptUntil,
        @Nullable Instant playUntil,
        Duel.@Nullable Winner winner,
        boolean rated,
        Map<String, Object> effects) {

    static DuelRow of(Readable row) {
        var challenger = row.get("challenger_id", UUID.class);
        var opponent = row.get("opponent_id", UUID.class);
        var params = Json.readObject(get(row, "params", String.class));
        var winner = row.get("winner", String.class);
        var effects = row.get("rating_change", String.class);
        return new DuelRow(
                new DuelId(get(row, "id", UUID.class)),
                get(row, "code", String.class),
                challenger == null ? null : new UserId(challenger),
                opponent == null ? null : new UserId(opponent),
                Language.of(String.valueOf(params.get("language"))),
                params.get("category") instanceof String category ? category : null,
                List.of(get(row, "question_ids", UUID[].class)),
                get(row, "seed", Long.class),
                Duel.State.valueOf(get(row, "status", String.class).toUpperCase(Locale.ROOT)),
                get(row, "accept_until", Instant.class),
                row.get("play_until", Instant.class),
                winner == null ? null : Duel.Winner.of(winner),
                get(row, "rated", Boolean.class),
                effects == null ? Map.of() : Json.readObject(effects));
    }

    /** Those of the two who still have an account. */
    List<UserId> people() {
        var people = new ArrayList<UserId>();
        if (challenger != null) {
            people.add(challenger);
        }
        if (opponent != null) {
            people.add(opponent);
        }
        return people;
    }

    /** What it brought one of the two, once it is finished. */
    Duel.@Nullable Effect effect(Duel.Winner own) {
        return effects.get(own.code()) instanceof Map<?, ?> effect
                ? new Duel.Effect(number(effect, "xp"), number(effect, "before"), number(effect, "after"))
                : null;
    }

    static Map<String, Object> json(Duel.Effect effect) {
        return Map.of("xp", effect.xp(), "before", effect.ratingBefore(), "after", effect.ratingAfter());
    }

    private static int number(Map<?, ?> effect, String key) {
        return effect.get(key) instanceof Number number ? number.intValue() : 0;
    }
}
