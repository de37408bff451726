package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
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
    private final People people = new People(this);
    private final Bots bots = new Bots(this);
    private final Chats chats = new Chats(this);
    private final StoredFiles files = new StoredFiles(this);
    private final Updates updates = new Updates(this);
    private final Audience audience = new Audience(this);
    private final Posts posts = new Posts(this);
    private final Relays relays = new Relays(this);
    private final Pins pins = new Pins(this);
    private final Members members = new Members(this);
    private final Invites invites = new Invites(this);
    private final Polls polls = new Polls(this);
    private final Reactions reactions = new Reactions(this);
    private final Presses presses = new Presses(this);
    private final InlineMode inline = new InlineMode(this);
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

    State state() {
        return state;
    }

    public SandboxClock clock() {
        return clock;
    }

    /** Seconds, as Telegram counts them. */
    public long now() {
        return clock.epochSecond();
    }

    public Events events() {
        return events;
    }

    public People people() {
        return people;
    }

    public Bots bots() {
        return bots;
    }

    public Chats chats() {
        return chats;
    }

    public StoredFiles files() {
        return files;
    }

    public Updates updates() {
        return updates;
    }

    Audience audience() {
        return audience;
    }

    public Posts posts() {
        return posts;
    }

    public Pins pins() {
        return pins;
    }

    public Relays relays() {
        return relays;
    }

    public Members members() {
        return members;
    }

    public Invites invites() {
        return invites;
    }

    public Polls polls() {
        return polls;
    }

    public Reactions reactions() {
        return reactions;
    }

    public Presses presses() {
        return presses;
    }

    public InlineMode inline() {
        return inline;
    }

    public SigningKey signingKey() {
        return locked(() -> state.signingKey);
    }

    /** Who wrote a message: a bot or a person. */
    public ObjectNode sender(long id) {
        var bot = bots.find(id);
        return bot != null ? Views.bot(bot) : Views.person(people.get(id));
    }

    public Map<String, String> cloud(long bot, long user) {
        return state.cloud.computeIfAbsent(bot + "/" + user, absent -> new TreeMap<>());
    }

    /** The ids of the files, the latest first. */
    public List<String> profilePhotos(long user) {
        return state.photos.computeIfAbsent(user, absent -> new ArrayList<>());
    }

    /** Does what is due by the clock: polls close, restrictions end. */
    public void tick() {
        run(() -> {
            updates.tick();
            polls.tick(now());
            members.tick(now());
        });
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
        presses.clear();
        inline.clear();
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
