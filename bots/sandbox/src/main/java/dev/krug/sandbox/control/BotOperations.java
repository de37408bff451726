package dev.krug.sandbox.control;

import static dev.krug.sandbox.request.Parameter.bool;
import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.world.BotAccount;
import dev.krug.sandbox.world.BotAccount.Profile;
import dev.krug.sandbox.world.BotSettings;
import dev.krug.sandbox.world.Views;
import dev.krug.sandbox.world.WebhookViews;
import dev.krug.sandbox.world.World;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bots: who there is, and new ones for any outside program. */
record BotOperations(World world, Named named) {

    private static final String DEFAULT_EMOJI = "🤖";

    List<Operation> all() {
        return List.of(
                Operation.get(
                        "/bots",
                        "All bots with their tokens and the way that their updates take",
                        List.of(),
                        this::list),
                Operation.post(
                        "/bots",
                        "A new bot; the answer holds its token",
                        List.of(
                                string("username").required().within(5, 32, "username must have 5-32 characters"),
                                string("title").within(0, 64, "title must have at most 64 characters"),
                                string("description").within(0, 512, "description must have at most 512 characters"),
                                string("emoji").within(0, 16, "emoji must be one emoji")),
                        this::create),
                Operation.patch(
                        "/bots/{bot}",
                        "What one tells BotFather: texts, privacy mode, groups, inline mode and its feedback",
                        List.of(
                                Named.BOT,
                                string("title").within(0, 64, "title must have at most 64 characters"),
                                string("description").within(0, 512, "description must have at most 512 characters"),
                                string("about").within(0, 120, "about must have at most 120 characters"),
                                bool("privacy"),
                                bool("groups"),
                                bool("inline"),
                                bool("inline_feedback")),
                        this::change),
                Operation.post(
                        "/bots/{bot}/revoke-token",
                        "A new token; the old one is worth nothing",
                        List.of(Named.BOT),
                        this::revoke));
    }

    private JsonNode change(Input input) {
        var bot = named.bot(input);
        var old = bot.settings();
        bot.settings(new BotSettings(
                input.has("privacy") ? input.bool("privacy") : old.privacy(),
                input.has("groups") ? input.bool("groups") : old.groups(),
                input.has("inline") ? input.bool("inline") : old.inline(),
                input.has("inline_feedback") ? input.bool("inline_feedback") : old.inlineFeedback()));
        put(bot, input, "title", Profile.NAME);
        put(bot, input, "description", Profile.DESCRIPTION);
        put(bot, input, "about", Profile.SHORT_DESCRIPTION);
        world.bots().changed(bot);
        return view(bot, "").put("token", bot.token());
    }

    private static void put(BotAccount bot, Input input, String name, Profile field) {
        var value = input.optional(name);
        if (value != null) {
            bot.profile(field, "", value);
        }
    }

    private JsonNode revoke(Input input) {
        var bot = named.bot(input);
        world.bots().revokeToken(bot);
        return view(bot, "").put("token", bot.token());
    }

    private JsonNode list(Input input) {
        var all = Json.array();
        world.bots().all().stream()
                .filter(bot -> !world.updates().isInside(bot))
                .forEach(bot -> all.add(listed(bot)));
        return all;
    }

    private ObjectNode listed(BotAccount bot) {
        var json = view(bot, "").put("token", bot.token());
        json.put("polled", world.updates().isPolled(bot));
        json.set("webhook", WebhookViews.info(bot));
        return json;
    }

    private JsonNode create(Input input) {
        var username = input.string("username");
        var bot = world.bots()
                .register(
                        username,
                        input.has("title") ? input.string("title") : username,
                        input.has("emoji") ? input.string("emoji") : DEFAULT_EMOJI);
        bot.profile(Profile.DESCRIPTION, "", input.string("description"));
        return view(bot, "").put("token", bot.token());
    }

    /** A bot as a reader of the language sees it. */
    static ObjectNode view(BotAccount bot, String language) {
        var json = Views.bot(bot)
                .put("title", bot.title(language))
                .put("emoji", bot.emoji())
                .put("description", bot.shown(Profile.DESCRIPTION, language))
                .put("about", bot.shown(Profile.SHORT_DESCRIPTION, language));
        json.set("commands", Json.array());
        json.set("settings", Json.of(bot.settings()));
        return json;
    }

    static JsonNode menuButton(BotAccount bot, long user) {
        var general = bot.menuButtons().getOrDefault(0L, Json.object().put("type", "commands"));
        return bot.menuButtons().getOrDefault(user, general);
    }
}
