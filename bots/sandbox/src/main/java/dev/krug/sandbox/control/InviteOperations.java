package dev.krug.sandbox.control;

import static dev.krug.sandbox.request.Parameter.bool;
import static dev.krug.sandbox.request.Parameter.integer;
import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.InviteLink;
import dev.krug.sandbox.world.World;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Ways into groups: invite links and join requests. */
record InviteOperations(World world, Named named) {

    private static final Parameter LINK = string("invite_link");

    List<Operation> all() {
        return List.of(
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
                Operation.get(
                        "/invite",
                        "What an invite link leads to, before it is followed",
                        List.of(Named.USER, LINK.required()),
                        this::preview),
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
                                MemberOperations.MEMBER,
                                bool("approve").required()),
                        this::decide));
    }

    private JsonNode link(Input input) {
        var chat = named.inGroup(input);
        var actor = named.user(input);
        named.demand(chat, actor, "can_invite_users");
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
        var chat = named.inGroup(input);
        named.demand(chat, named.user(input), "can_invite_users");
        var link = chat.group().links().get(input.string("invite_link"));
        if (link == null) {
            throw Rejection.notFound("invite link not found");
        }
        var revoked = world.invites().revoke(chat, link);
        world.posts().changed(chat);
        return world.invites().view(chat, revoked);
    }

    private JsonNode preview(Input input) {
        var person = named.user(input);
        var url = input.string("invite_link");
        var chat = world.invites().behind(url);
        if (chat == null) {
            throw Rejection.notFound("invite link not found");
        }
        var link = world.invites()
                .view(chat, Objects.requireNonNull(chat.group().links().get(url)));
        link.set("chat", world.members().head(chat));
        link.put("joined", chat.group().member(person.id()).isIn());
        return link.put("asked", chat.group().requests().containsKey(person.id()));
    }

    private JsonNode join(Input input) {
        var person = named.user(input);
        var chat = input.has("invite_link")
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
        var chat = named.inGroup(input);
        var actor = named.user(input);
        named.demand(chat, actor, "can_invite_users");
        world.invites().decide(chat, actor.id(), named.member(input.string("member")), input.bool("approve"));
        return ControlApi.DONE;
    }
}
