package dev.krug.runtime;

import reactor.core.publisher.Mono;

/** What somebody may do and how to get more, as every bot shows it; one bean. */
public interface AccessScreen {

    /** As a message of its own: what somebody has, and the ways to more. */
    Mono<Reply> menu(Turn turn);

    /** One line about what somebody has, in Telegram's HTML. */
    Mono<String> status(Turn turn);
}
