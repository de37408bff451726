package dev.krug.sandbox.botfather;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.text.Formatting;
import dev.krug.sandbox.world.BotAccount;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Message;
import dev.krug.sandbox.world.Person;
import dev.krug.sandbox.world.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One person's conversation with BotFather, in the person's language. */
record Talk(World world, BotAccount father, Chat chat, Person person) {

    private static final Messages MESSAGES = Messages.load(key -> {});

    static Map<String, String> inAllLanguages(String key) {
        var texts = new HashMap<>(Map.of("", MESSAGES.text(Language.EN, key)));
        for (var language : Language.values()) {
            texts.put(language.code(), MESSAGES.text(language, key));
        }
        return texts;
    }

    String text(String key) {
        return MESSAGES.text(Language.of(person.language()), key);
    }

    void say(String key) {
        say(key, Map.of(), null);
    }

    void say(String key, Map<String, ?> values, @Nullable ObjectNode markup) {
        var draft = new Message.Draft(content(key, values), null, markup, 0, false, 0, null);
        var unused = world.posts().byBot(father, chat, draft);
    }

    void edit(Message message, String key, Map<String, ?> values, ObjectNode markup) {
        var unused = world.posts().edit(chat, message, content(key, values), markup);
    }

    private ObjectNode content(String key, Map<String, ?> values) {
        var html = MESSAGES.html(Language.of(person.language()), key, values);
        var formatted = Formatting.sent(html, "HTML", null);
        var content = Json.object().put("text", formatted.text());
        if (!formatted.entities().isEmpty()) {
            content.set("entities", formatted.entitiesJson());
        }
        return content;
    }

    /** The bots that can be settled here: all but BotFather itself. */
    List<BotAccount> bots() {
        return world.bots().all().stream()
                .filter(bot -> bot.id() != father.id())
                .toList();
    }

    /** A keyboard with one choice a row. */
    static ObjectNode choices(List<String> texts) {
        var markup = Json.object().put("resize_keyboard", true).put("one_time_keyboard", true);
        var rows = markup.putArray("keyboard");
        texts.forEach(text -> rows.addArray().addObject().put("text", text));
        return markup;
    }
}
