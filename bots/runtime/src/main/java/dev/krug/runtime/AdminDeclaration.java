package dev.krug.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a section of the administration answers to. */
public final class AdminDeclaration {

    private final @Nullable String title;
    private final @Nullable String opens;
    private final Map<String, Handler> commands = new LinkedHashMap<>();
    private final Map<String, AdminAct> acts = new LinkedHashMap<>();
    private final Map<String, Handler> buttons = new LinkedHashMap<>();
    private final Map<String, Handler> steps = new LinkedHashMap<>();
    private final Map<String, Reading> files = new LinkedHashMap<>();

    private AdminDeclaration(@Nullable String title, @Nullable String opens) {
        this.title = title;
        this.opens = opens;
    }

    /** A section with a button on the panel: the key of its text and the button's data. */
    public static AdminDeclaration section(String title, String opens) {
        return new AdminDeclaration(title, opens);
    }

    /** A section without a button. */
    public static AdminDeclaration hidden() {
        return new AdminDeclaration(null, null);
    }

    /** Answers {@code /command}. */
    public AdminDeclaration command(String command, Handler handler) {
        commands.put(command, handler);
        return this;
    }

    /** Answers {@code /command} with an act, which may ask for a confirmation first. */
    public AdminDeclaration act(String command, AdminAct act) {
        acts.put(command, act);
        return this;
    }

    /** Answers buttons whose data is {@code action} or {@code action:argument}. */
    public AdminDeclaration button(String action, Handler handler) {
        buttons.put(action, handler);
        return this;
    }

    /** Answers the next message of an administrator whose dialog stands at this step. */
    public AdminDeclaration step(String step, Handler handler) {
        steps.put(step, handler);
        return this;
    }

    /**
     * Answers a file whose caption begins with this word; what follows it is {@link Turn#argument()}. The preparation runs
     * for everybody: it must ask who sends.
     */
    public AdminDeclaration file(String caption, FilePreparation preparation, Handler handler) {
        files.put(caption, new Reading(preparation, handler));
        return this;
    }

    /** A file to be read, and what is answered to it. */
    public record Reading(FilePreparation preparation, Handler handler) {}

    public @Nullable String title() {
        return title;
    }

    public @Nullable String opens() {
        return opens;
    }

    public Map<String, Handler> commands() {
        return commands;
    }

    public Map<String, AdminAct> acts() {
        return acts;
    }

    public Map<String, Handler> buttons() {
        return buttons;
    }

    public Map<String, Handler> steps() {
        return steps;
    }

    public Map<String, Reading> files() {
        return files;
    }
}
