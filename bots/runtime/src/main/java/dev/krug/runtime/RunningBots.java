package dev.krug.runtime;

import dev.krug.telegram.BotId;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The bots that this process runs now. */
@Component
class RunningBots {

    private final Map<BotId, RunningBot> bots = new ConcurrentHashMap<>();

    void add(RunningBot bot) {
        bots.put(bot.bot().id(), bot);
    }

    void remove(RunningBot bot) {
        bots.remove(bot.bot().id());
    }

    @Nullable
    RunningBot find(BotId id) {
        return bots.get(id);
    }

    Collection<RunningBot> all() {
        return bots.values();
    }
}
