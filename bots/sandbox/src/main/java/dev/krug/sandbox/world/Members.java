package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Groups, supergroups and channels: who is in them as what. Call it with the world's lock held. */
public final class Members {

    private final World world;

    Members(World world) {
        this.world = world;
    }

    /** A new group, supergroup or channel of a person. */
    public Chat create(Person creator, String type, String title, @Nullable String username) {
        var chat = world.chats().add(new Group(type, title, username));
        chat.group().put(Member.creator(creator.id()));
        world.posts().service(chat, creator.id(), Service.flag(type + "_chat_created"));
        world.posts().changed(chat);
        return chat;
    }

    /** How a change came about. */
    public record Way(@Nullable InviteLink link, boolean request) {
        public static final Way DIRECT = new Way(null, false);
    }

    public void change(Chat chat, long actor, Member next) {
        change(chat, actor, next, Way.DIRECT);
    }

    /** Makes someone another kind of member and tells whoever is told of such changes. */
    public void change(Chat chat, long actor, Member next, Way way) {
        var old = chat.group().member(next.id());
        if (old.equals(next)) {
            return;
        }
        chat.group().put(next);
        chat.group().requests().remove(next.id());
        tellBots(chat, actor, old, next, way);
        boolean channel = chat.group().isChannel();
        if (!channel && next.isIn() && !old.isIn()) {
            world.posts().service(chat, actor, Service.joined(world.sender(next.id())));
        } else if (!channel && old.isIn() && !next.isIn()) {
            world.posts().service(chat, actor, Service.of("left_chat_member", world.sender(next.id())));
        }
        world.posts().changed(chat);
    }

    private void tellBots(Chat chat, long actor, Member old, Member next, Way way) {
        var change = describe(chat, actor, old, next);
        var link = way.link();
        if (link != null) {
            change.set("invite_link", link.json(world, 0));
        }
        if (way.request()) {
            change.put("via_join_request", true);
        }
        var bot = world.bots().find(next.id());
        if (bot != null) {
            world.updates().push(bot, chat.id(), "my_chat_member", change);
        }
        world.audience()
                .bots(
                        chat,
                        other -> other.id() != next.id()
                                && chat.group().member(other.id()).isAdministrator(),
                        "chat_member",
                        change);
    }

    private ObjectNode describe(Chat chat, long actor, Member old, Member next) {
        var change = Json.object();
        change.set("chat", Views.chat(world, chat));
        change.set("from", world.sender(actor));
        change.put("date", world.now());
        change.set("old_chat_member", MemberViews.member(world, old));
        change.set("new_chat_member", MemberViews.member(world, next));
        return change;
    }

    /** A person blocks or unblocks a bot; it is told like any change of its membership. */
    public void block(Person person, Chat chat, boolean blocked) {
        if (chat.blocked() == blocked) {
            return;
        }
        chat.block(blocked);
        var bot = world.bots().get(chat.key().bot());
        var in = Member.plain(bot.id());
        var out = Member.kicked(bot.id(), 0);
        var change = describe(chat, person.id(), blocked ? in : out, blocked ? out : in);
        world.updates().push(bot, chat.id(), "my_chat_member", change);
        world.posts().changed(chat);
    }

    public void rename(Chat chat, long actor, String title) {
        chat.group().title(title);
        world.posts().service(chat, actor, Service.of("new_chat_title", StringNode.valueOf(title)));
        world.posts().changed(chat);
    }

    /** Makes a group a supergroup with a new id; both tell where the other is. */
    public Chat upgrade(Chat chat, long actor) {
        if (!chat.group().isPlain() || chat.group().migratedTo() != 0) {
            throw Rejection.badRequest("only a group can become a supergroup");
        }
        var next = world.chats().add(chat.group().upgraded());
        world.posts().service(chat, actor, Service.of("migrate_to_chat_id", LongNode.valueOf(next.id())));
        world.posts().service(next, actor, Service.of("migrate_from_chat_id", LongNode.valueOf(chat.id())));
        chat.group().migratedTo(next.id());
        world.posts().changed(chat);
        world.posts().changed(next);
        return next;
    }

    /** A person deletes the account: the private chats stay, the groups are left. */
    public void leaveAll(long member) {
        List.copyOf(world.chats().of(member)).forEach(chat -> change(chat, member, Member.left(member)));
    }

    /** Ends restrictions and bans whose time is over. */
    void tick(long now) {
        for (var chat : world.chats().all()) {
            if (chat.isShared()) {
                List.copyOf(chat.group().roster())
                        .forEach(member -> chat.group().put(member.at(now)));
            }
        }
    }

    /** The group as its members see its head. */
    public ObjectNode head(Chat chat) {
        var json = Views.chat(world, chat);
        json.put("description", chat.group().description());
        json.put(
                "member_count",
                chat.group().roster().stream().filter(Member::isIn).count());
        if (chat.group().migratedTo() != 0) {
            json.put("migrated_to", chat.group().migratedTo());
        }
        json.set("permissions", chat.group().permissions());
        return json;
    }
}
