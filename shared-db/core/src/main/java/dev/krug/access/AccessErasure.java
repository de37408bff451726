package dev.krug.access;

import dev.krug.users.User;
import dev.krug.users.UserDeletionContributor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Remembers without a name which channels gave somebody their bonus; all else goes with the user's row. */
@Component
class AccessErasure implements UserDeletionContributor { // MB-920

    private final FreeTrainings freeTrainings;

    AccessErasure(FreeTrainings freeTrainings) {
        this.freeTrainings = freeTrainings;
    }

    @Override
    public Flux<String> usedGrants(User user) {
        return freeTrainings.keys(user.id(), FreeSource.CHANNEL);
    }
}
