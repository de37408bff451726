package dev.krug.sandbox.botapi;

import dev.krug.sandbox.request.Parameter;
import java.util.List;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * One method of the Bot API. A class in a package below {@code method} with a constructor without arguments is all there
 * is to add: it is found by itself, its parameters are checked before it runs and listed in the documentation.
 */
public interface Method {

    /** The class's name as Telegram writes methods: {@code SendMessage} is {@code sendMessage}. */
    default String name() {
        var name = getClass().getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** What it belongs to: the name of its package. */
    default String subject() {
        var name = getClass().getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    List<Parameter> parameters();

    default Cost cost() {
        return Cost.FREE;
    }

    /** The result. Runs with the world's lock held, after the parameters were checked. */
    JsonNode answer(Call call);

    /** Runs the method; only one that waits has a reason to change this. */
    default Mono<JsonNode> run(Call call) {
        return Mono.fromSupplier(() -> call.world().locked(() -> call.flood().guard(cost(), call, () -> answer(call))));
    }
}
