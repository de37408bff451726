package dev.krug.telegram;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about a bot; null leaves it.
 *
 * @param accessPolicy who may play there, checked by the caller
 * @param monetization {@code subscription} or {@code credits}
 * @param adminMenu whether administrators find their commands there
 */
public record BotChange(
        @Nullable Map<String, Object> accessPolicy,
        @Nullable String monetization,
        @Nullable Boolean adminMenu,
        @Nullable Boolean paused) {

    public static final BotChange PAUSE = new BotChange(null, null, null, true);
    public static final BotChange RESUME = new BotChange(null, null, null, false);
}
