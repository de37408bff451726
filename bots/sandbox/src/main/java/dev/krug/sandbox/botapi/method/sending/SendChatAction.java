package dev.krug.sandbox.botapi.method.sending;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Cost;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.botapi.method.Options;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

final class SendChatAction implements Method {

    private static final Set<String> ACTIONS = Set.of(
            "typing",
            "upload_photo",
            "record_video",
            "upload_video",
            "record_voice",
            "upload_voice",
            "upload_document",
            "choose_sticker",
            "find_location",
            "record_video_note",
            "upload_video_note");

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Targets.CHAT,
                Parameter.string("action").required("wrong parameter action in request"),
                Parameter.integer("message_thread_id"),
                Options.BUSINESS);
    }

    @Override
    public Cost cost() {
        return Cost.BOT;
    }

    @Override
    public JsonNode answer(Call call) {
        if (!ACTIONS.contains(call.input().string("action"))) {
            throw Rejection.badRequest("wrong parameter action in request");
        }
        var chat = Targets.writable(call);
        call.world().posts().typing(chat, call.bot(), call.input().string("action"));
        return Call.TRUE;
    }
}
