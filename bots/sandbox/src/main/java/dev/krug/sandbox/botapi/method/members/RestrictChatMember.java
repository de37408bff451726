package dev.krug.sandbox.botapi.method.members;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Member;
import dev.krug.sandbox.world.Permissions;

final class RestrictChatMember extends Moderation {

    RestrictChatMember() {
        super(
                "can_restrict_members",
                "restrict/unrestrict chat member",
                Parameter.object("permissions").required("permissions must be specified"),
                Parameter.bool("use_independent_chat_permissions"),
                Parameter.integer("until_date"));
    }

    @Override
    String verb() {
        return "restrict";
    }

    @Override
    void change(Call call, Chat chat, Member member) {
        if (!chat.type().equals("supergroup")) {
            throw Rejection.badRequest("method is available only for supergroups");
        }
        refuseAdministrators(member, "restrict");
        var permissions = Permissions.given(
                call.input().object("permissions"), call.input().bool("use_independent_chat_permissions"));
        boolean everything = permissions.equals(Permissions.all());
        var next = everything && member.isIn()
                ? Member.plain(member.id())
                : Member.restricted(member.id(), permissions, until(call), member.isIn());
        call.world().members().change(chat, call.bot().id(), next);
    }
}
