package dev.krug.spin;

import dev.krug.spin.SpinTrainings.StaleSession;
import dev.krug.users.User;
import dev.krug.users.UserBanContributor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Ends the training of people who are banned. */
@Component
class BannedTrainees implements UserBanContributor { // MB-810

    private static final int MOST_QUESTIONS_MEANWHILE = 10;

    private final SpinTrainings trainings;

    BannedTrainees(SpinTrainings trainings) {
        this.trainings = trainings;
    }

    @Override
    public Mono<Void> banned(User user) {
        // A question that was asked at the same time moves the session; then the ban looks again.
        return Mono.defer(() -> trainings.shutOut(user))
                .retryWhen(Retry.max(MOST_QUESTIONS_MEANWHILE).filter(StaleSession.class::isInstance))
                .then();
    }
}
