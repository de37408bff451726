package dev.krug.identity;

import dev.krug.users.User;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Adds claims to access tokens. No part decides by such a claim alone: it is as old as the token. */
public interface TokenClaimContributor {

    /** Called within the transaction that signs in or refreshes; empty adds nothing. */
    Mono<Map<String, Object>> claims(User user);
}
