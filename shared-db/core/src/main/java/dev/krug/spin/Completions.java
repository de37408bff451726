package dev.krug.spin;

import dev.krug.badges.Badges;
import dev.krug.spin.report.Report;
import dev.krug.trainings.TrainingHistory;
import dev.krug.users.User;
import dev.krug.users.Users;
import dev.krug.xp.Activities;
import dev.krug.xp.Activities.Activity;
import dev.krug.xp.Experience;
import dev.krug.xp.XpChange;
import dev.krug.xp.XpGrant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stores what a finished training earned, each part once by the training's id. */
@Component
class Completions { // MB-423

    private static final String BOT = SpinTrainings.BOT;

    private final TrainingHistory history;
    private final Users users;
    private final Experience experience;
    private final Badges badges;
    private final Activities activities;

    Completions(TrainingHistory history, Users users, Experience experience, Badges badges, Activities activities) {
        this.history = history;
        this.users = users;
        this.experience = experience;
        this.badges = badges;
        this.activities = activities;
    }

    /** The report, with the level that the experience led to. */
    Mono<Report> store(User user, Completion completion) {
        var training = trainingId(completion.finished());
        return history.save(HistoryEntry.of(user, training, completion))
                .then(users.countTraining(user.id(), completion.score()))
                .then(experience.add(
                        new XpGrant(user.id(), BOT, completion.score(), "training", "training:" + training))) // MB-206
                .flatMap(change -> award(user, completion)
                        .then(activities.record(user, List.of(completed(completion, training))))
                        .thenReturn(withLevel(completion.report(), change)));
    }

    /** Notes a counted question for the challenges of all bots. */
    Mono<Void> recordQuestion(User user, Counted counted) { // MB-701
        var key = "spin:" + trainingId(counted.state()) + ":"
                + counted.state().progress().questionCount();
        var kinds = new ArrayList<>(List.of("question"));
        if (counted.contextual()) {
            kinds.add("contextual_question");
        }
        if (counted.classification().type().equals("implication")) {
            kinds.add("implication_question");
        }
        return activities.record(
                user,
                kinds.stream()
                        .map(kind -> new Activity(BOT, "spin." + kind, 1, Map.of(), key + ":" + kind))
                        .toList());
    }

    private Mono<Void> award(User user, Completion completion) {
        return Flux.fromIterable(completion.newBadges())
                .concatMap(badge -> badges.award(user.id(), badge, BOT, Map.of("score", completion.score())))
                .then();
    }

    private static Activity completed(Completion completion, UUID training) {
        return new Activity(
                BOT, "spin.training_completed", completion.score(), Map.of(), "spin:" + training + ":completed");
    }

    private static Report withLevel(Report report, XpChange change) {
        return change.leveledUp() ? report.withLevelUp(change.oldLevel(), change.newLevel()) : report;
    }

    private static UUID trainingId(TrainingState state) {
        return Objects.requireNonNull(state.trainingId(), "an active training has an id");
    }
}
