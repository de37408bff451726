package dev.krug.sandbox.botapi.method.chats;

import static dev.krug.sandbox.request.Parameter.bool;
import static dev.krug.sandbox.request.Parameter.integer;
import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.method.ChatMethod;
import dev.krug.sandbox.botapi.method.Rights;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.InviteLink;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What all methods about ways into a group have in common. */
abstract class Inviting extends ChatMethod {

    private static final int MAX_NAME = 32;
    private static final int MAX_MEMBERS = 99_999;

    static final Parameter LINK = string("invite_link").required("invite link must be non-empty");

    /** What a bot can say of a link. */
    static final List<Parameter> TERMS = List.of(
            string("name").within(0, MAX_NAME, "invite link name is too long"),
            integer("expire_date"),
            integer("member_limit").within(0, MAX_MEMBERS, "MEMBER_LIMIT_INVALID"),
            bool("creates_join_request"));

    Inviting(List<Parameter> own) {
        super(own.toArray(Parameter[]::new));
    }

    @Override
    public final JsonNode answer(Call call) {
        var chat = Targets.shared(call);
        if (!chat.isShared()) {
            throw Rejection.badRequest("can't invite members to a private chat");
        }
        Rights.of(call, chat, "can_invite_users", "manage chat invite link");
        return answer(call, chat);
    }

    abstract JsonNode answer(Call call, Chat chat);

    static InviteLink.Terms terms(Call call) {
        var input = call.input();
        boolean asks = input.bool("creates_join_request");
        long limit = input.integer("member_limit");
        long expires = input.integer("expire_date");
        if (asks && limit != 0) {
            throw Rejection.badRequest("member limit can't be specified for links requiring administrator approval");
        }
        if (expires != 0 && expires <= call.world().now()) {
            throw Rejection.badRequest("EXPIRE_DATE_INVALID");
        }
        var name = input.has("name") ? input.string("name") : null;
        return new InviteLink.Terms(name, expires, limit, asks);
    }

    /** A link that the bot itself made; others are not its to change. */
    static InviteLink own(Call call, Chat chat) {
        var link = chat.group().links().get(call.input().string("invite_link"));
        if (link == null) {
            throw Rejection.badRequest("INVITE_HASH_INVALID");
        }
        if (link.creator() != call.bot().id()) {
            throw Rejection.badRequest("not enough rights to manage chat invite link");
        }
        if (link.revoked()) {
            throw Rejection.badRequest("INVITE_HASH_EXPIRED");
        }
        return link;
    }

    static JsonNode view(Call call, Chat chat, InviteLink link) {
        call.world().posts().changed(chat);
        return call.world().invites().view(chat, link);
    }
}
