package dev.krug.broadcasts.web;

import dev.krug.broadcasts.Audience;
import dev.krug.broadcasts.Content;
import dev.krug.broadcasts.Draft;
import dev.krug.web.Violations;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A draft as administrators send it; absent fields have the defaults of a new broadcast. */
record BroadcastBody(
        @Nullable List<String> bots,
        @Nullable String title,
        @Nullable Content content,
        @Nullable Audience filter,
        @Nullable Integer ratePerSec,
        @Nullable Boolean respectQuietHours) {

    /** @throws dev.krug.web.ApiException if it cannot be sent as it is, naming every field */
    Draft draft() {
        var draft = new Draft(
                botNames(),
                title,
                content == null ? Content.of(Map.of()) : content,
                audience(),
                ratePerSec == null ? Draft.DEFAULT_RATE : ratePerSec,
                respectQuietHours == null || respectQuietHours);
        var violations = new Violations();
        draft.problems().forEach(problem -> violations.check(problem.field(), false, problem.reason()));
        violations.throwIfAny();
        return draft;
    }

    List<String> botNames() {
        return bots == null ? List.of() : bots;
    }

    Audience audience() {
        return filter == null ? Audience.EVERYBODY : filter;
    }
}
