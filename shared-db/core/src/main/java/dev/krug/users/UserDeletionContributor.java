package dev.krug.users;

import java.util.List;
import reactor.core.publisher.Mono;

/**
 * What a domain does about a user who is erased: it removes or blanks what names them and does not hang on their row by
 * a foreign key. Runs in the transaction of the erasure, before the row goes; repeating it is harmless.
 */
public interface UserDeletionContributor { // CORE-146

    Mono<Void> erase(User user);

    /** What the same person must not be given a second time, should they come back. */
    default Mono<List<String>> usedGrants(User user) {
        return Mono.just(List.of());
    }

    /** Whether rows that have to stay name the user: then an empty row of the same id stays as well. */
    default Mono<Boolean> needsTombstone(User user) {
        return Mono.just(false);
    }
}
