package dev.krug.sandbox.botapi.method.editing;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.method.ChatMethod;
import dev.krug.sandbox.botapi.method.Rights;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.Chat;
import tools.jackson.databind.JsonNode;

/** What all methods about pinned messages have in common. */
abstract class Pinning extends ChatMethod {

    Pinning(Parameter... own) {
        super(own);
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
