package dev.krug.access;

import dev.krug.users.User;
import dev.krug.users.UserDeletionContributor;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Remembers without a name which channels gave somebody their bonus; all else goes with the user's row. */
@Component
class AccessErasure implements UserDeletionContributor { // MB-920

    private final FreeTrainings freeTrainings;

    AccessErasure(FreeTrainings freeTrainings) {
        this.freeTrainings = freeTrainings;
    }

    @Override
    public Mono<Void> erase(User user) {
        return Mono.empty();
    }

    @Override
    public Mono<List<String>> usedGrants(User user) {
        return freeTrainings.keys(user.id(), FreeSource.CHANNEL).collectList();
    }
}
