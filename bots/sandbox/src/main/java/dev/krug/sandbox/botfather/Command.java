package dev.krug.sandbox.botfather;

import dev.krug.i18n.Language;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.world.BotAccount;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The commands that BotFather takes. */
enum Command {
    START("botfather.command.start", Command::help),
    HELP("botfather.command.help", Command::help),
    NEWBOT("botfather.command.newbot", Making::begin),
    MYBOTS("botfather.command.mybots", Menu::open),
    TOKEN("botfather.command.token", choosing(Command::token)),
    REVOKE("botfather.command.revoke", choosing(Command::revoke)),
    SETNAME("botfather.command.setname", choosing(Property.NAME::ask)),
    SETDESCRIPTION("botfather.command.setdescription", choosing(Property.DESCRIPTION::ask)),
    SETABOUTTEXT("botfather.command.setabouttext", choosing(Property.ABOUT::ask)),
    SETCOMMANDS("botfather.command.setcommands", choosing(Property.COMMANDS::ask)),
    SETPRIVACY("botfather.command.setprivacy", choosing(Switch.PRIVACY::ask)),
    SETJOINGROUPS("botfather.command.setjoingroups", choosing(Switch.GROUPS::ask)),
    SETINLINE("botfather.command.setinline", choosing(Switch.INLINE::ask)),
    SETINLINEFEEDBACK("botfather.command.setinlinefeedback", choosing(Switch.FEEDBACK::ask)),
    CANCEL("botfather.command.cancel", Command::cancel);

    private final String description;
    private final Function<Talk, Step> action;

    Command(String description, Function<Talk, Step> action) {
        this.description = description;
        this.action = action;
    }

    static @Nullable Command named(String text) {
        return Arrays.stream(values())
                .filter(command -> text.split("[\\s@]", 2)[0].equals(command.word()))
                .findFirst()
                .orElse(null);
    }

    private String word() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    Step begin(Talk talk) {
        return action.apply(talk);
    }

    /** The list of commands that the menu button shows. */
    static void publish(BotAccount father) {
        for (var language : Language.values()) {
            var list = Json.array();
            for (var command : values()) {
                list.addObject()
                        .put("command", command.word().substring(1))
                        .put(
                                "description",
                                Talk.inAllLanguages(command.description).get(language.code()));
            }
            father.commands().put("default:" + (language == Language.EN ? "" : language.code()), list);
        }
    }

    private static Step help(Talk talk) {
        var all = new StringBuilder();
        for (var command : values()) {
            if (command != START && command != HELP) {
                all.append('\n').append(command.word()).append(" - ").append(talk.text(command.description));
            }
        }
        talk.say("botfather.help", Map.of("commands", all.toString()), null);
        return Step.NONE;
    }

    private static Step cancel(Talk talk) {
        talk.say("botfather.cancelled", Map.of(), Json.object().put("remove_keyboard", true));
        return Step.NONE;
    }

    private static Step token(Talk talk, BotAccount bot) {
        talk.say("botfather.token", Making.facts(bot), null);
        return Step.NONE;
    }

    private static Step revoke(Talk talk, BotAccount bot) {
        talk.world().bots().revokeToken(bot);
        talk.say("botfather.revoked", Making.facts(bot), null);
        return Step.NONE;
    }

    /** Asks first which bot is meant. */
    private static Function<Talk, Step> choosing(BiFunction<Talk, BotAccount, Step> then) {
        return talk -> {
            if (talk.bots().isEmpty()) {
                talk.say("botfather.none");
                return Step.NONE;
            }
            talk.say(
                    "botfather.which",
                    Map.of(),
                    Talk.choices(talk.bots().stream()
                            .map(bot -> "@" + bot.username())
                            .toList()));
            return (next, text) -> chosen(next, text, then);
        };
    }

    private static Step chosen(Talk talk, String text, BiFunction<Talk, BotAccount, Step> then) {
        var bot = talk.world().bots().named(text.replaceFirst("^@", ""));
        if (bot == null || bot.id() == talk.father().id()) {
            talk.say("botfather.wrong.bot");
            return (next, again) -> chosen(next, again, then);
        }
        return then.apply(talk, bot);
    }
}
