package dev.krug.sandbox.botapi.method.editing;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.content.Kinds;
import dev.krug.sandbox.content.Texts;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Message;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

final class EditMessageText extends Editing {

    @Override
    List<Parameter> own() {
        return Kinds.join(Kinds.TEXT.parameters(), Parameter.object("rich_message"));
    }

    @Override
    ObjectNode content(Call call, Message old) {
        if (!old.content().has("text")) {
            throw Rejection.badRequest("there is no text in the message to edit");
        }
        return Texts.text(call.input());
    }
}
