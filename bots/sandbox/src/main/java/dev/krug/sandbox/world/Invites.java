package dev.krug.sandbox.world;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Ways into groups. Call it with the world's lock held. */
public final class Invites {

    private static final String MAY_INVITE = "can_invite_users";

    private final World world;

    Invites(World world) {
        this.world = world;
    }

    public InviteLink create(Chat chat, long creator, InviteLink.Terms terms) {
        return put(chat, InviteLink.create(creator, terms, false));
    }

    /** A new primary link of an administrator; the one before it stops working. */
    public InviteLink renewPrimary(Chat chat, long creator) {
        var old = primary(chat, creator);
        if (old != null) {
            put(chat, old.revoke());
        }
        return put(chat, InviteLink.create(creator, new InviteLink.Terms(null, 0, 0, false), true));
    }

    public @Nullable InviteLink primary(Chat chat, long creator) {
        return chat.group().links().values().stream()
                .filter(link -> link.primary() && !link.revoked() && link.creator() == creator)
                .findFirst()
                .orElse(null);
    }

    public InviteLink edit(Chat chat, InviteLink link, InviteLink.Terms terms) {
        return put(chat, link.changed(terms));
    }

    public InviteLink revoke(Chat chat, InviteLink link) {
        var revoked = put(chat, link.revoke());
        if (link.primary()) {
            var unused = renewPrimary(chat, link.creator());
        }
        return revoked;
    }

    public ObjectNode view(Chat chat, InviteLink link) {
        long pending = chat.group().requests().values().stream()
                .filter(request -> link.url().equals(request.link()))
                .count();
        return link.json(world, pending);
    }

    /** Finds the group that a link leads into. */
    public @Nullable Chat behind(String url) {
        return world.chats().all().stream()
                .filter(chat -> chat.isShared() && chat.group().links().containsKey(url))
                .findFirst()
                .orElse(null);
    }

    /** A person follows a link: joins, or asks to be let in. Answers whether the person is in. */
    public boolean follow(Person person, Chat chat, @Nullable InviteLink link, @Nullable String bio) {
        if (chat.group().member(person.id()).isIn()) {
            return true;
        }
        if (chat.group().member(person.id()).status() == Member.Status.KICKED) {
            throw Rejection.badRequest("the user is banned in the chat");
        }
        if (link != null && !link.works(world.now())) {
            throw Rejection.badRequest("INVITE_HASH_EXPIRED");
        }
        if (link != null && link.asks()) {
            ask(person, chat, link, bio);
            return false;
        }
        if (link != null) {
            put(chat, link.used());
        }
        world.members().change(chat, person.id(), entering(chat, person.id()), new Members.Way(link, false));
        return true;
    }

    private void ask(Person person, Chat chat, InviteLink link, @Nullable String bio) {
        chat.group().requests().put(person.id(), new JoinRequest(person.id(), link.url(), bio, world.now()));
        var request = Json.object();
        request.set("chat", Views.chat(world, chat));
        request.set("from", Views.person(person));
        request.put("user_chat_id", person.id()).put("date", world.now());
        if (bio != null) {
            request.put("bio", bio);
        }
        request.set("invite_link", view(chat, link));
        world.audience().bots(chat, bot -> chat.group().member(bot.id()).may(MAY_INVITE), "chat_join_request", request);
        world.posts().changed(chat);
    }

    /** Lets someone in who asked, or not. */
    public void decide(Chat chat, long actor, long user, boolean approved) {
        if (chat.group().member(user).isIn()) {
            throw Rejection.badRequest("USER_ALREADY_PARTICIPANT");
        }
        var request = chat.group().requests().remove(user);
        if (request == null) {
            throw Rejection.badRequest("HIDE_REQUESTER_MISSING");
        }
        if (approved) {
            var link = chat.group().links().get(request.link() == null ? "" : request.link());
            world.members()
                    .change(
                            chat,
                            actor,
                            entering(chat, user),
                            new Members.Way(link == null ? null : put(chat, link.used()), true));
        }
        world.posts().changed(chat);
    }

    /** Whoever was restricted before stays restricted. */
    private static Member entering(Chat chat, long user) {
        var before = chat.group().member(user);
        return before.status() == Member.Status.RESTRICTED && before.rights() != null
                ? Member.restricted(user, before.rights(), before.until(), true)
                : Member.plain(user);
    }

    @CanIgnoreReturnValue
    private static InviteLink put(Chat chat, InviteLink link) {
        chat.group().links().put(link.url(), link);
        return link;
    }
}
