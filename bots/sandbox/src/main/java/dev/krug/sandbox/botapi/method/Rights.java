package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Member;
import java.util.Map;

/** What a bot may do in a group. */
public final class Rights {

    private static final Map<String, String> SPOKEN = Map.of(
            "can_send_messages", "text messages",
            "can_send_photos", "photos",
            "can_send_videos", "videos",
            "can_send_audios", "audios",
            "can_send_documents", "documents",
            "can_send_voice_notes", "voice notes",
            "can_send_video_notes", "video notes",
            "can_send_polls", "polls");

    private Rights() {}

    /** Refuses to send what the chat does not allow the bot. */
    public static void toSend(Call call, Chat chat, String permission) {
        if (!chat.isShared()) {
            return;
        }
        var self = self(call, chat);
        if (chat.group().isChannel()) {
            if (!self.may("can_post_messages")) {
                throw Rejection.badRequest("need administrator rights in the channel chat");
            }
        } else if (!chat.group().allows(self.id(), permission)) {
            throw Rejection.badRequest(
                    "not enough rights to send " + SPOKEN.getOrDefault(permission, "such messages") + " to the chat");
        }
    }

    /** Refuses what only administrators with this right may do. */
    public static void of(Call call, Chat chat, String right, String action) {
        if (!self(call, chat).may(right)) {
            throw Rejection.badRequest("not enough rights to " + action);
        }
    }

    /** Refuses to pin where neither the bot's rights nor the group's permissions allow it. */
    public static void toPin(Call call, Chat chat) {
        if (!chat.isShared()) {
            return;
        }
        var self = self(call, chat);
        boolean allowed = chat.group().isChannel()
                ? self.may("can_edit_messages")
                : self.may("can_pin_messages")
                        || !self.isAdministrator() && chat.group().allows(self.id(), "can_pin_messages");
        if (!allowed) {
            throw Rejection.badRequest("not enough rights to manage pinned messages in the chat");
        }
    }

    public static Member self(Call call, Chat chat) {
        return chat.group().member(call.bot().id());
    }
}
