package dev.krug.challenges;

import dev.krug.badges.Badges;
import dev.krug.notifications.Notifications;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import dev.krug.xp.Experience;
import dev.krug.xp.XpChange;
import dev.krug.xp.XpGrant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Stores what finished challenges bring, each part once by its key. Runs in the caller's transaction and holds the
 * user's row until its end.
 */
@Component
class Completing { // MB-705, MB-707

    static final int SWEEP_XP = 50;

    private final Users users;
    private final ProgressRows progress;
    private final Streaks streaks;
    private final Experience experience;
    private final Badges badges;
    private final Notifications notifications;
    private final List<ChallengeHerald> heralds;

    Completing(
            Users users,
            ProgressRows progress,
            Streaks streaks,
            Experience experience,
            Badges badges,
            Notifications notifications,
            List<ChallengeHerald> heralds) {
        this.users = users;
        this.progress = progress;
        this.streaks = streaks;
        this.experience = experience;
        this.badges = badges;
        this.notifications = notifications;
        this.heralds = heralds;
    }

    /** Empty when nothing of it is new, or the user is gone. */
    Mono<Achievement> complete(UserId id, LocalDate date, Map<DailyChallenge, List<String>> reached) {
        return users.lock(id)
                .flatMap(user -> fresh(user, reached)
                        .filter(completed -> !completed.isEmpty())
                        .flatMap(completed -> reward(user, date, completed))
                        .delayUntil(achievement -> tell(user, achievement)));
    }

    private Mono<Map<DailyChallenge, List<String>>> fresh(User user, Map<DailyChallenge, List<String>> reached) {
        return Flux.fromIterable(reached.entrySet())
                .filterWhen(one -> progress.complete(user.id(), one.getKey(), one.getValue()), 1)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, LinkedHashMap::new);
    }

    private Mono<Achievement> reward(User user, LocalDate date, Map<DailyChallenge, List<String>> completed) {
        var bots = completed.values().stream().flatMap(List::stream).distinct().toList();
        var challenges = List.copyOf(completed.keySet());
        return Mono.zip(streaks.of(user.id()), progress.feats(user.id(), date)).flatMap(before -> {
            var step = before.getT1().complete(date);
            boolean sweeps = before.getT2().sweptThatDay()
                    && challenges.stream()
                            .anyMatch(challenge -> challenge.slot().isRegular());
            return saved(user, step)
                    .then(Mono.defer(() -> grantAll(grants(user, date, challenges, step, sweeps))))
                    .flatMap(level -> award(user, before.getT2(), step)
                            .map(earned -> new Achievement(
                                    date, challenges, sweeps ? SWEEP_XP : 0, step, earned, level, bots)));
        });
    }

    private Mono<Void> saved(User user, Streak.Step step) {
        return step.isRaised() ? streaks.save(user.id(), step.streak()) : Mono.empty();
    }

    private static List<XpGrant> grants( // MB-206
            User user, LocalDate date, List<DailyChallenge> challenges, Streak.Step step, boolean sweeps) {
        var id = user.id().value();
        var grants = new ArrayList<XpGrant>();
        for (var challenge : challenges) {
            var key = "challenge:" + challenge.id().value() + ":" + id;
            grants.add(
                    new XpGrant(user.id(), Challenges.BOT, challenge.content().xp(), "challenge", key));
        }
        step.milestone().ifPresent(milestone -> {
            var key = "streak:" + step.streak().runStartedOn() + ":" + milestone.days() + ":" + id;
            grants.add(new XpGrant(user.id(), Challenges.BOT, milestone.xp(), "streak", key));
        });
        if (sweeps) {
            grants.add(new XpGrant(user.id(), Challenges.BOT, SWEEP_XP, "sweep", "sweep:" + date + ":" + id));
        }
        return grants;
    }

    private Mono<XpChange> grantAll(List<XpGrant> grants) {
        return Flux.fromIterable(grants)
                .concatMap(experience::add)
                .reduce((first, next) -> new XpChange(
                        first.leveledUp() || next.leveledUp(), first.oldLevel(), next.newLevel(), next.totalXp()));
    }

    private Mono<List<ChallengeBadge>> award(User user, ProgressRows.Feats feats, Streak.Step step) {
        var earned = ChallengeBadge.earned(feats, step.streak().current());
        var types = earned.stream().map(ChallengeBadge::type).toList();
        return badges.awardAll(user.id(), types, Challenges.BOT)
                .map(fresh -> earned.stream()
                        .filter(badge -> fresh.contains(badge.type()))
                        .toList());
    }

    private Mono<Void> tell(User user, Achievement achievement) { // MB-712
        return Flux.fromIterable(heralds)
                .concatMap(herald -> herald.tell(user, achievement))
                .any(told -> told)
                .flatMap(told -> told ? Mono.empty() : addToFeed(user, achievement));
    }

    private Mono<Void> addToFeed(User user, Achievement achievement) {
        var content = achievement.completed().getFirst().content();
        return notifications.add(
                user.id(),
                "challenge_completed",
                "challenge_completed:" + achievement.key(),
                Map.of(
                        "title", content.title().in(user.language()),
                        "count", achievement.completed().size(),
                        "xp", achievement.xp(),
                        "days", achievement.step().streak().current()),
                user.language());
    }
}
