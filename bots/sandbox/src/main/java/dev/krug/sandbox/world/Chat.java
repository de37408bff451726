package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Rejection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A chat with its messages. Guarded by the lock of its {@link World}. */
public final class Chat {

    private static final long EVERYONE = 0;

    private long bot;
    private long peer;
    private @Nullable Group group;
    private TreeMap<Integer, Message> messages = new TreeMap<>();
    private int lastMessageId;
    private List<Integer> pinned = new ArrayList<>();
    private Map<Long, Integer> unreadBy = new HashMap<>();
    private Map<Long, ObjectNode> keyboards = new HashMap<>();
    private boolean started;
    private boolean blocked;
    private String instance = "";

    Chat() {}

    static Chat between(long bot, long user, String instance) {
        var chat = new Chat();
        chat.bot = bot;
        chat.peer = user;
        chat.instance = instance;
        return chat;
    }

    static Chat shared(long id, Group group, String instance) {
        var chat = new Chat();
        chat.peer = id;
        chat.group = group;
        chat.instance = instance;
        chat.started = true;
        return chat;
    }

    public ChatKey key() {
        return new ChatKey(bot, peer);
    }

    public long id() {
        return peer;
    }

    public String type() {
        return group == null ? "private" : group.type();
    }

    /** Whether it is a group, supergroup or channel. */
    public boolean isShared() {
        return group != null;
    }

    /** What a group, supergroup or channel is besides its messages. */
    public Group group() {
        if (group == null) {
            throw Rejection.badRequest("method is available for supergroup and channel chats only");
        }
        return group;
    }

    public Collection<Message> messages() {
        return messages.values();
    }

    public @Nullable Message message(long id) {
        return id == (int) id ? messages.get((int) id) : null;
    }

    public @Nullable Message last() {
        return messages.isEmpty() ? null : messages.lastEntry().getValue();
    }

    /** The ids of pinned messages, the latest last. */
    public List<Integer> pinned() {
        return pinned;
    }

    /** Whether the user has ever written first, so that the bot may write too. */
    public boolean started() {
        return started;
    }

    public boolean blocked() {
        return blocked;
    }

    public int unread(long user) {
        return unreadBy.getOrDefault(user, 0);
    }

    /** The opaque id of the chat that Mini Apps get. */
    public String instance() {
        return instance;
    }

    /** The reply keyboard that a user sees now. */
    public @Nullable ObjectNode keyboard(long user) {
        var own = keyboards.get(user);
        return own == null ? keyboards.get(EVERYONE) : own;
    }

    int nextMessageId() {
        return ++lastMessageId;
    }

    void put(Message message) {
        messages.put(message.id(), message);
    }

    void remove(int id) {
        messages.remove(id);
        pinned.removeIf(other -> other == id);
    }

    void countUnread(long user) {
        unreadBy.merge(user, 1, Integer::sum);
    }

    void read(long user) {
        unreadBy.remove(user);
    }

    void start() {
        started = true;
    }

    void block(boolean value) {
        blocked = value;
    }

    /** Shows a keyboard to one user or, with 0, to everyone; null takes it away. */
    void keyboard(long user, @Nullable ObjectNode value) {
        if (user == EVERYONE) {
            keyboards.clear();
        }
        if (value == null) {
            keyboards.remove(user);
        } else {
            keyboards.put(user, value);
        }
    }
}
