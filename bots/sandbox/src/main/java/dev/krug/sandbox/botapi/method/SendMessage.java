package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Parameter;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

final class SendMessage extends Sending {

    @Override
    List<Parameter> own() {
        return List.of(
                Parameter.string("text").required("message text is empty"),
                Parameter.string("parse_mode"),
                Parameter.array("entities"),
                Parameter.object("link_preview_options"));
    }

    @Override
    ObjectNode content(Call call) {
        return Texts.text(call);
    }
}
