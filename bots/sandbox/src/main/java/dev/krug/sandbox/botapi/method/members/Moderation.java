package dev.krug.sandbox.botapi.method.members;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.method.ChatMethod;
import dev.krug.sandbox.botapi.method.Rights;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Member;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What all methods that make somebody another kind of member have in common. */
abstract class Moderation extends ChatMethod {

    private static final long SHORTEST_SECONDS = 30;
    private static final long LONGEST_SECONDS = 366L * 24 * 3600;

    private final String right;
    private final String action;

    Moderation(String right, String action, Parameter... own) {
        super(Stream.concat(Stream.of(Targets.USER), Stream.of(own)).toArray(Parameter[]::new));
        this.right = right;
        this.action = action;
    }

    @Override
    public final JsonNode answer(Call call) {
        var chat = Targets.shared(call);
        if (!chat.isShared()) {
            throw Rejection.badRequest("chat member status can't be changed in private chats");
        }
        long user = Targets.user(call);
        Rights.of(call, chat, right, action);
        if (user == call.bot().id()) {
            throw Rejection.badRequest("can't " + verb() + " self");
        }
        change(call, chat, chat.group().member(user));
        return Call.TRUE;
    }

    abstract String verb();

    abstract void change(Call call, Chat chat, Member member);

    static void refuseAdministrators(Member member, String owner) {
        if (member.status() == Member.Status.CREATOR) {
            throw Rejection.badRequest("can't " + owner + " chat owner");
        }
        if (member.isAdministrator()) {
            throw Rejection.badRequest("user is an administrator of the chat");
        }
    }

    static void refusePlain(Chat chat, String only) {
        if (chat.group().isPlain()) {
            throw Rejection.badRequest("method is available " + only);
        }
    }

    /** Less than 30 seconds or more than 366 days from now is for ever. */
    static long until(Call call) {
        long until = call.input().integer("until_date");
        long from = call.world().now();
        return until < from + SHORTEST_SECONDS || until > from + LONGEST_SECONDS ? 0 : until;
    }
}
