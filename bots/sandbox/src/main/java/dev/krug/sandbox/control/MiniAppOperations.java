package dev.krug.sandbox.control;

import static dev.krug.sandbox.request.Parameter.bool;
import static dev.krug.sandbox.request.Parameter.integer;
import static dev.krug.sandbox.request.Parameter.string;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.BotAccount;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.InlineMode;
import dev.krug.sandbox.world.Message;
import dev.krug.sandbox.world.Person;
import dev.krug.sandbox.world.Views;
import dev.krug.sandbox.world.World;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Opens Mini Apps and keeps what they store in the cloud. */
record MiniAppOperations(World world, Named named) {

    private static final int MAX_DATA_BYTES = 4096;

    List<Operation> all() {
        return List.of(
                Operation.post(
                        "/mini-app/open",
                        "The address of a Mini App with signed initData; source is menu, inline, keyboard"
                                + " or link; chat is the group where a link stands",
                        List.of(
                                Named.USER,
                                Named.BOT,
                                integer("chat"),
                                string("source"),
                                string("url"),
                                string("start_param").within(0, 512, "start_param is too long"),
                                bool("dark"),
                                bool("fullscreen")),
                        this::open),
                Operation.post(
                        "/mini-app/data",
                        "What a Mini App sends that was opened from a reply keyboard",
                        List.of(
                                Named.USER,
                                Named.BOT,
                                string("button_text"),
                                string("data").required()),
                        this::data));
    }

    private JsonNode open(Input input) {
        var user = named.user(input);
        var bot = named.bot(input);
        var source = source(input.string("source", "menu"));
        var start = input.string("start_param");
        if (!start.matches("[A-Za-z0-9_-]*")) {
            throw Rejection.badRequest("start_param contains unallowed characters");
        }
        var chat = input.has("chat") ? named.chat(input) : world.chats().between(bot.id(), user.id());
        var initData = new InitData(world.signingKey(), bot, user, chat)
                .sign(source, start, world.clock().instant(), query -> remember(query, bot, user, chat));
        var url =
                LaunchUrl.of(url(input, bot, user.id()), initData, input.bool("dark"), start, input.bool("fullscreen"));
        var launch = Json.object().put("url", url).put("init_data", initData).put("bot", bot.username());
        var themes = launch.putObject("themes");
        themes.set("light", LaunchUrl.theme(false));
        themes.set("dark", LaunchUrl.theme(true));
        return launch;
    }

    /** The bot may answer by a message. */
    private void remember(String query, BotAccount bot, Person user, Chat chat) {
        world.inline().openWebApp(query, new InlineMode.WebAppQuery(bot.id(), user.id(), chat.key(), world.now()));
    }

    private JsonNode data(Input input) {
        var content = Json.object();
        content.putObject("web_app_data")
                .put("button_text", input.string("button_text"))
                .put("data", input.string("data"));
        if (input.string("data").getBytes(UTF_8).length > MAX_DATA_BYTES) {
            throw Rejection.badRequest("data is too long");
        }
        var chat = named.chat(input);
        return Views.seen(world, chat, world.posts().byPerson(named.user(input), chat, Message.Draft.of(content)));
    }

    private static InitData.Source source(String name) {
        try {
            return InitData.Source.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Rejection.badRequest("source must be menu, inline, keyboard or link");
        }
    }

    private static String url(Input input, BotAccount bot, long user) {
        var url = input.has("url")
                ? input.string("url")
                : BotOperations.menuButton(bot, user)
                        .path("web_app")
                        .path("url")
                        .asString("");
        if (url.isEmpty()) {
            throw Rejection.badRequest("the bot has no Mini App");
        }
        try {
            var scheme = URI.create(url).getScheme();
            if ("http".equals(scheme) || "https".equals(scheme)) {
                return url;
            }
        } catch (IllegalArgumentException malformed) {
            throw Rejection.badRequest("url is not a web address");
        }
        throw Rejection.badRequest("url is not a web address");
    }
}
