package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * All people, bots, chats and files of the local Telegram. One lock guards everything: take it by {@link #locked} for
 * whatever reads or changes more than one thing. Nothing inside it waits.
 */
public final class World {

    private final ReentrantLock lock = new ReentrantLock();
    private final SandboxClock clock;
    private final Seed seed;
    private final Events events = new Events();
    private final Updates updates = new Updates(this);
    private final Posts posts = new Posts(this);
    private final Map<String, Callback> callbacks = new HashMap<>();
    private State state;

    public World(SandboxClock clock, Seed seed) {
        this.clock = clock;
        this.seed = seed;
        this.state = seed.grow(new State());
    }

    public <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    public void run(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    public SandboxClock clock() {
        return clock;
    }

    public Events events() {
        return events;
    }

    public Updates updates() {
        return updates;
    }

    public Posts posts() {
        return posts;
    }

    public SigningKey signingKey() {
        return locked(() -> state.signingKey);
    }

    long now() {
        return clock.epochSecond();
    }

    public Collection<Person> people() {
        return state.people.values();
    }

    public Person person(long id) {
        var person = state.people.get(id);
        if (person == null) {
            throw Rejection.badRequest("user not found");
        }
        return person;
    }

    public @Nullable Person findPerson(long id) {
        return state.people.get(id);
    }

    public Person put(Person person) {
        state.people.put(person.id(), person);
        events.publish("people", 0, Views.person(person));
        return person;
    }

    public long newAccountId() {
        long id = Ids.account();
        return state.people.containsKey(id) || state.bots.containsKey(id) ? newAccountId() : id;
    }

    public Collection<BotAccount> bots() {
        return state.bots.values();
    }

    public @Nullable BotAccount findBot(long id) {
        return state.bots.get(id);
    }

    public BotAccount bot(long id) {
        var bot = state.bots.get(id);
        if (bot == null) {
            throw Rejection.badRequest("bot not found");
        }
        return bot;
    }

    public @Nullable BotAccount botNamed(String username) {
        return state.bots.values().stream()
                .filter(bot -> bot.username().equalsIgnoreCase(username))
                .findFirst()
                .orElse(null);
    }

    public BotAccount addBot(String username, String title, String emoji) {
        long id = newAccountId();
        var bot = new BotAccount(id, Ids.token(id), username, emoji, Ids.updateNumber());
        bot.profile(BotAccount.Profile.NAME, "", title);
        state.bots.put(id, bot);
        events.publish("bots", 0, Views.bot(bot));
        return bot;
    }

    /** Who wrote a message: a bot or a person. */
    public ObjectNode sender(long id) {
        var bot = state.bots.get(id);
        return bot != null ? Views.bot(bot) : Views.person(person(id));
    }

    public boolean isTaken(String username) {
        var name = username.toLowerCase(Locale.ROOT);
        return botNamed(username) != null
                || state.people.values().stream()
                        .anyMatch(person -> person.username() != null
                                && person.username().toLowerCase(Locale.ROOT).equals(name));
    }

    public Collection<Chat> chats() {
        return state.chats.values();
    }

    public @Nullable Chat findChat(ChatKey key) {
        return state.chats.get(key.bot() + "/" + key.peer());
    }

    /** The private chat, made on first sight. */
    public Chat chat(long bot, long user) {
        return state.chats.computeIfAbsent(
                bot(bot).id() + "/" + person(user).id(), absent -> Chat.between(bot, user, Ids.number()));
    }

    public Map<String, String> cloud(long bot, long user) {
        return state.cloud.computeIfAbsent(bot + "/" + user, absent -> new TreeMap<>());
    }

    public StoredFile store(String folder, String name, String mime, byte[] content) {
        int number = state.files.size();
        var file = new StoredFile(
                Ids.opaque("AgACAgI", 24),
                Ids.opaque("AQAD", 6),
                folder + "/file_" + number + extension(name),
                name,
                mime,
                content);
        state.files.put(file.id(), file);
        return file;
    }

    public @Nullable StoredFile file(String id) {
        return state.files.get(id);
    }

    public @Nullable StoredFile fileAt(String path) {
        return state.files.values().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElse(null);
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 || name.length() - dot > 8 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }

    Map<String, Callback> callbacks() {
        return callbacks;
    }

    public @Nullable Callback takeCallback(String id) {
        return callbacks.remove(id);
    }

    /** A copy of everything, to be written down. */
    public String save() {
        return locked(() -> WorldFile.write(state));
    }

    /** Replaces everything; the bots and the key of the seed stay usable. */
    public void load(String saved) {
        run(() -> replace(seed.grow(WorldFile.read(saved))));
    }

    /** As on the first start, but with the same key and tokens, so that running bots stay connected. */
    public void reset() {
        run(() -> {
            var fresh = new State();
            fresh.signingKey = state.signingKey;
            state.bots.values().forEach(old -> fresh.bots.put(old.id(), old.afresh()));
            replace(seed.grow(fresh));
        });
    }

    private void replace(State next) {
        state = Objects.requireNonNull(next);
        callbacks.clear();
        events.publish("reset", 0, Json.object());
    }

    /**
     * To be called after a start from a file: a killed process may have told bots more than it wrote down, and a number
     * that comes twice would be taken for a repetition.
     */
    public void skipUpdateIds() {
        run(() -> state.bots.values().forEach(BotAccount::skipUpdateIds));
    }

    public void close() {
        events.close();
    }
}
