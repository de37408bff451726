package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message as it stands now; an edit makes a new one.
 *
 * @param from who wrote it, also where that is not shown
 * @param content what kind it is and what it holds, in Telegram's own fields: {@code text}, {@code entities}, ...
 * @param head what no edit changes: {@code forward_origin}, {@code quote}, {@code media_group_id}, ...
 * @param markup the inline keyboard under it, or the reply keyboard that it brought
 * @param viaBot the bot whose inline result it is; 0 if none
 * @param inlineId by which that bot can change it
 * @param reactions by who reacted
 */
public record Message(
        int id,
        long from,
        long date,
        long editDate,
        ObjectNode content,
        @Nullable ObjectNode head,
        @Nullable ObjectNode markup,
        int replyTo,
        boolean protectedContent,
        long viaBot,
        @Nullable String inlineId,
        @Nullable Map<Long, ArrayNode> reactions) {

    /** A message that is about to be sent. */
    public record Draft(
            ObjectNode content,
            @Nullable ObjectNode head,
            @Nullable ObjectNode markup,
            int replyTo,
            boolean protectedContent,
            long viaBot,
            @Nullable String inlineId) {

        public static Draft of(ObjectNode content) {
            return new Draft(content, null, null, 0, false, 0, null);
        }

        public Draft answering(int message) {
            return new Draft(content, head, markup, message, protectedContent, viaBot, inlineId);
        }

        public Draft headed(@Nullable ObjectNode newHead) {
            return new Draft(content, newHead, markup, replyTo, protectedContent, viaBot, inlineId);
        }

        Message sent(int id, long from, long date) {
            return new Message(
                    id, from, date, 0, content, head, markup, replyTo, protectedContent, viaBot, inlineId, null);
        }
    }

    public Message edited(ObjectNode newContent, @Nullable ObjectNode newMarkup, long at) {
        return with(newContent, newMarkup, at, reactions);
    }

    /** A change of the keyboard alone does not mark a message as edited for people. */
    public Message withMarkup(@Nullable ObjectNode newMarkup) {
        return with(content, newMarkup, editDate, reactions);
    }

    Message reacted(long who, ArrayNode reaction) {
        var all = new LinkedHashMap<>(reactions == null ? Map.of() : reactions);
        if (reaction.isEmpty()) {
            all.remove(who);
        } else {
            all.put(who, reaction);
        }
        return with(content, markup, editDate, all.isEmpty() ? null : all);
    }

    private Message with(
            ObjectNode newContent,
            @Nullable ObjectNode newMarkup,
            long newEditDate,
            @Nullable Map<Long, ArrayNode> newReactions) {
        return new Message(
                id,
                from,
                date,
                newEditDate,
                newContent,
                head,
                newMarkup,
                replyTo,
                protectedContent,
                viaBot,
                inlineId,
                newReactions);
    }

    public ArrayNode reaction(long who) {
        return reactions == null ? Json.array() : reactions.getOrDefault(who, Json.array());
    }

    public @Nullable ObjectNode inlineKeyboard() {
        return markup != null && markup.has("inline_keyboard") ? markup : null;
    }

    /** Whether nobody wrote it, but something happened in the chat. */
    public boolean isService() {
        return Service.NAMES.stream().anyMatch(content::has);
    }
}
