package dev.krug.sandbox.botapi.method.members;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Member;
import dev.krug.sandbox.world.MemberViews;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** All administrators but other bots. */
final class GetChatAdministrators implements Method {

    @Override
    public List<Parameter> parameters() {
        return List.of(Targets.CHAT, Parameter.bool("return_bots"));
    }

    @Override
    public JsonNode answer(Call call) {
        var chat = Targets.known(call, "chat_id");
        if (!chat.isShared()) {
            throw Rejection.badRequest("there are no administrators in the private chat");
        }
        boolean bots = call.input().bool("return_bots");
        var all = Json.array();
        chat.group().roster().stream()
                .filter(Member::isAdministrator)
                .filter(member -> bots
                        || member.id() == call.bot().id()
                        || call.world().bots().find(member.id()) == null)
                .forEach(member -> all.add(
                        MemberViews.member(call.world(), member, call.bot().id())));
        return all;
    }
}
