package dev.krug.spin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.access.Access;
import dev.krug.access.GrantSource;
import dev.krug.badges.Badges;
import dev.krug.badges.UserBadge;
import dev.krug.sessions.BotSessions;
import dev.krug.spin.SpinTrainings.Asked;
import dev.krug.spin.SpinTrainings.Finished;
import dev.krug.spin.SpinTrainings.Reviewed;
import dev.krug.spin.SpinTrainings.Started;
import dev.krug.telegram.Bots;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.trainings.TrainingHistory;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import dev.krug.users.Users;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@StoreTest
class SpinTrainingsIT {

    private static final List<String> QUESTIONS = List.of(
            "How many suppliers do you work with?",
            "How often do you place orders?",
            "What problems do you have with deliveries?",
            "What difficulties does the warehouse cause?",
            "What does an hour of downtime cost you?",
            "How does that affect your customers?",
            "How would on-time delivery help you?",
            "How important is it for you to solve this?",
            "What would you gain from a second supplier?",
            "Would it be useful to cut the waiting time?");
    private static long nextTelegramId = 9_000_000_000L;

    @Autowired
    SpinTrainings trainings;

    @Autowired
    Access access;

    @Autowired
    Users users;

    @Autowired
    Bots bots;

    @Autowired
    Badges badges;

    @Autowired
    BotSessions sessions;

    @Autowired
    TrainingHistory history;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    private User anna;

    @BeforeEach
    void meet() {
        bots.register("spin_bot", Map.of(), 7_000_000_011L, "spin_bot").block();
        var profile = TelegramProfile.of(nextTelegramId++, null, "Anna").withLanguage("en");
        anna = in(users.getOrCreate(profile)).user();
        in(access.addCredits(anna.id(), 2, GrantSource.ADMIN, "admin:test"));
    }

    @Test
    void refusesToBeginWithoutAccess() { // MB-301
        in(access.addCredits(anna.id(), -2, GrantSource.ADMIN, "admin:take"));

        assertThat(in(trainings.start(anna, UUID.randomUUID()))).isInstanceOf(Started.NoAccess.class);
        assertThat(in(trainings.mayTrain(anna))).isFalse();
        assertThat(in(trainings.standing(anna)).state().isActive()).isFalse();
    }

    @Test
    void takesOneTrainingForOneTraining() { // MB-304, MB-305
        var training = UUID.randomUUID();
        in(trainings.start(anna, training));
        in(trainings.ask(anna, QUESTIONS.getFirst(), null));
        assertThat(creditsLeft()).isEqualTo(1);

        in(trainings.start(anna, UUID.randomUUID()));
        in(trainings.ask(anna, QUESTIONS.getFirst(), null));

        assertThat(creditsLeft()).isZero();
        assertThat(in(trainings.start(anna, UUID.randomUUID()))).isInstanceOf(Started.NoAccess.class);
        assertThat(in(trainings.standing(anna)).state().isActive()).isTrue();
        assertThat(in(trainings.mayTrain(anna))).isTrue();
    }

    @Test
    void givesBackWhatWasNotUsed() { // MB-306
        in(trainings.start(anna, UUID.randomUUID()));
        assertThat(creditsLeft()).isEqualTo(1);
        in(trainings.finish(anna, Completion.Reason.FINISHED));
        assertThat(creditsLeft()).isEqualTo(2);

        in(trainings.start(anna, UUID.randomUUID()));
        in(trainings.start(anna, UUID.randomUUID()));
        assertThat(creditsLeft()).isEqualTo(1);

        clock.advance(Duration.ofHours(25));
        assertThat(in(trainings.closeIdle(anna))).isInstanceOf(Finished.Cancelled.class);
        assertThat(creditsLeft()).isEqualTo(2);
    }

    @Test
    void keepsWhatWasUsed() { // MB-306
        in(trainings.start(anna, UUID.randomUUID()));
        in(trainings.ask(anna, QUESTIONS.getFirst(), null));
        clock.advance(Duration.ofHours(25));

        assertThat(in(trainings.closeIdle(anna))).isInstanceOf(Finished.Cancelled.class);
        assertThat(creditsLeft()).isEqualTo(1);
    }

