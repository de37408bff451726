package dev.krug.identity;

import dev.krug.users.User;

/** What became of a refresh token. */
public sealed interface Refresh {

    record Renewed(TokenPair tokens, User user) implements Refresh {}

    /** It was used before; the whole login is revoked. */
    record Reused() implements Refresh {}

    record Expired() implements Refresh {}

    record Invalid() implements Refresh {}

    record Banned() implements Refresh {}
}
