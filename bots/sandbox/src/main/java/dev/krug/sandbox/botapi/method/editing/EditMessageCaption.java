package dev.krug.sandbox.botapi.method.editing;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.content.Texts;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Message;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

final class EditMessageCaption extends Editing {

    private static final String ABOVE = "show_caption_above_media";
    private static final List<String> CAPTIONED = List.of("photo", "video", "audio", "document", "animation", "voice");

    @Override
    List<Parameter> own() {
        return List.of(
                Parameter.string("caption"),
                Parameter.string("parse_mode"),
                Parameter.array("caption_entities"),
                Parameter.bool(ABOVE));
    }

    @Override
    ObjectNode content(Call call, Message old) {
        if (CAPTIONED.stream().noneMatch(old.content()::has)) {
            throw Rejection.badRequest("there is no caption in the message to edit");
        }
        var media = old.content().deepCopy();
        media.remove(Stream.of("caption", "caption_entities", ABOVE).toList());
        var content = Texts.caption(call.input(), media);
        return call.input().bool(ABOVE) ? content.put(ABOVE, true) : content;
    }
}
