package dev.krug.admin.bot;

import dev.krug.access.Access;
import dev.krug.access.Standing;
import dev.krug.access.Subscription;
import dev.krug.runtime.Turn;
import dev.krug.users.User;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What somebody may start, as lines of their card. HTML. */
@Component
class AccessLines {

    private static final int MOST_LINES = 5;

    private final Access access;
    private final Clock clock;

    AccessLines(Access access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    Mono<String> of(Turn turn, User user) {
        var now = clock.instant();
        return Mono.zip(
                        access.check(user, Access.PLATFORM),
                        access.periods(user.id())
                                .filter(period -> period.isLeft(now))
                                .collectList(),
                        access.subscriptions(user.id())
                                .filter(had -> had.active() && had.creditsLeft() != null)
                                .map(lot -> pack(turn, "admin.access.lot", lot))
                                .collectList(),
                        access.freeTrainings(user.id())
                                .filter(free -> free.trainingsLeft() > 0)
                                .map(free -> turn.html(
                                        "admin.access.free",
                                        Map.of(
                                                "left", free.trainingsLeft(),
                                                "total", free.trainingsTotal(),
                                                "source", free.source().code(),
                                                "date", day(turn, free.givenAt()))))
                                .collectList(),
                        access.starts(user.id(), MOST_LINES)
                                .map(start -> turn.html(
                                        "admin.access.start",
                                        Map.of(
                                                "at", PersonCard.moment(turn, start.at()),
                                                "bot", start.botName(),
                                                "type", start.type().code(),
                                                "returned", start.returned() ? "yes" : "no")))
                                .collectList())
                .map(read -> Stream.of(
                                List.of(summary(turn, read.getT1())),
                                periods(turn, read.getT2()),
                                read.getT3(),
                                read.getT4(),
                                read.getT5())
                        .flatMap(lines -> lines.stream().limit(MOST_LINES))
                        .collect(Collectors.joining("\n")));
    }

    /** What somebody has after an act. */
    String outcome(Turn turn, User user, Standing standing) {
        return turn.html("admin.done.access", Map.of("name", People.nameOf(turn, user))) + "\n"
                + summary(turn, standing);
    }

    private static String summary(Turn turn, Standing standing) {
        var until = standing.subscriptionEnd();
        return turn.html(
                "admin.access",
                Map.of(
                        "until",
                        until == null ? "" : day(turn, until),
                        "lasts",
                        until == null ? "no" : "yes",
                        "credits",
                        standing.creditsLeft(),
                        "free",
                        standing.freeTrainingsLeft()));
    }

    private static List<String> periods(Turn turn, List<Subscription.Period> periods) {
        return IntStream.range(0, periods.size())
                .mapToObj(i -> period(turn, i + 1, periods.get(i)))
                .toList();
    }

    private static String period(Turn turn, int number, Subscription.Period period) {
        return turn.html(
                "admin.access.period",
                Map.of(
                        "number", Integer.toString(number),
                        "from", day(turn, period.startsAt()),
                        "to", day(turn, period.endsAt()),
                        "source", period.source().code()));
    }

    private static String pack(Turn turn, String key, Subscription lot) {
        return turn.html(
                key,
                Map.of(
                        "left", Objects.requireNonNullElse(lot.creditsLeft(), 0),
                        "total", Objects.requireNonNullElse(lot.creditsTotal(), 0),
                        "source", lot.source().code(),
                        "date", day(turn, lot.startDate())));
    }

    private static String day(Turn turn, Instant at) {
        return turn.language().day(LocalDate.ofInstant(at, turn.user().zone()));
    }
}
