package dev.krug.sandbox.botapi.method.editing;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.Message;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

final class EditMessageReplyMarkup extends Editing {

    @Override
    List<Parameter> own() {
        return List.of();
    }

    @Override
    ObjectNode content(Call call, Message old) {
        return old.content();
    }
}
