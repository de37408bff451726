package dev.krug.sandbox.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A chat with its messages. Guarded by the lock of its {@link World}. */
public final class Chat {

    private long bot;
    private long peer;
    private String type = "private";
    private @Nullable String title;
    private List<Long> members = new ArrayList<>();
    private TreeMap<Integer, Message> messages = new TreeMap<>();
    private int lastMessageId;
    private int unread;
    private boolean started;
    private boolean blocked;
    private String instance = "";
    private @Nullable ObjectNode keyboard;

    Chat() {}

    static Chat between(long bot, long user, String instance) {
        var chat = new Chat();
        chat.bot = bot;
        chat.peer = user;
        chat.instance = instance;
        chat.members.add(user);
        return chat;
    }

    public ChatKey key() {
        return new ChatKey(bot, peer);
    }

    public long id() {
        return peer;
    }

    public String type() {
        return type;
    }

    public @Nullable String title() {
        return title;
    }

    /** The people in it; of a private chat the one user. */
    public List<Long> members() {
        return members;
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

    /** Whether the user has ever written first, so that the bot may write too. */
    public boolean started() {
        return started;
    }

    public boolean blocked() {
        return blocked;
    }

    public int unread() {
        return unread;
    }

    /** The opaque id of the chat that Mini Apps get. */
    public String instance() {
        return instance;
    }

    /** The reply keyboard that the user sees now. */
    public @Nullable ObjectNode keyboard() {
        return keyboard;
    }

    int nextMessageId() {
        return ++lastMessageId;
    }

    void put(Message message) {
        messages.put(message.id(), message);
    }

    void remove(int id) {
        messages.remove(id);
    }

    void countUnread() {
        unread++;
    }

    void read() {
        unread = 0;
    }

    void start() {
        started = true;
    }

    void block(boolean value) {
        blocked = value;
    }

    void keyboard(@Nullable ObjectNode value) {
        keyboard = value;
    }
}
