package dev.krug.sandbox.botapi.method.members;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.method.Rights;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Member;
import dev.krug.sandbox.world.Permissions;

/** Without any right it takes all of them away. */
final class PromoteChatMember extends Moderation {

    PromoteChatMember() {
        super(
                "can_promote_members",
                "promote chat member",
                Permissions.OF_ADMINISTRATORS.stream().map(Parameter::bool).toArray(Parameter[]::new));
    }

    @Override
    String verb() {
        return "promote";
    }

    @Override
    void change(Call call, Chat chat, Member member) {
        refusePlain(chat, "for supergroup and channel chats only");
        if (member.status() == Member.Status.CREATOR) {
            throw Rejection.badRequest("can't remove chat owner");
        }
        if (member.isAdministrator() && member.promotedBy() != call.bot().id()) {
            throw Rejection.badRequest("CHAT_ADMIN_REQUIRED");
        }
        if (!member.isIn() && !chat.group().isChannel()) {
            throw Rejection.badRequest("PARTICIPANT_ID_INVALID");
        }
        var asked = Json.object();
        Permissions.OF_ADMINISTRATORS.forEach(
                name -> asked.put(name, call.input().bool(name)));
        var self = Rights.self(call, chat);
        var rights = Permissions.rights(asked, chat.group().isChannel());
        boolean any =
                rights.properties().stream().anyMatch(right -> right.getValue().asBoolean());
        boolean tooMany = rights.properties().stream()
                .anyMatch(right -> right.getValue().asBoolean()
                        && !self.may(right.getKey())
                        && !right.getKey().equals("is_anonymous"));
        if (tooMany) {
            throw Rejection.badRequest("RIGHT_FORBIDDEN");
        }
        long bot = call.bot().id();
        call.world()
                .members()
                .change(
                        chat,
                        bot,
                        any ? Member.administrator(member.id(), any(rights), bot) : Member.plain(member.id()));
    }

    /** Whoever has a right at all manages the chat. */
    private static tools.jackson.databind.node.ObjectNode any(tools.jackson.databind.node.ObjectNode rights) {
        return rights.put("can_manage_chat", true);
    }
}
