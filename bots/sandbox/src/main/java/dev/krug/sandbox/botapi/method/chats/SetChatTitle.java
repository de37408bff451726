package dev.krug.sandbox.botapi.method.chats;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;

final class SetChatTitle extends ChatSetting {

    private static final int MAX = 128;

    SetChatTitle() {
        super(
                "can_change_info",
                "title",
                Parameter.string("title")
                        .required("title can't be empty")
                        .within(1, MAX, "title must have at most " + MAX + " characters"));
    }

    @Override
    void change(Call call, Chat chat) {
        var title = call.input().string("title").strip();
        if (title.isEmpty()) {
            throw Rejection.badRequest("title can't be empty");
        }
        if (title.equals(chat.group().title())) {
            throw Rejection.badRequest("chat title is not modified");
        }
        call.world().members().rename(chat, call.bot().id(), title);
    }
}
