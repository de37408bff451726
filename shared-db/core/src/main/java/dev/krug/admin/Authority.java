package dev.krug.admin;

import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets an act happen if the actor may do it to the target, both as they are stored now. */
@Component
class Authority {

    private final Users users;

    Authority(Users users) {
        this.users = users;
    }

    <T> Mono<Outcome<T>> allowed(UserId actor, UserId target, Act act, Function<User, Mono<Outcome<T>>> then) {
        return Mono.zip(users.findById(actor), users.findById(target))
                .flatMap(both -> {
                    var refusal = Rights.refusal(both.getT1(), both.getT2(), act);
                    return refusal == null ? then.apply(both.getT2()) : Outcome.<T>refused(refusal);
                })
                .switchIfEmpty(Outcome.refused(Refusal.NO_SUCH_USER));
    }
}
