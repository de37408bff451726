package dev.krug.sandbox.botfather;

import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.world.BotAccount;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The bots as buttons under one message; each press turns the page of it. */
record Menu(Talk talk, JsonNode query) {

    static Step open(Talk talk) {
        if (talk.bots().isEmpty()) {
            talk.say("botfather.none");
        } else {
            talk.say("botfather.menu.choose", Map.of(), list(talk));
        }
        return Step.NONE;
    }

    Step press() {
        var callback = talk.world().presses().take(query.path("id").asString(""));
        var words = query.path("data").asString("").split(" ");
        var bot = words.length < 2 ? null : talk.world().bots().find(Long.parseLong(words[1]));
        var next = bot == null ? turn("botfather.menu.choose", Map.of(), list(talk)) : press(words[0], bot);
        if (callback != null) {
            talk.world()
                    .events()
                    .publish(
                            "callback_answer",
                            callback.user(),
                            Json.object().put("bot", talk.father().id()).put("callback_query_id", callback.id()));
        }
        return next;
    }

    private Step press(String action, BotAccount bot) {
        return switch (action) {
            case "token" -> turn("botfather.token", Making.facts(bot), backTo(bot));
            case "revoke" -> {
                talk.world().bots().revokeToken(bot);
                yield turn("botfather.revoked", Making.facts(bot), backTo(bot));
            }
            case "bot" -> page(bot);
            default -> change(action, bot);
        };
    }

    private Step change(String action, BotAccount bot) {
        for (var property : Property.values()) {
            if (property.name().equals(action)) {
                return property.ask(talk, bot);
            }
        }
        for (var one : Switch.values()) {
            if (one.name().equals(action)) {
                one.set(talk, bot, !one.isOn(bot));
            }
        }
        return page(bot);
    }

    private Step page(BotAccount bot) {
        return turn("botfather.menu.bot", Map.of("name", bot.title(""), "bot", bot.username()), actions(bot));
    }

    private Step turn(String key, Map<String, ?> values, ObjectNode markup) {
        var message =
                talk.chat().message(query.path("message").path("message_id").asLong());
        if (message == null) {
            talk.say(key, values, markup);
        } else {
            talk.edit(message, key, values, markup);
        }
        return Step.NONE;
    }

    private static ObjectNode list(Talk talk) {
        var markup = Json.object();
        var rows = markup.putArray("inline_keyboard");
        talk.bots().forEach(bot -> button(rows.addArray(), "@" + bot.username(), "bot", bot));
        return markup;
    }

    private ObjectNode actions(BotAccount bot) {
        var markup = Json.object();
        var rows = markup.putArray("inline_keyboard");
        var tokens = rows.addArray();
        button(tokens, talk.text("botfather.menu.token"), "token", bot);
        button(tokens, talk.text("botfather.menu.revoke"), "revoke", bot);
        var names = rows.addArray();
        button(names, talk.text("botfather.menu.name"), Property.NAME.name(), bot);
        button(names, talk.text("botfather.menu.commands"), Property.COMMANDS.name(), bot);
        var texts = rows.addArray();
        button(texts, talk.text("botfather.menu.description"), Property.DESCRIPTION.name(), bot);
        button(texts, talk.text("botfather.menu.about"), Property.ABOUT.name(), bot);
        for (var one : Switch.values()) {
            button(
                    rows.addArray(),
                    talk.text(one.label()) + ": " + talk.text(one.isOn(bot) ? "botfather.on" : "botfather.off"),
                    one.name(),
                    bot);
        }
        button(rows.addArray(), talk.text("botfather.menu.back"), "list", null);
        return markup;
    }

    private ObjectNode backTo(BotAccount bot) {
        var markup = Json.object();
        button(markup.putArray("inline_keyboard").addArray(), talk.text("botfather.menu.back"), "bot", bot);
        return markup;
    }

    private static void button(ArrayNode row, String text, String action, @Nullable BotAccount bot) {
        row.addObject().put("text", text).put("callback_data", bot == null ? action : action + " " + bot.id());
    }
}
