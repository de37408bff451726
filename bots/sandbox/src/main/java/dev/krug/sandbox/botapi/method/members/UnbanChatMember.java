package dev.krug.sandbox.botapi.method.members;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Member;

/** Who was not banned is removed, unless the call says otherwise. */
final class UnbanChatMember extends Moderation {

    UnbanChatMember() {
        super("can_restrict_members", "restrict/unrestrict chat member", Parameter.bool("only_if_banned"));
    }

    @Override
    String verb() {
        return "unban";
    }

    @Override
    void change(Call call, Chat chat, Member member) {
        refusePlain(chat, "for supergroup and channel chats only");
        boolean banned = member.status() == Member.Status.KICKED;
        if (banned || member.isIn() && !call.input().bool("only_if_banned")) {
            if (!banned) {
                refuseAdministrators(member, "remove");
            }
            call.world().members().change(chat, call.bot().id(), Member.left(member.id()));
        }
    }
}
