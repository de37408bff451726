package dev.krug.sandbox.botfather;

import dev.krug.sandbox.world.BotAccount;
import dev.krug.sandbox.world.BotSettings;
import java.util.List;
import java.util.Map;

/** What a bot may or hears, on or off. */
enum Switch {
    PRIVACY("botfather.ask.privacy", "botfather.switch.privacy"),
    GROUPS("botfather.ask.groups", "botfather.switch.groups"),
    INLINE("botfather.ask.inline", "botfather.switch.inline"),
    FEEDBACK("botfather.ask.feedback", "botfather.switch.feedback");

    private final String question;
    private final String label;

    Switch(String question, String label) {
        this.question = question;
        this.label = label;
    }

    String label() {
        return label;
    }

    boolean isOn(BotAccount bot) {
        var settings = bot.settings();
        return switch (this) {
            case PRIVACY -> settings.privacy();
            case GROUPS -> settings.groups();
            case INLINE -> settings.inline();
            case FEEDBACK -> settings.inlineFeedback();
        };
    }

    void set(Talk talk, BotAccount bot, boolean on) {
        var old = bot.settings();
        bot.settings(new BotSettings(
                this == PRIVACY ? on : old.privacy(),
                this == GROUPS ? on : old.groups(),
                this == INLINE ? on : old.inline(),
                this == FEEDBACK ? on : old.inlineFeedback()));
        talk.world().bots().changed(bot);
    }

    Step ask(Talk talk, BotAccount bot) {
        talk.say(
                question,
                Map.of("bot", bot.username(), "state", talk.text(isOn(bot) ? "botfather.on" : "botfather.off")),
                Talk.choices(List.of(talk.text("botfather.enable"), talk.text("botfather.disable"))));
        return (then, text) -> answered(then, bot, text);
    }

    private Step answered(Talk talk, BotAccount bot, String text) {
        boolean on = text.equalsIgnoreCase(talk.text("botfather.enable"));
        if (!on && !text.equalsIgnoreCase(talk.text("botfather.disable"))) {
            talk.say("botfather.wrong.choice");
            return (then, again) -> answered(then, bot, again);
        }
        set(talk, bot, on);
        talk.say("botfather.saved", Map.of("bot", bot.username()), null);
        return Step.NONE;
    }
}
