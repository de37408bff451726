package dev.krug.sandbox.botapi.method.members;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Member;
import dev.krug.sandbox.world.MemberViews;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class GetChatMember implements Method {

    @Override
    public List<Parameter> parameters() {
        return List.of(Targets.CHAT, Targets.USER);
    }

    @Override
    public JsonNode answer(Call call) {
        var chat = Targets.known(call, "chat_id");
        long user = Targets.user(call);
        if (chat.isShared()) {
            return MemberViews.member(
                    call.world(), chat.group().member(user), call.bot().id());
        }
        if (user != call.bot().id() && user != chat.id()) {
            throw Rejection.badRequest("user not found");
        }
        return MemberViews.member(call.world(), Member.plain(user));
    }
}
