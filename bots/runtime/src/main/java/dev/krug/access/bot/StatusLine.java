package dev.krug.access.bot;

import dev.krug.access.CalendarDays;
import dev.krug.access.Right;
import dev.krug.access.Standing;
import dev.krug.runtime.Turn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Says in one line by what somebody may start something. */
final class StatusLine {

    private StatusLine() {}

    /** HTML. */
    static String of(Turn turn, Standing standing, Instant now) {
        return switch (standing.right()) {
            case Right.None none -> turn.text("access.status.none");
            case Right.Free free -> turn.text("access.status.open");
            case Right.DailyFree(var quota) -> turn.html("access.status.daily", Map.of("count", quota));
            case Right.Subscription(var type, var end, var days) -> subscription(turn, end, now);
            case Right.Credits(var left) -> turn.html("access.status.credits", Map.of("count", left));
            case Right.FreeTrainings(var left, var source) ->
                turn.html("access.status.free", Map.of("count", left, "source", source.code()));
        };
    }

    private static String subscription(Turn turn, Instant end, Instant now) {
        var zone = turn.user().zone();
        return turn.html(
                "access.status.subscription",
                Map.of(
                        "date", turn.language().day(LocalDate.ofInstant(end, zone)),
                        "count", CalendarDays.until(end, now, zone)));
    }
}
