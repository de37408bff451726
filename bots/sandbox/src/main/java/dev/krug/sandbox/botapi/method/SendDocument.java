package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

final class SendDocument extends Sending {

    @Override
    List<Parameter> own() {
        return List.of(
                Parameter.file("document").required("there is no document in the request"),
                Parameter.string("caption"),
                Parameter.string("parse_mode"),
                Parameter.array("caption_entities"));
    }

    @Override
    ObjectNode content(Call call) {
        var content = Texts.caption(call, Json.object());
        content.set("document", Media.document(call));
        return content;
    }
}
