package dev.krug.spin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.access.Access;
import dev.krug.access.GrantSource;
import dev.krug.spin.SpinTrainings.Asked;
import dev.krug.spin.SpinTrainings.StaleSession;
import dev.krug.spin.SpinTrainings.Started;
import dev.krug.telegram.Bots;
import dev.krug.testing.StoreTest;
import dev.krug.trainings.TrainingHistory;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import dev.krug.users.UserRegister;
import dev.krug.users.Users;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@StoreTest
class BannedTraineesIT { // MB-810

    private static final List<String> QUESTIONS = List.of(
            "How many suppliers do you work with?",
            "How often do you place orders?",
            "What problems do you have with deliveries?",
            "What difficulties does the warehouse cause?",
            "What does an hour of downtime cost you?");
    private static long nextTelegramId = 9_050_000_000L;

    @Autowired
    SpinTrainings trainings;

    @Autowired
    Access access;

    @Autowired
    Users users;

    @Autowired
    UserRegister register;

    @Autowired
    Bots bots;

    @Autowired
    TrainingHistory history;

    @Autowired
    TransactionalOperator transaction;

    private User anna;

    @BeforeEach
    void meet() {
        bots.register("spin_bot", Map.of(), 7_000_000_011L, "spin_bot").block();
        var profile = TelegramProfile.of(nextTelegramId++, null, "Anna").withLanguage("en");
        anna = in(users.getOrCreate(profile)).user();
        in(access.addCredits(anna.id(), 2, GrantSource.ADMIN, "admin:test"));
    }

    @Test
    void aTrainingWithoutQuestionsIsDroppedAndGivenBack() { // MB-421
        in(trainings.start(anna, UUID.randomUUID()));
        ban();
        assertThat(isActive()).isFalse();
        assertThat(creditsLeft()).isEqualTo(2);
    }

    @Test
    void aTrainingWithEnoughQuestionsIsCompletedWithFewerItIsDropped() { // MB-422
        in(trainings.start(anna, UUID.randomUUID()));
        QUESTIONS.forEach(question -> in(trainings.ask(anna, question, null)));
        ban();
        assertThat(isActive()).isFalse();
        assertThat(history.count(anna.id()).block()).isEqualTo(1);

        in(register.unban(anna.id()));
        in(trainings.start(anna, UUID.randomUUID()));
        in(trainings.ask(anna, QUESTIONS.getFirst(), null));
        ban();
        assertThat(isActive()).isFalse();
        assertThat(history.count(anna.id()).block()).isEqualTo(1);
        assertThat(creditsLeft()).as("what was used stays used").isZero();
    }

    @Test
    void nobodyStartsATrainingWhileBannedAndWithAllTheyHadAfterwards() {
        ban();
        assertThat(in(trainings.start(anna, UUID.randomUUID()))).isInstanceOf(Started.NoAccess.class);
        in(register.unban(anna.id()));
        assertThat(in(trainings.start(anna, UUID.randomUUID()))).isInstanceOf(Started.Begun.class);
    }

    @RepeatedTest(10)
    void aBanAndAQuestionAtOnceLeaveNoTraining() {
        in(trainings.start(anna, UUID.randomUUID()));
        in(trainings.ask(anna, QUESTIONS.getFirst(), null));
        Mono.zip(
                        apart(Mono.<Asked>defer(() -> trainings.ask(anna, QUESTIONS.get(1), null)))
                                .hasElement()
                                .onErrorReturn(StaleSession.class, false),
                        apart(Mono.defer(() -> register.ban(anna.id(), null, "Spam in duels"))))
                .block();
        assertThat(isActive()).isFalse();
        assertThat(users.findById(anna.id()).block().status()).isEqualTo(User.Status.BANNED);
    }

    private void ban() {
        in(register.ban(anna.id(), null, "Spam in duels"));
    }

    private boolean isActive() {
        return in(trainings.standing(anna)).state().isActive();
    }

    private int creditsLeft() {
        return access.check(anna, Access.PLATFORM).block().creditsLeft();
    }

    private <T> Mono<T> apart(Mono<T> action) {
        return transaction.transactional(action).subscribeOn(Schedulers.boundedElastic());
    }

    private <T> T in(Mono<T> action) {
        return transaction.transactional(action).block();
    }
}
