package dev.krug.sandbox.botapi.method.sending;

import static dev.krug.sandbox.request.Parameter.array;
import static dev.krug.sandbox.request.Parameter.bool;
import static dev.krug.sandbox.request.Parameter.integer;
import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.method.Drafts;
import dev.krug.sandbox.botapi.method.Options;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.content.Keyboards;
import dev.krug.sandbox.content.Texts;
import dev.krug.sandbox.request.Parameter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class CopyMessage extends Relay {

    @Override
    public List<Parameter> parameters() {
        var all = new ArrayList<>(single(
                integer("video_start_timestamp"),
                string("caption"),
                string("parse_mode"),
                array("caption_entities"),
                bool("show_caption_above_media")));
        all.addAll(Options.MESSAGE);
        all.add(Keyboards.MARKUP);
        return all;
    }

    @Override
    public JsonNode answer(Call call) {
        var source = Targets.known(call, "from_chat_id");
        var message = one(call, source, "copy");
        var chat = target(call);
        var markup = Keyboards.any(call.input(), !chat.isShared());
        var content = captioned(
                call, call.world().relays().content(message, call.bot().id()));
        return id(call.world().posts().byBot(call.bot(), chat, Drafts.of(call, chat, content, markup)));
    }

    private static ObjectNode captioned(Call call, ObjectNode content) {
        if (!call.input().has("caption") || content.has("text")) {
            return content;
        }
        content.remove(List.of("caption", "caption_entities"));
        return Texts.caption(call.input(), content);
    }
}
