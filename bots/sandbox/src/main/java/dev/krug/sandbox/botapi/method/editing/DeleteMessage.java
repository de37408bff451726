package dev.krug.sandbox.botapi.method.editing;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Message;
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
        var chat = Targets.shared(call);
        delete(call, chat, call.input().integer("message_id"));
        return Call.TRUE;
    }

    static void delete(Call call, Chat chat, long id) {
        var message = chat.message(id);
        if (message == null) {
            throw Rejection.badRequest("message to delete not found");
        }
        if (chat.isShared() && chat.group().member(call.bot().id()).may("can_delete_messages")) {
            call.world().posts().delete(chat, message.id());
            return; // whoever may delete any message may do so at any time
        }
        if (chat.isShared() && message.from() != call.bot().id()) {
            throw Rejection.badRequest("message can't be deleted");
        }
        checkAge(call, message);
        call.world().posts().delete(chat, message.id());
    }

    private static void checkAge(Call call, Message message) { // CORE-426
        if (call.world().now() - message.date() > DELETABLE.toSeconds()) {
            throw Rejection.badRequest("message can't be deleted for everyone");
        }
    }
}
