package dev.krug.runtime;

import reactor.core.publisher.Mono;

/** A command that does something: first it says what it would do, then it does it. */
@FunctionalInterface
public interface AdminAct {

    /** What follows the command is the turn's argument; called again, with the same, after a confirmation. */
    Mono<Plan> plan(Turn turn);

    /** What a command comes to. */
    sealed interface Plan {

        /** Nothing to do: a usage hint, a refusal, a list to pick from. */
        record Answer(Reply reply) implements Plan {}

        /** To be done at once. */
        record Do(Mono<Reply> act) implements Plan {}

        /**
         * To be done after a confirmation.
         *
         * @param question what will happen, in Telegram's HTML
         */
        record Confirm(String question, Mono<Reply> act) implements Plan {}
    }
}
