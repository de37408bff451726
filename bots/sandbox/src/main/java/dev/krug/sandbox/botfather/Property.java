package dev.krug.sandbox.botfather;

import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.world.BotAccount;
import dev.krug.sandbox.world.BotAccount.Profile;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;

/** What is told about a bot in words. */
enum Property {
    NAME("botfather.ask.name", 64),
    DESCRIPTION("botfather.ask.description", 512),
    ABOUT("botfather.ask.about", 120),
    COMMANDS("botfather.ask.commands", 4096);

    private static final Pattern COMMAND = Pattern.compile("/?([a-z0-9_]{1,32})\\s+-\\s+(\\S.{0,255})");
    private static final int MAX_COMMANDS = 100;

    private final String question;
    private final int maxLength;

    Property(String question, int maxLength) {
        this.question = question;
        this.maxLength = maxLength;
    }

    /** Asks for the new text of a bot. */
    Step ask(Talk talk, BotAccount bot) {
        talk.say(question, Map.of("bot", bot.username()), null);
        return (then, text) -> change(then, bot, text);
    }

    private Step change(Talk talk, BotAccount bot, String text) {
        if (text.isEmpty() || text.length() > maxLength) {
            talk.say("botfather.wrong.length", Map.of("count", maxLength), null);
            return (then, again) -> change(then, bot, again);
        }
        if (!set(bot, text)) {
            talk.say("botfather.wrong.commands");
            return (then, again) -> change(then, bot, again);
        }
        talk.world().bots().changed(bot);
        talk.say("botfather.saved", Map.of("bot", bot.username()), null);
        return Step.NONE;
    }

    private boolean set(BotAccount bot, String text) {
        switch (this) {
            case NAME -> bot.profile(Profile.NAME, "", text);
            case DESCRIPTION -> bot.profile(Profile.DESCRIPTION, "", text);
            case ABOUT -> bot.profile(Profile.SHORT_DESCRIPTION, "", text);
            case COMMANDS -> {
                return commands(bot, text);
            }
        }
        return true;
    }

    private static boolean commands(BotAccount bot, String text) {
        var lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        var commands = Json.array();
        if (lines.size() > MAX_COMMANDS || !lines.stream().allMatch(line -> add(commands, line))) {
            return false;
        }
        bot.commands().keySet().removeAll(List.of("default:", "default:ru", "default:en"));
        bot.commands().put("default:", commands);
        return true;
    }

    private static boolean add(ArrayNode commands, String line) {
        var command = COMMAND.matcher(line);
        if (command.matches()) {
            commands.addObject().put("command", command.group(1)).put("description", command.group(2));
        }
        return command.matches();
    }
}
