package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

final class SendPhoto extends Sending {

    @Override
    List<Parameter> own() {
        return List.of(
                Parameter.file("photo").required("there is no photo in the request"),
                Parameter.string("caption"),
                Parameter.string("parse_mode"),
                Parameter.array("caption_entities"),
                Parameter.bool("show_caption_above_media"),
                Parameter.bool("has_spoiler"));
    }

    @Override
    ObjectNode content(Call call) {
        var content = Texts.caption(call, Json.object());
        content.set("photo", Media.photo(call));
        return content;
    }
}
