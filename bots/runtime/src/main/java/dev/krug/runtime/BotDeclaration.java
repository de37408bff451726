package dev.krug.runtime;

import dev.krug.badges.BadgeDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a bot answers to. Its texts are those of one domain: {@code <domain>.title}, {@code <domain>.description} and,
 * for the list of commands, {@code <domain>.command.<name>}.
 */
public final class BotDeclaration {

    private final String name;
    private final String domain;
    private final Map<String, Handler> commands = new LinkedHashMap<>();
    private final Map<String, Handler> buttons = new LinkedHashMap<>();
    private final Map<String, Handler> steps = new LinkedHashMap<>();
    private final Map<String, Handler> links = new LinkedHashMap<>();
    private final Map<String, Captioned> files = new LinkedHashMap<>();
    private final List<BadgeDefinition> badges = new ArrayList<>();
    private @Nullable Handler text;
    private @Nullable Handler other;
    private @Nullable BotPreparation preparation;
    private @Nullable FilePreparation filePreparation;
    private @Nullable Beginning beginning;
    private boolean personal;

    private BotDeclaration(String name, String domain) {
        this.name = name;
        this.domain = domain;
    }

    /** A bot of this name, for instance {@code spin_bot}, whose texts stand in this domain, for instance spin. */
    public static BotDeclaration named(String name, String domain) {
        return new BotDeclaration(name, domain);
    }

    /** Answers {@code /command}; what follows the command is {@link Turn#argument()}. */
    public BotDeclaration command(String command, Handler handler) {
        return put(commands, command, handler);
    }

    /** Answers buttons whose data is {@code action} or {@code action:argument}. */
    public BotDeclaration button(String action, Handler handler) {
        return put(buttons, action, handler);
    }

    /** Answers the next message of somebody whose dialog stands at this step. */
    public BotDeclaration step(String step, Handler handler) {
        return put(steps, step, handler);
    }

    /** Answers {@code /start <word>_<argument>}, as a link carries it; the word has no underscore. */
    public BotDeclaration link(String word, Handler handler) {
        return put(links, word, handler);
    }

    /**
     * Answers a message with a file whose caption begins with this word, written in lower case here; what follows it is
     * {@link Turn#argument()}. Only the preparation can read the file.
     */
    public BotDeclaration file(String caption, FilePreparation preparing, Handler handler) {
        return put(files, caption, new Captioned(preparing, handler));
    }

    /** The button by which people begin what the bot is for; shared screens offer it. */
    public BotDeclaration begins(String textKey, String data) {
        beginning = new Beginning(textKey, data);
        return this;
    }

    /** Answers text that is no command and belongs to no dialog. */
    public BotDeclaration text(Handler handler) {
        text = handler;
        return this;
    }

    /** Answers messages without text: pictures, voices, stickers. */
    public BotDeclaration other(Handler handler) {
        other = handler;
        return this;
    }

    /** Runs before the transaction of every text and press, for what may take its time. */
    public BotDeclaration preparing(Preparation newPreparation) {
        return preparingIn(newPreparation);
    }

    /** As {@link #preparing}, for a module of several bots. */
    public BotDeclaration preparingIn(BotPreparation newPreparation) {
        preparation = newPreparation;
        return this;
    }

    /** Runs before the transaction of every message with a file; the only place where the file can be read. */
    public BotDeclaration preparingFiles(FilePreparation newPreparation) {
        filePreparation = newPreparation;
        return this;
    }

    /**
     * Promises that no handler locks or changes rows but those of the person whom it answers. While many people wait,
     * handlers of several may then run side by side in one transaction, where no lock would keep them apart. What a
     * shared module answers does so only if that module promises the same.
     */
    public BotDeclaration personal() {
        personal = true;
        return this;
    }

    /** A badge that can be earned in this bot. */
    public BotDeclaration badge(String type, String emoji, @Nullable String condition) {
        badges.add(new BadgeDefinition(name, type, emoji, domain, condition, 0));
        return this;
    }

    public String name() {
        return name;
    }

    public String domain() {
        return domain;
    }

    Map<String, Handler> commands() {
        return commands;
    }

    @Nullable
    Handler command(String command) {
        return commands.get(command);
    }

    @Nullable
    Handler button(String data) {
        return find(buttons, data);
    }

    @Nullable
    Handler step(String step) {
        return steps.get(step);
    }

    @Nullable
    Handler link(String word) {
        return links.get(word);
    }

    @Nullable
    Captioned captioned(String word) {
        return files.get(word);
    }

    /** Whether this command or button is declared here; free text is not. */
    boolean answers(String input) {
        return input.startsWith("/") ? commands.containsKey(commandOf(input)) : button(input) != null;
    }

    /** Whether this is a start link whose word is declared here. */
    boolean follows(String input) {
        var words = input.strip().split("\\s+", 2);
        return input.startsWith("/")
                && commandOf(input).equals("start")
                && words.length > 1
                && words[1].contains("_")
                && links.containsKey(words[1].substring(0, words[1].indexOf('_')));
    }

    /** {@code start} of {@code /Start@some_bot argument}. */
    static String commandOf(String text) {
        var name = text.strip().split("\\s+", 2)[0].substring(1).toLowerCase(Locale.ROOT);
        var addressed = name.indexOf('@');
        return addressed < 0 ? name : name.substring(0, addressed);
    }

    /** Everything that is declared, each with its kind. */
    Stream<String> words() {
        return Map.of("command", commands, "button", buttons, "step", steps, "link", links, "file", files)
                .entrySet()
                .stream()
                .flatMap(kind -> kind.getValue().keySet().stream().map(word -> kind.getKey() + " " + word));
    }

    @Nullable
    Handler text() {
        return text;
    }

    @Nullable
    Handler other() {
        return other;
    }

    @Nullable
    BotPreparation preparation() {
        return preparation;
    }

    @Nullable
    FilePreparation filePreparation() {
        return filePreparation;
    }

    boolean isPersonal() {
        return personal;
    }

    List<BadgeDefinition> badges() {
        return badges;
    }

    // The longest action wins, so that "quiz:answer" may stand beside "quiz".
    private static @Nullable Handler find(Map<String, Handler> handlers, String data) {
        for (var action = data; !action.isEmpty(); action = action.substring(0, Math.max(0, action.lastIndexOf(':')))) {
            if (handlers.containsKey(action)) {
                return handlers.get(action);
            }
        }
        return null;
    }

    static String argumentOf(Map<String, Handler> handlers, String data) {
        for (var action = data; !action.isEmpty(); action = action.substring(0, Math.max(0, action.lastIndexOf(':')))) {
            if (handlers.containsKey(action)) {
                return data.length() > action.length() ? data.substring(action.length() + 1) : "";
            }
        }
        return "";
    }

    String argumentOfButton(String data) {
        return argumentOf(buttons, data);
    }

    Optional<Beginning> beginning() {
        return Optional.ofNullable(beginning);
    }

    record Beginning(String textKey, String data) {}

    record Captioned(FilePreparation preparation, Handler handler) {}

    private <T> BotDeclaration put(Map<String, T> handlers, String key, T handler) {
        if (handlers.putIfAbsent(key, handler) != null) {
            throw new IllegalStateException(name + " declares " + key + " twice");
        }
        return this;
    }
}
