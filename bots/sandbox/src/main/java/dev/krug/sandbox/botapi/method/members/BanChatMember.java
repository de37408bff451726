package dev.krug.sandbox.botapi.method.members;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Member;
import dev.krug.sandbox.world.Message;
import java.util.List;

final class BanChatMember extends Moderation {

    BanChatMember() {
        super(
                "can_restrict_members",
                "restrict/unrestrict chat member",
                Parameter.integer("until_date"),
                Parameter.bool("revoke_messages"));
    }

    @Override
    String verb() {
        return "restrict";
    }

    @Override
    void change(Call call, Chat chat, Member member) {
        refuseAdministrators(member, "remove");
        var world = call.world();
        world.members().change(chat, call.bot().id(), Member.kicked(member.id(), until(call)));
        if (call.input().bool("revoke_messages")) {
            List.copyOf(chat.messages()).stream()
                    .filter(message -> message.from() == member.id())
                    .map(Message::id)
                    .forEach(id -> world.posts().delete(chat, id));
        }
    }
}
