package dev.krug.sandbox.botapi.method.chats;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;

final class SetChatDescription extends ChatSetting {

    private static final int MAX = 255;

    SetChatDescription() {
        super("can_change_info", "description", Parameter.string("description").within(0, MAX, "CHAT_ABOUT_TOO_LONG"));
    }

    @Override
    void change(Call call, Chat chat) {
        var description = call.input().string("description").strip();
        if (description.equals(chat.group().description())) {
            throw Rejection.badRequest("chat description is not modified");
        }
        chat.group().description(description);
    }
}
