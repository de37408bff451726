package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class DeleteMessage implements Method {

    private static final Duration DELETABLE = Duration.ofHours(48);

    @Override
    public List<Parameter> parameters() {
        return List.of(Targets.CHAT, Targets.MESSAGE);
    }

    @Override
    public JsonNode answer(Call call) {
        var chat = Targets.known(call, "chat_id");
        delete(call, chat, call.input().integer("message_id"));
        return Call.TRUE;
    }

    static void delete(Call call, Chat chat, long id) {
        var message = chat.message(id);
        if (message == null) {
            throw Rejection.badRequest("message to delete not found");
        }
        long age = call.world().clock().instant().getEpochSecond() - message.date();
        if (age > DELETABLE.toSeconds()) {
            throw Rejection.badRequest("message can't be deleted for everyone");
        }
        call.world().posts().delete(chat, message.id());
    }
}
