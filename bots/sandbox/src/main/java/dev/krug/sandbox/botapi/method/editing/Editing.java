package dev.krug.sandbox.botapi.method.editing;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Cost;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.botapi.method.Options;
import dev.krug.sandbox.content.Keyboards;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Message;
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
        var all = new ArrayList<>(Edited.PARAMETERS);
        all.addAll(own());
        all.add(Options.BUSINESS);
        all.add(Keyboards.MARKUP);
        return all;
    }

    @Override
    public final Cost cost() {
        return Cost.CHAT;
    }

    @Override
    public final JsonNode answer(Call call) {
        var edited = Edited.of(call);
        var markup = Keyboards.inline(call.input(), !edited.chat().isShared());
        var old = edited.message();
        var content = content(call, old);
        if (content.equals(old.content()) && Objects.equals(markup, old.inlineKeyboard())) {
            throw Rejection.badRequest("message is not modified: specified new message content and reply markup"
                    + " are exactly the same as a current content and reply markup of the message");
        }
        return edited.result(call, call.world().posts().edit(edited.chat(), old, content, markup));
    }
}
