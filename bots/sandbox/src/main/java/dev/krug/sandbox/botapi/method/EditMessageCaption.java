package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Message;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

final class EditMessageCaption extends Editing {

    @Override
    List<Parameter> own() {
        return List.of(
                Parameter.string("caption"), Parameter.string("parse_mode"), Parameter.array("caption_entities"));
    }

    @Override
    ObjectNode content(Call call, Message old) {
        if (old.content().has("text")) {
            throw Rejection.badRequest("there is no caption in the message to edit");
        }
        var media = old.content().deepCopy();
        media.remove(List.of("caption", "caption_entities"));
        return Texts.caption(call, media);
    }
}
