package dev.krug.sandbox.control;

import static dev.krug.sandbox.request.Parameter.array;
import static dev.krug.sandbox.request.Parameter.integer;
import static dev.krug.sandbox.request.Parameter.object;
import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Member;
import dev.krug.sandbox.world.MemberViews;
import dev.krug.sandbox.world.Permissions;
import dev.krug.sandbox.world.Views;
import dev.krug.sandbox.world.World;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Groups, supergroups and channels, as their members see and change them. */
record GroupOperations(World world, Named named) {

    static final Parameter ID = integer("id").required();
    private static final Set<String> TYPES = Set.of("group", "supergroup", "channel");

    List<Operation> all() {
        return List.of(
                Operation.get(
                        "/groups/{id}",
                        "A group with its members, permissions, pinned messages, invite links and join requests",
                        List.of(ID, Named.USER),
                        this::show),
                Operation.post(
                        "/groups",
                        "A new group, supergroup or channel; members are ids of users, ids or usernames of bots",
                        List.of(
                                Named.USER,
                                string("title").required().within(1, 128, "title must have 1-128 characters"),
                                string("type"),
                                string("username"),
                                array("members")),
                        this::create),
                Operation.patch(
                        "/groups/{id}",
                        "Changes title, description or the members' permissions",
                        List.of(
                                ID,
                                Named.USER,
                                string("title").within(1, 128, "title must have 1-128 characters"),
                                string("description").within(0, 255, "description must have at most 255 characters"),
                                object("permissions")),
                        this::change),
                Operation.post(
                        "/groups/{id}/upgrade",
                        "Makes a group a supergroup; the answer is the new chat",
                        List.of(ID, Named.USER),
                        this::upgrade));
    }

    private JsonNode show(Input input) {
        var chat = named.inGroup(input);
        return view(chat);
    }

    private JsonNode view(Chat chat) {
        var json = world.members().head(chat);
        var members = json.putArray("members");
        chat.group().roster().forEach(member -> members.add(MemberViews.member(world, member)));
        var pinned = json.putArray("pinned");
        chat.pinned().forEach(id -> {
            var message = chat.message(id);
            if (message != null) {
                pinned.add(Views.message(world, chat, message));
            }
        });
        var links = json.putArray("invite_links");
        chat.group().links().values().forEach(link -> links.add(world.invites().view(chat, link)));
        var requests = json.putArray("join_requests");
        chat.group()
                .requests()
                .values()
                .forEach(request -> requests.addObject()
                        .put("date", request.at())
                        .put("bio", request.bio())
                        .put("invite_link", request.link())
                        .set("from", world.sender(request.user())));
        return json;
    }

    private JsonNode create(Input input) {
        var type = input.string("type", "group");
        if (!TYPES.contains(type)) {
            throw Rejection.badRequest("type must be group, supergroup or channel");
        }
        var username = input.has("username") ? input.string("username").replaceFirst("^@", "") : null;
        if (username != null && (type.equals("group") || !username.matches("[A-Za-z][A-Za-z0-9_]{3,31}"))) {
            throw Rejection.badRequest("username must have 4-32 letters, digits and underscores, and no group has one");
        }
        if (username != null && world.people().isTaken(username)) {
            throw Rejection.conflict("username is taken");
        }
        var creator = named.user(input);
        var members = input.has("members")
                ? input.array("members")
                        .valueStream()
                        .map(name -> named.member(name.asString("")))
                        .toList()
                : List.<Long>of();
        var chat = world.members().create(creator, type, input.string("title"), username);
        members.stream()
                .filter(id -> id != creator.id())
                .forEach(id -> world.members().change(chat, creator.id(), entering(chat, id, creator.id())));
        return view(chat);
    }

    /** A bot can be in a channel only as an administrator. */
    Member entering(Chat chat, long id, long actor) {
        var bot = world.bots().find(id);
        if (bot != null && !bot.settings().groups()) {
            throw Rejection.badRequest("the bot can't be added to groups");
        }
        return chat.group().isChannel() && bot != null
                ? Member.administrator(id, Permissions.allRights(true), actor)
                : Member.plain(id);
    }

    private JsonNode change(Input input) {
        var person = named.user(input);
        var chat = named.inGroup(input);
        boolean rights = input.has("permissions");
        if (!(rights
                ? chat.group().member(person.id()).may("can_restrict_members")
                : chat.group().allows(person.id(), "can_change_info"))) {
            throw Named.noRight();
        }
        if (rights) {
            chat.group().permissions(Permissions.given(input.object("permissions"), true));
        }
        if (input.optional("description") != null) {
            chat.group().description(input.string("description"));
        }
        if (input.has("title") && !input.string("title").equals(chat.group().title())) {
            world.members().rename(chat, person.id(), input.string("title"));
        }
        world.posts().changed(chat);
        return view(chat);
    }

    private JsonNode upgrade(Input input) {
        var person = named.user(input);
        var chat = named.inGroup(input);
        if (chat.group().member(person.id()).status() != Member.Status.CREATOR) {
            throw Rejection.forbidden("only the owner can do this");
        }
        return view(world.members().upgrade(chat, person.id()));
    }

    static JsonNode member(World world, Chat chat, long id) {
        return Json.of(MemberViews.member(world, chat.group().member(id)));
    }
}
