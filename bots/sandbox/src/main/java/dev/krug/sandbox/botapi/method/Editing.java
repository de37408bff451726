package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Cost;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Message;
import dev.krug.sandbox.world.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What all methods that change a message have in common; each says what the content becomes. */
abstract class Editing implements Method {

    abstract List<Parameter> own();

    abstract ObjectNode content(Call call, Message old);

    @Override
    public final List<Parameter> parameters() {
        var all = new ArrayList<>(List.of(Targets.CHAT, Targets.MESSAGE));
        all.addAll(own());
        all.add(Keyboards.MARKUP);
        return all;
    }

    @Override
    public final Cost cost() {
        return Cost.CHAT;
    }

    @Override
    public final JsonNode answer(Call call) {
        var markup = Keyboards.inline(call);
        var chat = Targets.writable(call);
        var old = Targets.editable(call, chat);
        var content = content(call, old);
        if (content.equals(old.content()) && Objects.equals(markup, old.inlineKeyboard())) {
            throw Rejection.badRequest("message is not modified: specified new message content and reply markup"
                    + " are exactly the same as a current content and reply markup of the message");
        }
        return Views.message(call.world(), chat, call.world().posts().edit(chat, old, content, markup));
    }
}
