package dev.krug.sandbox.control;

import static dev.krug.sandbox.request.Parameter.bool;
import static dev.krug.sandbox.request.Parameter.integer;
import static dev.krug.sandbox.request.Parameter.object;
import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.InviteLink;
import dev.krug.sandbox.world.Member;
import dev.krug.sandbox.world.Permissions;
import dev.krug.sandbox.world.Person;
import dev.krug.sandbox.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Who joins, leaves and becomes what in groups. */
record MemberOperations(World world, Named named, GroupOperations groups) {

    private static final Parameter MEMBER = string("member").required();
    private static final Parameter LINK = string("invite_link");

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
                        "/groups/{id}/leave", "Leaves a group", List.of(GroupOperations.ID, Named.USER), this::leave),
                Operation.post(
                        "/groups/{id}/links",
                        "A new invite link",
                        List.of(
                                GroupOperations.ID,
                                Named.USER,
                                string("name").within(0, 32, "name must have at most 32 characters"),
                                integer("expire_date"),
                                integer("member_limit").within(0, 99_999, "member_limit must be 1-99999"),
                                bool("creates_join_request")),
                        this::link),
                Operation.post(
                        "/groups/{id}/links/revoke",
                        "Revokes an invite link",
                        List.of(GroupOperations.ID, Named.USER, LINK.required()),
                        this::revoke),
                Operation.post(
                        "/join",
                        "Follows an invite link, or joins a public chat by its username; joined is false if an"
                                + " administrator has to approve",
                        List.of(Named.USER, LINK, string("username"), string("bio")),
                        this::join),
                Operation.post(
                        "/groups/{id}/requests",
                        "Approves or declines a join request",
                        List.of(
                                GroupOperations.ID,
                                Named.USER,
                                MEMBER,
                                bool("approve").required()),
                        this::decide));
    }

    private JsonNode add(Input input) {
        var chat = chat(input);
        var actor = named.user(input);
        long id = named.member(input.string("member"));
        if (!(chat.group().isChannel()
                ? chat.group().member(actor.id()).may("can_invite_users")
                : chat.group().allows(actor.id(), "can_invite_users"))) {
            throw Rejection.forbidden("the user has no right to do this in the chat");
        }
        if (!chat.group().member(id).isIn()) {
            world.members().change(chat, actor.id(), groups.entering(chat, id, actor.id()));
        }
        return GroupOperations.member(world, chat, id);
    }

    private JsonNode change(Input input) {
        var chat = chat(input);
        var actor = named.user(input);
        long id = named.member(input.string("member"));
        boolean promotes = input.string("status").equals("administrator")
                || chat.group().member(id).isAdministrator();
        demand(chat, actor, promotes ? "can_promote_members" : "can_restrict_members");
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
        world.members().change(chat(input), user, Member.left(user));
        return ControlApi.DONE;
    }

    private JsonNode link(Input input) {
        var chat = chat(input);
        var actor = named.user(input);
        demand(chat, actor, "can_invite_users");
        var terms = new InviteLink.Terms(
                input.has("name") ? input.string("name") : null,
                input.integer("expire_date"),
                input.integer("member_limit"),
                input.bool("creates_join_request"));
        var link = world.invites().create(chat, actor.id(), terms);
        world.posts().changed(chat);
        return world.invites().view(chat, link);
    }

    private JsonNode revoke(Input input) {
        var chat = chat(input);
        demand(chat, named.user(input), "can_invite_users");
        var link = chat.group().links().get(input.string("invite_link"));
        if (link == null) {
            throw Rejection.notFound("invite link not found");
        }
        var revoked = world.invites().revoke(chat, link);
        world.posts().changed(chat);
        return world.invites().view(chat, revoked);
    }

    private JsonNode join(Input input) {
        var person = named.user(input);
        @Nullable
        Chat chat = input.has("invite_link")
                ? world.invites().behind(input.string("invite_link"))
                : world.chats().named(input.string("username").replaceFirst("^@", ""));
        if (chat == null) {
            throw Rejection.notFound("chat not found");
        }
        var link = chat.group().links().get(input.string("invite_link"));
        boolean joined = world.invites().follow(person, chat, link, input.optional("bio"));
        return Json.object().put("joined", joined).put("chat", chat.id());
    }

    private JsonNode decide(Input input) {
        var chat = chat(input);
        var actor = named.user(input);
        demand(chat, actor, "can_invite_users");
        world.invites().decide(chat, actor.id(), named.member(input.string("member")), input.bool("approve"));
        return ControlApi.DONE;
    }

    private Chat chat(Input input) {
        return named.group(input.integer("id"), named.user(input));
    }

    private static void demand(Chat chat, Person actor, String right) {
        if (!chat.group().member(actor.id()).may(right)) {
            throw Rejection.forbidden("the user has no right to do this in the chat");
        }
    }
}
