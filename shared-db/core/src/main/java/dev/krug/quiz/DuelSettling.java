package dev.krug.quiz;

import dev.krug.notifications.Category;
import dev.krug.notifications.Notice;
import dev.krug.notifications.Notifications;
import dev.krug.quiz.Duel.Side;
import dev.krug.quiz.DuelRules.Decision;
import dev.krug.users.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes duels a step further, each effect once by the duel's id. */
@Component
class DuelSettling { // MB-622, MB-627

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(5); // somebody may have been banned

    private final DuelRows rows;
    private final DuelGames games;
    private final DuelFinishing finishing;
    private final Notifications notifications;
    private final Clock clock;

    DuelSettling(DuelRows rows, DuelGames games, DuelFinishing finishing, Notifications notifications, Clock clock) {
        this.rows = rows;
        this.games = games;
        this.finishing = finishing;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** What the two are to hear of it; the feed in the Mini App has heard it already. */
    Mono<List<DuelNotice>> settle(DuelId id) {
        return rows.lock(id)
                .flatMap(row -> games.of(row).flatMap(duel -> step(row, duel)))
                .delayUntil(notices ->
                        Flux.fromIterable(notices).concatMap(this::tellInApp).then())
                .defaultIfEmpty(List.of());
    }

    private Mono<List<DuelNotice>> step(DuelRow row, Duel duel) {
        return switch (duel.state()) {
            case OPEN -> open(duel);
            case ACCEPTED -> accepted(row, duel);
            case DECLINED ->
                rows.settle(duel.id(), duel.state(), null)
                        .thenReturn(notices(DuelNotice.Kind.DECLINED, duel, duel.challenger()));
            case FINISHED, EXPIRED, CANCELLED ->
                rows.settle(duel.id(), duel.state(), null).thenReturn(List.of());
        };
    }

    private Mono<List<DuelNotice>> open(Duel duel) { // MB-621
        return clock.instant().isBefore(duel.acceptUntil())
                ? rows.settle(duel.id(), duel.state(), duel.acceptUntil()).thenReturn(List.of())
                : rows.settle(duel.id(), Duel.State.EXPIRED, null)
                        .thenReturn(notices(DuelNotice.Kind.EXPIRED, duel, duel.challenger()));
    }

    private Mono<List<DuelNotice>> accepted(DuelRow row, Duel duel) {
        var now = clock.instant();
        var opponent = Objects.requireNonNull(duel.opponent(), "somebody has accepted");
        var decision = DuelRules.decide(
                duel.challenger(),
                duel.challenger().isGone(now),
                opponent,
                opponent.isGone(now),
                !now.isBefore(Objects.requireNonNull(duel.playUntil())));
        return switch (decision) {
            case Decision.Wait wait ->
                rows.settle(duel.id(), duel.state(), lookAgain(duel, now)).thenReturn(meanwhile(duel, opponent));
            case Decision.Expire expire ->
                rows.settle(duel.id(), Duel.State.EXPIRED, null)
                        .thenReturn(notices(DuelNotice.Kind.EXPIRED, duel, duel.challenger(), opponent));
            case Decision.Finish(var winner, var ratable) -> finishing.finish(row, duel, opponent, winner, ratable);
        };
    }

    private static Instant lookAgain(Duel duel, Instant now) {
        var soon = now.plus(LOOK_AGAIN);
        var end = Objects.requireNonNull(duel.playUntil());
        return end.isAfter(now) && end.isBefore(soon) ? end : soon;
    }

    private static List<DuelNotice> meanwhile(Duel duel, Side opponent) {
        var notices = new ArrayList<>(notices(DuelNotice.Kind.ACCEPTED, duel, duel.challenger()));
        if (duel.challenger().isDone()) {
            notices.addAll(notices(DuelNotice.Kind.OPPONENT_DONE, duel, opponent));
        }
        if (opponent.isDone()) {
            notices.addAll(notices(DuelNotice.Kind.OPPONENT_DONE, duel, duel.challenger()));
        }
        return notices;
    }

    private static List<DuelNotice> notices(DuelNotice.Kind kind, Duel duel, Side... to) {
        var notices = new ArrayList<DuelNotice>();
        for (var side : to) {
            if (side.user() != null) {
                notices.add(new DuelNotice(kind, duel, side.user(), List.of()));
            }
        }
        return notices;
    }

    private Mono<Void> tellInApp(DuelNotice notice) {
        var to = notice.to().id();
        var name =
                notice.duel().otherOf(to).map(Side::user).map(User::publicName).orElse("");
        return notifications.add(
                to,
                new Notice(
                        type(notice),
                        Category.SOCIAL,
                        Notice.Level.INFO,
                        notice.key(),
                        Map.of(
                                "name",
                                name,
                                "known",
                                name.isEmpty() ? "no" : "yes",
                                "code",
                                notice.duel().code())));
    }

    private static String type(DuelNotice notice) {
        return notice.kind() == DuelNotice.Kind.RESULT
                ? notice.duel()
                        .isWonBy(notice.to().id())
                        .map(won -> won ? "duel_won" : "duel_lost")
                        .orElse("duel_drawn")
                : "duel_" + notice.kind().name().toLowerCase(Locale.ROOT);
    }
}
