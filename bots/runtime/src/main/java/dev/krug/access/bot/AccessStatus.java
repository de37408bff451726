package dev.krug.access.bot;

import dev.krug.access.Right;
import dev.krug.access.Standing;
import dev.krug.i18n.Language;
import dev.krug.runtime.Turn;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says in one line by what somebody may start something. */
@Component
public class AccessStatus {

    private final Clock clock;

    AccessStatus(Clock clock) {
        this.clock = clock;
    }

    /** HTML. */
    public String line(Turn turn, Standing standing) {
        return switch (standing.right()) {
            case Right.None none -> turn.text("access.status.none");
            case Right.Free free -> turn.text("access.status.open");
            case Right.DailyFree(var quota) -> turn.html("access.status.daily", Map.of("count", quota));
            case Right.Subscription(var type, var end, var days) ->
                turn.html(
                        "access.status.subscription",
                        Map.of(
                                "date", date(turn.language(), turn.user().zone(), end),
                                "count", calendarDays(turn.user().zone(), end, clock.instant())));
            case Right.Credits(var left) -> turn.html("access.status.credits", Map.of("count", left));
            case Right.FreeTrainings(var left, var source) ->
                turn.html("access.status.free", Map.of("count", left, "source", source.code()));
        };
    }

    static String date(Language language, ZoneId zone, Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.of(language.code()))
                .format(instant.atZone(zone));
    }

    /** By the calendar of the zone: 0 for the same day, 1 for the next. */
    static long calendarDays(ZoneId zone, Instant end, Instant now) { // MB-303
        return Math.max(0, ChronoUnit.DAYS.between(LocalDate.ofInstant(now, zone), LocalDate.ofInstant(end, zone)));
    }
}
