package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The names of what members and administrators may do. */
public final class Permissions {

    /** Of members. */
    public static final List<String> OF_MEMBERS = List.of(
            "can_send_messages",
            "can_send_audios",
            "can_send_documents",
            "can_send_photos",
            "can_send_videos",
            "can_send_video_notes",
            "can_send_voice_notes",
            "can_send_polls",
            "can_send_other_messages",
            "can_add_web_page_previews",
            "can_react_to_messages",
            "can_edit_tag",
            "can_change_info",
            "can_invite_users",
            "can_pin_messages",
            "can_manage_topics");

    /** Of administrators. */
    public static final List<String> OF_ADMINISTRATORS = List.of(
            "is_anonymous",
            "can_manage_chat",
            "can_delete_messages",
            "can_manage_video_chats",
            "can_restrict_members",
            "can_promote_members",
            "can_change_info",
            "can_invite_users",
            "can_post_stories",
            "can_edit_stories",
            "can_delete_stories",
            "can_post_messages",
            "can_edit_messages",
            "can_pin_messages",
            "can_manage_topics",
            "can_manage_direct_messages",
            "can_manage_tags");

    private static final List<String> OF_CHANNELS = List.of("can_post_messages", "can_edit_messages");
    private static final List<String> OF_GROUPS = List.of("can_pin_messages", "can_manage_topics", "can_manage_tags");
    private static final List<String> MEDIA = OF_MEMBERS.subList(0, OF_MEMBERS.indexOf("can_send_polls"));

    private Permissions() {}

    /** All that members can have. */
    public static ObjectNode all() {
        var all = Json.object();
        OF_MEMBERS.forEach(name -> all.put(name, true));
        return all;
    }

    /** Permissions as a call gives them; without {@code independent} wider ones bring narrower ones along. */
    public static ObjectNode given(JsonNode asked, boolean independent) {
        var given = Json.object();
        OF_MEMBERS.forEach(name -> given.put(name, asked.path(name).asBoolean(false)));
        if (!independent) {
            if (given.path("can_send_other_messages").asBoolean()
                    || given.path("can_add_web_page_previews").asBoolean()) {
                MEDIA.forEach(name -> given.put(name, true));
            }
            if (given.path("can_send_polls").asBoolean()) {
                given.put("can_send_messages", true);
            }
        }
        return given;
    }

    /** An administrator's rights, those left out that this type of chat does not know. */
    public static ObjectNode rights(JsonNode asked, boolean channel) {
        var given = Json.object();
        for (var name : OF_ADMINISTRATORS) {
            if (!(channel ? OF_GROUPS : OF_CHANNELS).contains(name)) {
                given.put(name, asked.path(name).asBoolean(false));
            }
        }
        return given;
    }

    /** All rights but anonymity. */
    public static ObjectNode allRights(boolean channel) {
        var all = Json.object();
        OF_ADMINISTRATORS.forEach(name -> all.put(name, !name.equals("is_anonymous")));
        return rights(all, channel);
    }
}
