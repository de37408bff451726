package dev.krug.admin.bot;

import dev.krug.admin.Outcome;
import dev.krug.runtime.AdminAct.Plan;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** What sections answer about acts in the same way. */
final class Acts {

    private Acts() {}

    /** Goes on with what was done, or says why it was not. */
    static <T> Mono<Reply> done(Turn turn, Mono<Outcome<T>> act, Function<T, Mono<Reply>> then) {
        return act.flatMap(outcome -> switch (outcome) {
            case Outcome.Done<T>(var value) -> then.apply(value);
            case Outcome.Refused<T>(var why) -> Mono.just(Reply.html("⚠️ " + turn.text("api.reason." + why.name())));
        });
    }

    /** Says how a command is written. */
    static Mono<Plan> usage(Turn turn, String key) {
        return Mono.just(new Plan.Answer(turn.say(key)));
    }
}
