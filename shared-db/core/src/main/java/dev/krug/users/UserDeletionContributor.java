package dev.krug.users;

import reactor.core.publisher.Mono;

/**
 * What a domain does about a user who is erased: it removes or blanks what names them and does not hang on their row by
 * a foreign key. Runs in the transaction of the erasure, before the row goes; repeating it is harmless.
 */
public interface UserDeletionContributor { // CORE-146

    Mono<Void> erase(User user);
}