    @Test
    void endsWhatWasBegunAndNotUsedWhenAccessIsOver() { // MB-306, MB-313
        in(access.addCredits(anna.id(), -2, GrantSource.ADMIN, "admin:take"));
        in(access.grantSubscription(anna.id(), 1, GrantSource.ADMIN, "admin:day"));
        in(trainings.start(anna, UUID.randomUUID()));
        clock.advance(Duration.ofDays(1));

        assertThat(in(trainings.start(anna, UUID.randomUUID()))).isInstanceOf(Started.NoAccess.class);
        assertThat(in(trainings.standing(anna)).state().isActive()).isFalse();
    }

    private int creditsLeft() {
        return access.check(anna, SpinTrainings.BOT).block().creditsLeft();
    }

    @Test
    void storesATrainingWithEverythingItEarnedOnce() { // MB-423
        var training = UUID.randomUUID();
        in(trainings.start(anna, training));
        Asked last = null;
        for (var question : QUESTIONS) {
            last = in(trainings.ask(anna, question, null));
        }

        var report = ((Asked.Answered) last).report();
        assertThat(report).isNotNull();
        assertThat(report.results().questions()).isEqualTo(10);
        assertThat(report.levelUp()).isNotNull();
        var after = users.findById(anna.id()).block().progress();
        assertThat(after.totalXp()).isEqualTo(report.results().score());
        assertThat(after.totalTrainings()).isEqualTo(1);
        assertThat(badges.of(anna.id(), null).map(UserBadge::type).collectList().block())
                .contains("first_training");
        var stored = history.find(anna.id(), training).block();
        assertThat(stored.totalScore()).isEqualTo(report.results().score());
        assertThat(stored.sessionSnapshot())
                .doesNotContainKeys("_hidden", "_seed")
                .containsKey("dialog");
        assertThat(in(trainings.finish(anna, Completion.Reason.FINISHED))).isInstanceOf(Finished.NotActive.class);
        assertThat(in(trainings.standing(anna)).stats().totalQuestions()).isEqualTo(10);
    }

    @Test
    void countsOneOfTwoQuestionsAskedAtOnce() { // MB-110
        in(trainings.start(anna, UUID.randomUUID()));

        var outcomes = Flux.fromIterable(QUESTIONS.subList(0, 4))
                .flatMap(
                        question -> transaction
                                .transactional(trainings.ask(anna, question, null))
                                .map(asked -> 1)
                                .onErrorReturn(SpinTrainings.StaleSession.class, 0),
                        4)
                .reduce(0, Integer::sum)
                .block();

        assertThat(in(trainings.standing(anna)).state().progress().questionCount())
                .isEqualTo(outcomes);
    }

    @Test
    void leavesNoTraceOfATrainingWithoutQuestions() { // MB-421
        in(trainings.start(anna, UUID.randomUUID()));

        assertThat(in(trainings.finish(anna, Completion.Reason.FINISHED))).isInstanceOf(Finished.Cancelled.class);
        assertThat(history.count(anna.id()).block()).isZero();
        assertThat(users.findById(anna.id()).block().progress().totalXp()).isZero();
    }

    @Test
    void closesWhatNobodyPlaysForADay() { // MB-422
        in(trainings.start(anna, UUID.randomUUID()));
        QUESTIONS.subList(0, 5).forEach(question -> in(trainings.ask(anna, question, null)));
        assertThat(in(trainings.closeIdle(anna))).isInstanceOf(Finished.NotActive.class);

        clock.advance(Duration.ofHours(25));

        assertThat(sessions.untouchedSince("spin_bot", "chat_state", "training_active", Duration.ofHours(24), 10)
                        .collectList()
                        .block())
                .contains(anna.id());
        assertThat(in(trainings.closeIdle(anna))).isInstanceOf(Finished.Completed.class);
        assertThat(history.count(anna.id()).block()).isEqualTo(1);
    }

    @Test
    void letsTheMentorSpeakOnceAtATime() { // MB-427
        assertThat(in(trainings.review(anna))).isInstanceOf(Reviewed.AskFirst.class);
        in(trainings.start(anna, UUID.randomUUID()));
        in(trainings.ask(anna, QUESTIONS.getFirst(), null));

        assertThat(in(trainings.review(anna))).isInstanceOf(Reviewed.Written.class);
        assertThat(in(trainings.review(anna))).isInstanceOf(Reviewed.AlreadyWriting.class);
        clock.advance(Duration.ofSeconds(6));
        assertThat(in(trainings.review(anna))).isInstanceOf(Reviewed.Written.class);
        assertThat(trainings.reviewAhead(anna).block()).isNull(); // no model is configured
    }

    private <T> T in(Mono<T> action) {
        return transaction.transactional(action).block();
    }
}
