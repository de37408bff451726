package dev.krug.sandbox.botapi.method.chats;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.world.Chat;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class RevokeChatInviteLink extends Inviting {

    RevokeChatInviteLink() {
        super(List.of(LINK));
    }

    @Override
    JsonNode answer(Call call, Chat chat) {
        return view(call, chat, call.world().invites().revoke(chat, own(call, chat)));
    }
}
