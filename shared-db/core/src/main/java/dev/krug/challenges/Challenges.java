package dev.krug.challenges;

import dev.krug.kernel.Json;
import dev.krug.users.User;
import dev.krug.users.UserFacts;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import dev.krug.xp.Activities;
import dev.krug.xp.Activities.Activity;
import dev.krug.xp.Activities.UserDay;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What users see and do of the challenges, by their own calendar. Runs in the caller's transaction. Nobody has to wait
 * for {@link ChallengeRounds}: whoever looks has their own day counted at once.
 */
@Service
public class Challenges {

    public static final String BOT = "challenge_bot";
    public static final int SWEEP_XP = Completing.SWEEP_XP;
    public static final int MOST_NOTE_CHARACTERS = 500;

    static final String STREAK_FACT = "challenge_streak";

    private final DailyChallenges daily;
    private final Evaluation evaluation;
    private final Completing completing;
    private final ProgressRows progress;
    private final Streaks streaks;
    private final Activities activities;
    private final Users users;
    private final Clock clock;

    Challenges(
            DailyChallenges daily,
            Evaluation evaluation,
            Completing completing,
            ProgressRows progress,
            Streaks streaks,
            Activities activities,
            Users users,
            Clock clock) {
        this.daily = daily;
        this.evaluation = evaluation;
        this.completing = completing;
        this.progress = progress;
        this.streaks = streaks;
        this.activities = activities;
        this.users = users;
        this.clock = clock;
    }

    /** A day's list as somebody stands with it. */
    public record Day(LocalDate date, List<Item> items, Streak streak) {

        public Optional<Item> item(ChallengeId id) {
            return items.stream()
                    .filter(item -> item.challenge().id().equals(id))
                    .findFirst();
        }
    }

    /** A challenge and how far it is. */
    public record Item(DailyChallenge challenge, Progress progress) {}

    /** What became of a check-in. */
    public sealed interface CheckedIn {

        record Unknown() implements CheckedIn {}

        /** It is done by playing, not by a button. */
        record NotByButton() implements CheckedIn {}

        /** It belongs to another day of this user's calendar. */
        record NotToday() implements CheckedIn {}

        record Before() implements CheckedIn {}

        record Done(Day day) implements CheckedIn {}
    }

    /** The board of streaks, and how many have a longer one than this user. */
    public record Board(List<StreakLine> lines, int ownDays, long ahead) {}

    /** Today's list. Whatever was done until now counts. */
    public Mono<Day> today(User user) { // MB-704
        var day = new UserDay(user.id(), dateOf(user));
        return evaluation
                .of(List.of(day))
                .flatMapMany(Flux::fromIterable)
                .concatMap(found -> completing.complete(user.id(), day.date(), found.reached()))
                .then(Mono.defer(() -> standing(day)));
    }

    private Mono<Day> standing(UserDay day) {
        return daily.of(List.of(day.date()))
                .flatMap(offered -> Mono.zip(progress.of(List.of(day.user()), offered), streaks.of(day.user()))
                        .map(known -> new Day(
                                day.date(),
                                offered.stream()
                                        .map(challenge -> new Item(
                                                challenge,
                                                known.getT1()
                                                        .getOrDefault(
                                                                new ProgressRows.Key(day.user(), challenge.id()),
                                                                Progress.NONE)))
                                        .toList(),
                                known.getT2())));
    }

    /**
     * Checks in, once for each date.
     *
     * @param note at most {@value #MOST_NOTE_CHARACTERS} characters; may be empty
     */
    public Mono<CheckedIn> checkIn(User user, ChallengeId id, String note) { // MB-709
        if (note.codePointCount(0, note.length()) > MOST_NOTE_CHARACTERS) {
            return Mono.error(
                    new IllegalArgumentException("A note has at most " + MOST_NOTE_CHARACTERS + " characters"));
        }
        return daily.find(id)
                .flatMap(challenge -> {
                    if (!challenge.content().metric().isCheckIn()) {
                        return Mono.just(new CheckedIn.NotByButton());
                    }
                    return challenge.date().equals(dateOf(user))
                            ? users.lock(user.id()).then(checkInOnce(user, challenge, note))
                            : Mono.just(new CheckedIn.NotToday());
                })
                .defaultIfEmpty(new CheckedIn.Unknown());
    }

    private Mono<CheckedIn> checkInOnce(User user, DailyChallenge challenge, String note) {
        var key = new ProgressRows.Key(user.id(), challenge.id());
        var event = new Activity(
                BOT,
                Metric.CHECK_IN,
                1,
                note.isBlank() ? Map.of() : Map.of("note", note.strip()),
                "checkin:" + challenge.date() + ":" + user.id().value());
        return progress.of(List.of(user.id()), List.of(challenge))
                .flatMap(known -> known.getOrDefault(key, Progress.NONE).isDone()
                        ? Mono.just(new CheckedIn.Before())
                        : activities
                                .record(user, List.of(event))
                                .then(today(user))
                                .map(CheckedIn.Done::new));
    }

    /** Days in order, both included. */
    public Mono<List<HistoryDay>> history(User user, LocalDate first, LocalDate last) {
        return progress.done(user.id()).collectList().map(done -> HistoryDay.of(done, dateOf(user), first, last));
    }

    /** {@link Streak#NONE} for whoever has done nothing yet. */
    public Mono<Streak> streak(UserId user) {
        return streaks.of(user);
    }

    /** {@link #streak} of somebody whose facts were asked for together. */
    public static Streak streak(UserFacts.Facts facts) {
        return facts.value(STREAK_FACT)
                .map(json -> Json.read(json, Streak.class))
                .orElse(Streak.NONE);
    }

    public Mono<Board> board(User user, int limit) {
        return Mono.zip(streaks.board(limit), streaks.of(user.id())).flatMap(known -> {
            int own = known.getT2().shownOn(dateOf(user));
            return streaks.longerThan(own).map(ahead -> new Board(known.getT1(), own, ahead));
        });
    }

    /** The date that it is for this user. */
    public LocalDate dateOf(User user) {
        return LocalDate.ofInstant(clock.instant(), user.zone());
    }
}
