package dev.krug.quiz;

import dev.krug.users.User;
import dev.krug.users.UserDeletionContributor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends the duels of people who are erased. */
@Component
class LeftDuels implements UserDeletionContributor { // MB-627

    private final DuelRows rows;

    LeftDuels(DuelRows rows) {
        this.rows = rows;
    }

    @Override
    public Mono<Void> erase(User user) {
        return rows.leave(user.id());
    }
}
