package dev.krug.sandbox.botapi.method.editing;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.content.Album;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.Message;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

final class EditMessageMedia extends Editing {

    @Override
    List<Parameter> own() {
        return List.of(Parameter.object("media").required("media must be specified"));
    }

    @Override
    ObjectNode content(Call call, Message old) {
        return Album.medium(
                call.world(), call.bot().id(), call.input(), call.input().object("media"));
    }
}
