package dev.krug.sandbox.botapi.method.editing;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.botapi.method.Rights;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.Chat;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What all methods about pinned messages have in common. */
abstract class Pinning implements Method {

    private final List<Parameter> parameters;

    Pinning(Parameter... own) {
        parameters = Stream.concat(Stream.of(Targets.CHAT), Stream.of(own)).toList();
    }

    @Override
    public final List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public final JsonNode answer(Call call) {
        var chat = Targets.writable(call);
        Rights.toPin(call, chat);
        change(call, chat);
        return Call.TRUE;
    }

    abstract void change(Call call, Chat chat);
}
