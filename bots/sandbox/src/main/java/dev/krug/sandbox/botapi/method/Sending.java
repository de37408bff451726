package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Cost;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.content.Keyboards;
import dev.krug.sandbox.content.Kind;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.Views;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Sends one message. A method names the kind of its content, and that is all. */
public abstract class Sending implements Method {

    private final Kind kind;
    private final List<Parameter> parameters = new ArrayList<>();

    protected Sending(Kind kind) {
        this.kind = kind;
        parameters.add(Targets.CHAT);
        parameters.addAll(kind.parameters());
        parameters.add(Options.BUSINESS);
        parameters.addAll(Options.ARRIVAL);
        parameters.addAll(Options.MESSAGE);
        parameters.add(Keyboards.MARKUP);
    }

    @Override
    public final List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public final Cost cost() {
        return Cost.CHAT;
    }

    @Override
    public final JsonNode answer(Call call) {
        var content = kind.read(call.world(), call.bot().id(), call.input());
        var chat = Targets.writable(call);
        var markup = Keyboards.any(call.input(), !chat.isShared());
        Rights.toSend(call, chat, kind.permission());
        var draft = Drafts.of(call, chat, content, markup);
        return Views.message(call.world(), chat, call.world().posts().byBot(call.bot(), chat, draft));
    }
}
