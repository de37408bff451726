package dev.krug.sandbox.botapi.method.chats;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.world.Chat;
import tools.jackson.databind.JsonNode;

final class CreateChatInviteLink extends Inviting {

    CreateChatInviteLink() {
        super(TERMS);
    }

    @Override
    JsonNode answer(Call call, Chat chat) {
        return view(call, chat, call.world().invites().create(chat, call.bot().id(), terms(call)));
    }
}
