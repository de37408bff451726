package dev.krug.imports;

import java.util.Map;

/** Makes what an older bot kept of a game fit for its bot of today: one bean for each bot that can go on with it. */
public interface SessionAdoption { // MB-907

    String botName();

    /**
     * The session as it goes on here; one that cannot go on waits for a new start.
     *
     * @param session with the question types of today
     */
    Map<String, Object> adopt(long telegramId, Map<String, Object> session);
}
