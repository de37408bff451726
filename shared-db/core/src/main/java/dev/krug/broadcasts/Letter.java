package dev.krug.broadcasts;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.kernel.Json;
import dev.krug.telegram.OutgoingCall;
import dev.krug.telegram.OutgoingCall.Delivery;
import dev.krug.telegram.OutgoingCall.Lane;
import dev.krug.users.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A broadcast's content as the message that one person gets. */
record Letter(Content content, Messages messages) {

    /** Data of the button that switches promotion off. */
    static final String STOP = "promo:off";

    /** The call that sends it, in this language, for somebody's name and level. */
    OutgoingCall to(long chatId, Language language, @Nullable User user, Lane lane, String key) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("chat_id", chatId);
        var text = Markup.filled(content.textIn(language), variables(user, language));
        var media = content.media();
        if (media == null) {
            payload.put("text", text);
            payload.put("link_preview_options", Map.of("is_disabled", true));
        } else {
            payload.put(media.kind() == Content.Media.Kind.PHOTO ? "photo" : "document", media.source());
            payload.put("caption", text);
        }
        payload.put("parse_mode", "HTML");
        payload.put("reply_markup", Map.of("inline_keyboard", keyboard(language)));
        return new OutgoingCall(chatId, lane, method(media), Json.write(payload), Delivery.AT_MOST_ONCE, key);
    }

    private static String method(Content.@Nullable Media media) {
        if (media == null) {
            return "sendMessage";
        }
        return media.kind() == Content.Media.Kind.PHOTO ? "sendPhoto" : "sendDocument";
    }

    private List<List<Map<String, Object>>> keyboard(Language language) {
        var rows = new ArrayList<List<Map<String, Object>>>();
        for (var button : content.buttons()) {
            rows.add(List.of(Map.of("text", button.text(), "url", button.url())));
        }
        rows.add(
                List.of(Map.of("text", messages.text(language, "broadcasts.stop"), "callback_data", STOP))); // CORE-332
        return rows;
    }

    private Map<String, String> variables(@Nullable User user, Language language) {
        var values = new HashMap<String, String>();
        var name = user == null ? null : user.profile().displayName();
        var telegram = user == null ? null : user.telegram();
        var first = telegram == null ? null : telegram.firstName();
        var shown = first == null ? name : first;
        values.put("firstName", Messages.escape(shown == null ? messages.text(language, "common.user") : shown));
        values.put(
                "level", user == null ? "1" : Integer.toString(user.progress().level()));
        values.put("xp", user == null ? "0" : Long.toString(user.progress().totalXp()));
        return values;
    }
}
