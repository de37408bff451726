package dev.krug.users;

import reactor.core.publisher.Mono;

/**
 * What a domain does when somebody is banned, for instance stop their game. Runs in the transaction of the ban, which
 * holds the user and has banned them: what asks for access from then on waits, and is refused.
 */
public interface UserBanContributor { // MB-810

    Mono<Void> banned(User user);
}
