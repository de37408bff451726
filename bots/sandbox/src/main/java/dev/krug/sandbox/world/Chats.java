package dev.krug.sandbox.world;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chats. Guarded by the lock of the {@link World}. */
public final class Chats {

    private final World world;

    Chats(World world) {
        this.world = world;
    }

    public Collection<Chat> all() {
        return world.state().chats.values();
    }

    public @Nullable Chat find(ChatKey key) {
        return world.state().chats.get(key.bot() + "/" + key.peer());
    }

    /** A group, supergroup or channel. */
    public @Nullable Chat group(long id) {
        return find(ChatKey.group(id));
    }

    public @Nullable Chat named(String username) {
        return all().stream()
                .filter(chat -> chat.isShared()
                        && username.equalsIgnoreCase(chat.group().username()))
                .findFirst()
                .orElse(null);
    }

    /** The private chat, made on first sight. */
    public Chat between(long bot, long user) {
        return world.state()
                .chats
                .computeIfAbsent(
                        world.bots().get(bot).id() + "/"
                                + world.people().get(user).id(),
                        absent -> Chat.between(bot, user, Ids.number()));
    }

    /** The groups, supergroups and channels that a user or bot belongs to. */
    public List<Chat> of(long member) {
        return all().stream()
                .filter(chat -> chat.isShared() && chat.group().member(member).isIn())
                .toList();
    }

    Chat add(Group group) {
        long id = group.type().equals(Group.PLAIN) ? Ids.group() : Ids.supergroup();
        if (group(id) != null) {
            return add(group);
        }
        var chat = Chat.shared(id, group, Ids.number());
        world.state().chats.put("0/" + id, chat);
        return chat;
    }
}
