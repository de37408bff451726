package dev.krug.challenges;

import dev.krug.users.UserId;
import dev.krug.xp.Activities;
import dev.krug.xp.Activities.Tally;
import dev.krug.xp.Activities.UserDay;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Brings progress up to date. It counts a whole day anew each time, so it may be done as often and by as many as want:
 * what is completed is guarded by its row.
 */
@Component
class Evaluation { // MB-702, MB-704

    private final DailyChallenges daily;
    private final ProgressRows progress;
    private final Activities activities;

    Evaluation(DailyChallenges daily, ProgressRows progress, Activities activities) {
        this.daily = daily;
        this.progress = progress;
        this.activities = activities;
    }

    /**
     * What a day has come to.
     *
     * @param reached challenges whose targets are reached and that are not completed yet, with the bots that had a part
     */
    record Found(UserDay day, Map<DailyChallenge, List<String>> reached) {}

    /** Stores the progress of these days; those on which something is to be completed. */
    Mono<List<Found>> of(Collection<UserDay> days) {
        var dates = days.stream().map(UserDay::date).collect(Collectors.toSet());
        var users = days.stream().map(UserDay::user).collect(Collectors.toSet());
        return daily.of(dates)
                .map(challenges -> challenges.stream().collect(Collectors.groupingBy(DailyChallenge::date)))
                .flatMap(offered -> stored(users, offered).flatMap(stored -> {
                    var open = days.stream()
                            .filter(day -> isOpen(day, offered, stored))
                            .toList();
                    return activities.tallies(open).flatMap(done -> compare(offered, stored, done));
                }));
    }

    private Mono<Map<ProgressRows.Key, Progress>> stored(
            Collection<UserId> users, Map<LocalDate, List<DailyChallenge>> offered) {
        return progress.of(
                users, offered.values().stream().flatMap(List::stream).toList());
    }

    private static boolean isOpen(
            UserDay day, Map<LocalDate, List<DailyChallenge>> offered, Map<ProgressRows.Key, Progress> stored) {
        return offered.getOrDefault(day.date(), List.of()).stream()
                .map(challenge -> stored.get(new ProgressRows.Key(day.user(), challenge.id())))
                .anyMatch(known -> known == null || !known.isDone());
    }

    private Mono<List<Found>> compare(
            Map<LocalDate, List<DailyChallenge>> offered,
            Map<ProgressRows.Key, Progress> stored,
            Map<UserDay, Collection<Tally>> done) {
        var raised = new LinkedHashMap<ProgressRows.Key, Progress>();
        var reached = new LinkedHashMap<UserDay, Map<DailyChallenge, List<String>>>();
        done.forEach((day, tallies) -> offered.getOrDefault(day.date(), List.of())
                .forEach(challenge -> {
                    var content = challenge.content();
                    var now = Progress.of(content.metric().of(tallies), content.target());
                    var before = stored.getOrDefault(new ProgressRows.Key(day.user(), challenge.id()), Progress.NONE);
                    if (before.isDone() || now.value() == 0) {
                        return;
                    }
                    if (now.value() == content.target()) {
                        reached.computeIfAbsent(day, first -> new LinkedHashMap<>())
                                .put(challenge, now.bots());
                    } else if (now.value() > before.value()) {
                        raised.put(new ProgressRows.Key(day.user(), challenge.id()), now);
                    }
                }));
        return progress.raise(raised)
                .thenReturn(reached.entrySet().stream()
                        .map(one -> new Found(one.getKey(), one.getValue()))
                        .toList());
    }
}
