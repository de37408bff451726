package dev.krug.sandbox.control;

import static dev.krug.sandbox.request.Parameter.integer;
import static dev.krug.sandbox.request.Parameter.object;
import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Member;
import dev.krug.sandbox.world.Permissions;
import dev.krug.sandbox.world.Person;
import dev.krug.sandbox.world.World;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Who is added to groups, leaves them and becomes what in them. */
record MemberOperations(World world, Named named, GroupOperations groups) {

    static final Parameter MEMBER = string("member").required();

    List<Operation> all() {
        return List.of(
                Operation.post(
                        "/groups/{id}/members",
                        "Adds a user (id) or a bot (id or username)",
                        List.of(GroupOperations.ID, Named.USER, MEMBER),
                        this::add),
                Operation.put(
                        "/groups/{id}/members",
                        "Makes a member administrator (rights), member, restricted (permissions, until_date), left or"
                                + " kicked (until_date)",
                        List.of(
                                GroupOperations.ID,
                                Named.USER,
                                MEMBER,
                                string("status").required(),
                                object("rights"),
                                object("permissions"),
                                integer("until_date"),
                                string("custom_title").within(0, 16, "custom_title must have at most 16 characters")),
                        this::change),
                Operation.post(
                        "/groups/{id}/leave", "Leaves a group", List.of(GroupOperations.ID, Named.USER), this::leave));
    }

    private JsonNode add(Input input) {
        var chat = named.inGroup(input);
        var actor = named.user(input);
        long id = named.member(input.string("member"));
        if (!(chat.group().isChannel()
                ? chat.group().member(actor.id()).may("can_invite_users")
                : chat.group().allows(actor.id(), "can_invite_users"))) {
            throw Named.noRight();
        }
        if (!chat.group().member(id).isIn()) {
            world.members().change(chat, actor.id(), groups.entering(chat, id, actor.id()));
        }
        return GroupOperations.member(world, chat, id);
    }

    private JsonNode change(Input input) {
        var chat = named.inGroup(input);
        var actor = named.user(input);
        long id = named.member(input.string("member"));
        boolean promotes = input.string("status").equals("administrator")
                || chat.group().member(id).isAdministrator();
        named.demand(chat, actor, promotes ? "can_promote_members" : "can_restrict_members");
        if (chat.group().member(id).status() == Member.Status.CREATOR) {
            throw Rejection.badRequest("the owner cannot be changed");
        }
        world.members().change(chat, actor.id(), wanted(input, chat, id, actor));
        return GroupOperations.member(world, chat, id);
    }

    private static Member wanted(Input input, Chat chat, long id, Person actor) {
        var member =
                switch (input.string("status")) {
                    case "administrator" ->
                        Member.administrator(
                                id,
                                input.has("rights")
                                        ? Permissions.rights(
                                                input.object("rights").put("can_manage_chat", true),
                                                chat.group().isChannel())
                                        : Permissions.allRights(chat.group().isChannel()),
                                actor.id());
                    case "member" -> Member.plain(id);
                    case "restricted" ->
                        Member.restricted(
                                id,
                                Permissions.given(
                                        input.has("permissions") ? input.object("permissions") : Json.object(), true),
                                input.integer("until_date"),
                                chat.group().member(id).isIn());
                    case "left" -> Member.left(id);
                    case "kicked" -> Member.kicked(id, input.integer("until_date"));
                    default ->
                        throw Rejection.badRequest("status must be administrator, member, restricted, left or kicked");
                };
        return input.has("custom_title") ? member.titled(input.string("custom_title")) : member;
    }

    private JsonNode leave(Input input) {
        long user = named.user(input).id();
        world.members().change(named.inGroup(input), user, Member.left(user));
        return ControlApi.DONE;
    }
}
