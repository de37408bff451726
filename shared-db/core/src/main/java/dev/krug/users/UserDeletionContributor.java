package dev.krug.users;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a domain does about a user who is erased. Everything runs in the transaction of the erasure, before the row goes
 * and while it is held.
 */
public interface UserDeletionContributor { // CORE-146

    /** Whether rows that have to stay name the user: then an empty row of the same id stays as well. */
    default Mono<Boolean> needsTombstone(User user) {
        return Mono.just(false);
    }

    /** Why it cannot be yet, for instance money in a wallet; machine-readable. Empty when nothing stands against it. */
    default Mono<String> refuse(User user) {
        return Mono.empty();
    }

    /** What the user has used up and must not get again by coming back: keys of grants, kept under a pseudonym. */
    default Flux<String> usedGrants(User user) { // MB-920
        return Flux.empty();
    }

    /**
     * Removes or blanks what names the user and does not hang on their row by a foreign key; repeating it is harmless.
     */
    default Mono<Void> erase(User user) {
        return Mono.empty();
    }
}
