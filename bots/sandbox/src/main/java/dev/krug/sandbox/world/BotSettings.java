package dev.krug.sandbox.world;

/**
 * What a bot's owner tells BotFather.
 *
 * @param privacy whether the bot hears in groups only what concerns it
 * @param groups whether it can be added to groups
 * @param inline whether it can be asked from any chat
 * @param inlineFeedback whether it hears which of its results was chosen
 */
public record BotSettings(boolean privacy, boolean groups, boolean inline, boolean inlineFeedback) {

    static final BotSettings DEFAULT = new BotSettings(true, true, false, false);
}
