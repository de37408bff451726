package dev.krug.sandbox.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A bot: its names, its menu and the updates that it has not fetched. Guarded by the lock of its {@link World}. */
public final class BotAccount {

    /** What a bot says about itself, per language; the empty language is for all others. */
    public enum Profile {
        NAME,
        DESCRIPTION,
        SHORT_DESCRIPTION
    }

    private static final int UPDATE_ID_GAP = 1000;

    private long id;
    private String token = "";
    private String username = "";
    private String emoji = "🤖";
    private Map<String, String> profile = new TreeMap<>();
    private Map<String, ArrayNode> commands = new TreeMap<>();
    private Map<Long, JsonNode> menuButtons = new TreeMap<>();
    private List<Update> pending = new ArrayList<>();
    private long lastUpdateId;
    private @Nullable List<String> allowedUpdates;
    private @Nullable Webhook webhook;
    private BotSettings settings = BotSettings.DEFAULT;
    private Map<String, ObjectNode> defaultRights = new TreeMap<>();

    BotAccount() {}

    BotAccount(long id, String token, String username, String emoji, long lastUpdateId) {
        this.id = id;
        this.token = token;
        this.username = username;
        this.emoji = emoji;
        this.lastUpdateId = lastUpdateId;
    }

    /** The same account without what it was told and set. */
    BotAccount afresh() {
        var bot = new BotAccount(id, token, username, emoji, lastUpdateId);
        bot.profile.put(Profile.NAME + ":", profile(Profile.NAME, ""));
        bot.settings = settings;
        return bot;
    }

    public long id() {
        return id;
    }

    public String token() {
        return token;
    }

    public String username() {
        return username;
    }

    public String emoji() {
        return emoji;
    }

    public void emoji(String value) {
        emoji = value;
    }

    void token(String value) {
        token = value;
    }

    /** The text for exactly this language; empty if there is none. */
    public String profile(Profile field, String language) {
        return profile.getOrDefault(field + ":" + language, "");
    }

    /** The text that a reader of this language sees. */
    public String shown(Profile field, String language) {
        var own = profile(field, language);
        return own.isEmpty() ? profile(field, "") : own;
    }

    public void profile(Profile field, String language, String value) {
        if (value.isEmpty()) {
            profile.remove(field + ":" + language);
        } else {
            profile.put(field + ":" + language, value);
        }
    }

    public String title(String language) {
        var name = shown(Profile.NAME, language);
        return name.isEmpty() ? username : name;
    }

    /** Commands by {@code scope:language}. */
    public Map<String, ArrayNode> commands() {
        return commands;
    }

    /** Menu buttons by chat; 0 is the one for all others. */
    public Map<Long, JsonNode> menuButtons() {
        return menuButtons;
    }

    /** Updates that are not confirmed, oldest first. */
    public List<Update> pending() {
        return pending;
    }

    long lastUpdateId() {
        return lastUpdateId;
    }

    /** Leaves a gap, because the latest numbers may have been given out without being written down. */
    void skipUpdateIds() {
        lastUpdateId += UPDATE_ID_GAP;
    }

    long nextUpdateId() {
        return ++lastUpdateId;
    }

    public @Nullable List<String> allowedUpdates() {
        return allowedUpdates;
    }

    public void allowedUpdates(@Nullable List<String> value) {
        allowedUpdates = value;
    }

    public @Nullable Webhook webhook() {
        return webhook;
    }

    public void webhook(@Nullable Webhook value) {
        webhook = value;
    }

    public BotSettings settings() {
        return settings;
    }

    public void settings(BotSettings value) {
        settings = value;
    }

    /** The rights that it asks for when it is added as an administrator, of {@code group} and {@code channel}. */
    public Map<String, ObjectNode> defaultRights() {
        return defaultRights;
    }
}
