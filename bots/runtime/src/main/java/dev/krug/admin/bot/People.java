package dev.krug.admin.bot;

import dev.krug.runtime.AdminAct.Plan;
import dev.krug.runtime.Button;
import dev.krug.runtime.Turn;
import dev.krug.users.User;
import dev.krug.users.UserRegister;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the one person whom a command means. */
@Component
public class People { // MB-802

    private static final int MOST_TO_PICK_FROM = 8;

    private final UserRegister register;

    People(UserRegister register) {
        this.register = register;
    }

    /** Goes on with the person; nobody and several are answered with what to do. */
    public Mono<Plan> one(Turn turn, String whom, Function<User, Mono<Plan>> then) {
        if (whom.isBlank()) {
            return Mono.just(new Plan.Answer(turn.say("admin.whom")));
        }
        return register.find(whom, MOST_TO_PICK_FROM).collectList().flatMap(found -> switch (found.size()) {
            case 0 -> Mono.just(new Plan.Answer(turn.say("admin.nobody", Map.of("text", whom))));
            case 1 -> then.apply(found.getFirst());
            default ->
                Mono.just(new Plan.Answer(turn.say("admin.several", Map.of("text", whom))
                        .buttonRows(found.stream()
                                .map(user -> List.of(Button.of(
                                        label(turn, user),
                                        "admin:do:user:" + user.id().value())))
                                .toList())));
        });
    }

    /** The name that a person is shown by, plain text. */
    public static String nameOf(Turn turn, User user) {
        var name = user.profile().displayName();
        return name == null || name.isBlank() ? turn.text("common.user") : name;
    }

    private static String label(Turn turn, User user) {
        var telegram = user.telegram();
        var username = telegram == null ? null : telegram.username();
        return nameOf(turn, user) + (username == null ? "" : " @" + username);
    }
}
