package dev.krug.access;

import java.util.Map;

/** Who may start something in a bot; {@code bots.access_policy} holds it. */
public sealed interface AccessPolicy { // MB-301

    /** Everybody, as often as they like. */
    record Open() implements AccessPolicy {}

    /** Whoever has a subscription, credits or free trainings; a newcomer gets so many of the latter. */
    record Gated(int welcomeTrainings) implements AccessPolicy {}

    /** Everybody so many times a day of their own calendar, and then as where it is gated. */
    record DailyFree(int perDay) implements AccessPolicy {}

    /**
     * Reads the policy; a bot without one is open.
     *
     * @throws IllegalArgumentException if there is no such mode or its number is missing or negative
     */
    static AccessPolicy of(Map<String, Object> json) {
        return switch (String.valueOf(json.getOrDefault("mode", "free"))) {
            case "free" -> new Open();
            case "gated" -> new Gated(number(json, "welcomeTrainings"));
            case "daily_free" -> new DailyFree(number(json, "perDay"));
            default -> throw new IllegalArgumentException("An access policy is free, gated or daily_free, not " + json);
        };
    }

    private static int number(Map<String, Object> json, String name) {
        if (json.get(name) instanceof Integer number && number >= 0) {
            return number;
        }
        throw new IllegalArgumentException("An access policy says " + name + " from 0, not " + json.get(name));
    }
}
