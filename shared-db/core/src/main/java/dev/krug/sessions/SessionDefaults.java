package dev.krug.sessions;

import java.util.Map;

/** What a bot's session and statistics hold before the first game; a bean per bot that has any. */
public interface SessionDefaults { // MB-107

    String botName();

    Map<String, Object> session();

    Map<String, Object> stats();
}
