package dev.krug.sandbox.botapi.method.chats;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.world.Chat;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class DeclineChatJoinRequest extends Inviting {

    DeclineChatJoinRequest() {
        super(List.of(Targets.USER));
    }

    @Override
    JsonNode answer(Call call, Chat chat) {
        call.world().invites().decide(chat, call.bot().id(), Targets.user(call), false);
        return Call.TRUE;
    }
}
