package dev.krug.challenges;

import dev.krug.challenges.StreakNotice.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;

/** Finds the streaks that are to be told of now: by the zones where it is the right time, not person by person. */
@Service
public class StreakWatch { // multi-bot section 8

    private static final LocalTime EVENING = LocalTime.of(19, 0);
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    /** Twice as long as the pause between two looks, so that one that fails loses nobody. */
    private static final int WINDOW_MINUTES = 30;

    private final Streaks streaks;
    private final Clock clock;

    StreakWatch(Streaks streaks, Clock clock) {
        this.streaks = streaks;
        this.clock = clock;
    }

    /** Each for half an hour: who tells of it does so once by its key. */
    public Flux<StreakNotice> due() {
        var now = clock.instant();
        return Flux.concat(
                streaks.missedIn(zones(now, EVENING), 1, Streak.MOST_FREEZES + 1)
                        .filter(one -> one.streak().isAliveOn(one.today()))
                        .map(one -> notice(one, Kind.DANGER)),
                streaks.missedIn(zones(now, MORNING), 2, Streak.MOST_FREEZES + 2)
                        .filter(one -> one.streak().isLostOn(one.today()))
                        .map(one -> notice(one, Kind.LOST)));
    }

    private static StreakNotice notice(Streaks.Dated one, Kind kind) {
        return new StreakNotice(one.user(), kind, one.today(), one.streak());
    }

    private static Map<String, LocalDate> zones(Instant now, LocalTime from) {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> isWithin(now.atZone(ZoneId.of(zone)).toLocalTime(), from))
                .collect(Collectors.toMap(Function.identity(), zone -> LocalDate.ofInstant(now, ZoneId.of(zone))));
    }

    private static boolean isWithin(LocalTime time, LocalTime from) {
        return !time.isBefore(from) && time.isBefore(from.plusMinutes(WINDOW_MINUTES));
    }
}
