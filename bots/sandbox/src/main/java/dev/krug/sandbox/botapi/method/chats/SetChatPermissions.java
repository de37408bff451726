package dev.krug.sandbox.botapi.method.chats;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Permissions;

final class SetChatPermissions extends ChatSetting {

    SetChatPermissions() {
        super(
                "can_restrict_members",
                "permissions",
                Parameter.object("permissions").required("permissions must be specified"),
                Parameter.bool("use_independent_chat_permissions"));
    }

    @Override
    void change(Call call, Chat chat) {
        if (chat.group().isChannel()) {
            throw Rejection.badRequest("can't change channel chat permissions");
        }
        chat.group()
                .permissions(Permissions.given(
                        call.input().object("permissions"), call.input().bool("use_independent_chat_permissions")));
    }
}
