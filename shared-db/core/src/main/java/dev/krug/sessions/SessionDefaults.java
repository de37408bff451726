package dev.krug.sessions;

import java.util.Map;

/** What a bot's session and statistics hold before the first game; a bean for each bot that has any. */
public record SessionDefaults(String botName, Map<String, Object> session, Map<String, Object> stats) {} // MB-107
