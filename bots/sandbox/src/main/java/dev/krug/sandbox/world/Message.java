package dev.krug.sandbox.world;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message as it stands now; an edit makes a new one.
 *
 * @param content what kind it is and what it holds, in Telegram's own fields: {@code text}, {@code entities}, ...
 * @param markup the inline keyboard under it, or the reply keyboard that it brought
 */
public record Message(
        int id,
        long from,
        long date,
        long editDate,
        ObjectNode content,
        @Nullable ObjectNode markup,
        int replyTo,
        boolean protectedContent) {

    public Message edited(ObjectNode newContent, @Nullable ObjectNode newMarkup, long at) {
        return new Message(id, from, date, at, newContent, newMarkup, replyTo, protectedContent);
    }

    /** A change of the keyboard alone does not mark a message as edited for people. */
    public Message withMarkup(@Nullable ObjectNode newMarkup) {
        return new Message(id, from, date, editDate, content, newMarkup, replyTo, protectedContent);
    }

    public @Nullable ObjectNode inlineKeyboard() {
        return markup != null && markup.has("inline_keyboard") ? markup : null;
    }
}
