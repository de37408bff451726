package dev.krug.sandbox.botapi.method.chats;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Member;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class LeaveChat implements Method {

    @Override
    public List<Parameter> parameters() {
        return List.of(Targets.CHAT);
    }

    @Override
    public JsonNode answer(Call call) {
        var chat = Targets.shared(call);
        if (!chat.isShared()) {
            throw Rejection.badRequest("chat member status can't be changed in private chats");
        }
        long bot = call.bot().id();
        call.world().members().change(chat, bot, Member.left(bot));
        return Call.TRUE;
    }
}
