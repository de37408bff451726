package dev.krug.quiz;

import dev.krug.badges.Badges;
import dev.krug.quiz.Duel.Effect;
import dev.krug.quiz.Duel.Side;
import dev.krug.quiz.Duel.Winner;
import dev.krug.sessions.BotSessions;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.xp.Activities;
import dev.krug.xp.Activities.Activity;
import dev.krug.xp.Experience;
import dev.krug.xp.XpGrant;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stores the result of a duel and what it earned the two, each part once by the duel's id. */
@Component
class DuelFinishing { // MB-623, MB-624

    private final DuelRows rows;
    private final DuelGames games;
    private final Ratings ratings;
    private final BotSessions sessions;
    private final Experience experience;
    private final Badges badges;
    private final Activities activities;
    private final Clock clock;

    DuelFinishing(
            DuelRows rows,
            DuelGames games,
            Ratings ratings,
            BotSessions sessions,
            Experience experience,
            Badges badges,
            Activities activities,
            Clock clock) {
        this.rows = rows;
        this.games = games;
        this.ratings = ratings;
        this.sessions = sessions;
        this.experience = experience;
        this.badges = badges;
        this.activities = activities;
        this.clock = clock;
    }

    /** The caller holds the duel. */
    Mono<List<DuelNotice>> finish(DuelRow row, Duel duel, Side opponent, Winner winner, boolean ratable) {
        var pair = row.people();
        return ratings.lock(pair)
                .flatMap(before -> counts(pair)
                        .map(counts -> counts
                                ? DuelEffects.of(
                                        duel.challenger(), opponent, winner, ratable && pair.size() == 2, before)
                                : DuelEffects.none(duel.challenger(), opponent, before)))
                .flatMap(effects -> store(duel, opponent, winner, effects));
    }

    /** Whether this is one of the first duels of the two on this day. */
    private Mono<Boolean> counts(List<UserId> pair) { // MB-624
        var midnight = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return pair.size() < 2
                ? Mono.just(true)
                : rows.finishedSince(pair.getFirst(), pair.getLast(), midnight)
                        .map(finished -> finished < DuelRules.RATED_PER_PAIR_AND_DAY);
    }

    private Mono<List<DuelNotice>> store(Duel duel, Side opponent, Winner winner, DuelEffects effects) {
        return rows.finish(duel.id(), winner, effects.rated(), effects.toJson())
                .then(rows.lock(duel.id()).flatMap(games::of))
                .flatMap(finished -> Flux.concat(
                                reward(finished, duel.challenger(), winner, Winner.CHALLENGER, effects.challenger()),
                                reward(finished, opponent, winner, Winner.OPPONENT, effects.opponent()))
                        .collectList());
    }

    private Mono<DuelNotice> reward(Duel duel, Side side, Winner winner, Winner own, Effect effect) {
        var user = side.user();
        if (user == null) {
            return Mono.empty();
        }
        var rate = duel.rated() ? ratings.save(user.id(), effect.ratingAfter(), winner, own) : Mono.<Void>empty();
        return rate.then(countIn(user, winner, own))
                .flatMap(badges -> give(duel, user, effect)
                        .then(winner == own ? note(duel, user) : Mono.empty())
                        .thenReturn(new DuelNotice(DuelNotice.Kind.RESULT, duel, user, badges)));
    }

    /** The badges that are new. */
    private Mono<List<QuizBadge>> countIn(User user, Winner winner, Winner own) { // MB-618
        return sessions.getOrCreate(user.id(), Quizzes.BOT).flatMap(session -> {
            var stats = QuizStats.fromJson(session.stats()).plus(winner, own);
            var earned = QuizBadge.earned(stats);
            return sessions.save(user.id(), Quizzes.BOT, null, stats.toJson(), session.version())
                    .filter(Boolean::booleanValue)
                    .switchIfEmpty(Mono.error(StaleSession::new))
                    .then(badges.awardAll(
                            user.id(), earned.stream().map(QuizBadge::type).toList(), Quizzes.BOT))
                    .map(fresh -> earned.stream()
                            .filter(badge -> fresh.contains(badge.type()))
                            .toList());
        });
    }

    private Mono<Void> give(Duel duel, User user, Effect effect) { // MB-206
        var key = "duel:" + duel.id().value() + ":" + user.id().value();
        return effect.xp() == 0
                ? Mono.empty()
                : experience
                        .add(new XpGrant(user.id(), Quizzes.BOT, effect.xp(), "duel", key))
                        .then();
    }

    private Mono<Void> note(Duel duel, User user) { // MB-701
        var key = "duel:" + duel.id().value() + ":" + user.id().value() + ":won";
        return activities.record(user, List.of(new Activity(Quizzes.BOT, "quiz.duel_won", 1, Map.of(), key)));
    }
}
