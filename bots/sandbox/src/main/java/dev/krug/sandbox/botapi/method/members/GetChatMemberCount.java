package dev.krug.sandbox.botapi.method.members;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.Member;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;

final class GetChatMemberCount implements Method {

    private static final int OF_PRIVATE_CHAT = 2;

    @Override
    public List<Parameter> parameters() {
        return List.of(Targets.CHAT);
    }

    @Override
    public JsonNode answer(Call call) {
        var chat = Targets.known(call, "chat_id");
        return IntNode.valueOf(
                chat.isShared()
                        ? (int) chat.group().roster().stream()
                                .filter(Member::isIn)
                                .count()
                        : OF_PRIVATE_CHAT);
    }
}
