package dev.krug.runtime;

import dev.krug.telegram.Dialogs.Dialog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboard;

/**
 * What a handler answers: messages in order, and where the dialog goes. Immutable; methods that speak of "the message"
 * mean the last one.
 */
public final class Reply {

    private static final Reply NOTHING = new Reply(List.of(), null, false);

    private final List<Part> parts;
    private final @Nullable Dialog next;
    private final boolean leaves;

    private Reply(List<Part> parts, @Nullable Dialog next, boolean leaves) {
        this.parts = parts;
        this.next = next;
        this.leaves = leaves;
    }

    /** One thing to do in Telegram. */
    sealed interface Part {

        /** A part that may have a keyboard. */
        sealed interface Keyed extends Part {

            @Nullable
            ReplyKeyboard keyboard();

            Part with(ReplyKeyboard keyboard);
        }

        /** A message, or the new content of the message whose button was pressed. */
        record Text(String html, @Nullable ReplyKeyboard keyboard, boolean edits) implements Keyed {

            @Override
            public Part with(ReplyKeyboard other) {
                return new Text(html, other, edits);
            }
        }

        /** A message with a file above its text. */
        record File(
                OutgoingFile file, String html, @Nullable ReplyKeyboard keyboard) implements Keyed {

            @Override
            public Part with(ReplyKeyboard other) {
                return new File(file, html, other);
            }
        }

        /** A notice over the chat, or a window that must be closed. */
        record Toast(String text, boolean alert) implements Part {}

        /** Takes the buttons off the message whose button was pressed. */
        record DropButtons() implements Part {}

        /** Any other call of the Bot API. */
        record Call(BotApiMethod<?> method) implements Part {}
    }

    public static Reply nothing() {
        return NOTHING;
    }

    /** A message in Telegram's HTML; arguments in it must be escaped already. */
    public static Reply html(String html) {
        return NOTHING.plus(new Part.Text(html, null, false));
    }

    /** A photo or document with a text below it, which may be empty. */
    public static Reply file(OutgoingFile file, String html) { // CORE-388
        return NOTHING.plus(new Part.File(file, html, null));
    }

    /** A notice shown over the chat for a moment; only after a button. */
    public static Reply toast(String text) {
        return NOTHING.plus(new Part.Toast(text, false));
    }

    /** A notice that stays until it is closed; only after a button. */
    public static Reply alert(String text) {
        return NOTHING.plus(new Part.Toast(text, true));
    }

    /** Takes the buttons off the message whose button was pressed, so that they cannot be pressed twice. */
    public static Reply dropButtons() {
        return NOTHING.plus(new Part.DropButtons());
    }

    /** Any other call of the Bot API. */
    public static Reply call(BotApiMethod<?> method) {
        return NOTHING.plus(new Part.Call(method));
    }

    /** This, and then the other. */
    public Reply and(Reply other) {
        var all = new ArrayList<>(parts);
        all.addAll(other.parts);
        return new Reply(List.copyOf(all), other.next != null ? other.next : next, leaves || other.leaves);
    }

    /** Puts one row of buttons more under the message. */
    public Reply buttons(Button... row) {
        return buttonRows(List.of(List.of(row)));
    }

    /** Puts buttons under the message, row by row. */
    public Reply buttonRows(List<List<Button>> rows) {
        var last = (Part.Keyed) parts.getLast();
        var all = new ArrayList<>(rows);
        if (last.keyboard() instanceof Rows earlier) {
            all.addAll(0, earlier.rows());
        }
        return replaceLast(last.with(new Rows(all)));
    }

    /** Shows, changes or removes the keyboard below the input field. */
    public Reply keyboard(ReplyKeyboard keyboard) {
        return replaceLast(((Part.Keyed) parts.getLast()).with(keyboard));
    }

    /** Changes the message whose button was pressed, instead of sending a new one. */
    public Reply inPlace() {
        var last = (Part.Text) parts.getLast();
        return replaceLast(new Part.Text(last.html(), last.keyboard(), true));
    }

    /** The next message of this person answers this step. */
    public Reply enter(String step, Map<String, Object> data) {
        return new Reply(parts, new Dialog(step, data), leaves);
    }

    /** As {@link #enter(String, Map)}, for so long only. */
    public Reply enter(String step, Map<String, Object> data, Duration lifetime) {
        return new Reply(parts, new Dialog(step, data, lifetime), leaves);
    }

    /** Ends the dialog. */
    public Reply leave() {
        return new Reply(parts, next, true);
    }

    List<Part> parts() {
        return parts;
    }

    @Nullable
    Dialog next() {
        return next;
    }

    boolean leaves() {
        return leaves;
    }

    private Reply plus(Part part) {
        var all = new ArrayList<>(parts);
        all.add(part);
        return new Reply(List.copyOf(all), next, leaves);
    }

    private Reply replaceLast(Part part) {
        var all = new ArrayList<>(parts);
        all.set(all.size() - 1, part);
        return new Reply(List.copyOf(all), next, leaves);
    }

    /** Buttons that are not yet Telegram's markup, so that rows can be added. */
    record Rows(List<List<Button>> rows) implements ReplyKeyboard {

        @Override
        public void validate() {}
    }
}
