package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import tools.jackson.databind.node.ObjectNode;

/** How Telegram writes members of groups. */
public final class MemberViews {

    private MemberViews() {}

    public static ObjectNode member(World world, Member member) {
        return member(world, member, 0);
    }

    /** A member as one bot sees it, which may change only those administrators that it made. */
    public static ObjectNode member(World world, Member member, long reader) {
        var json = Json.object();
        json.set("user", world.sender(member.id()));
        json.put("status", member.status().word());
        var rights = member.rights() == null ? Json.object() : member.rights();
        switch (member.status()) {
            case CREATOR -> json.put("is_anonymous", false);
            case ADMINISTRATOR -> {
                json.put("can_be_edited", reader != 0 && member.promotedBy() == reader);
                json.setAll(rights);
            }
            case RESTRICTED -> {
                json.put("is_member", member.present());
                json.setAll(rights);
                json.put("until_date", member.until());
            }
            case KICKED -> json.put("until_date", member.until());
            case MEMBER, LEFT -> {}
        }
        if (member.customTitle() != null) {
            json.put("custom_title", member.customTitle());
        }
        return json;
    }
}
