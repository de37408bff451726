package dev.krug.sandbox.world;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is there from the beginning: the platform's bots, their channel and, in an empty world, two people.
 *
 * @param channel null for none
 */
public record Seed(List<SeedBot> bots, @Nullable SeedChannel channel) {

    public Seed(List<SeedBot> bots) {
        this(bots, null);
    }

    /** A public channel that anybody may join; all bots of the seed look after it. */
    public record SeedChannel(String username, String title, String description) {}

    /**
     * A bot of the platform.
     *
     * @param token the one that the platform uses; null to have one made
     * @param titles names by language; the empty language is for all others
     */
    public record SeedBot(
            String username,
            @Nullable String token,
            String emoji,
            Map<String, String> titles,
            Map<String, String> descriptions) {}

    State grow(State state) {
        bots.forEach(bot -> plant(bot, state));
        if (channel != null) {
            plant(channel, state);
        }
        if (state.people.isEmpty()) {
            add(
                    state,
                    new Person(Ids.account(), "Анна", "Смирнова", "anna_s", "ru", true, "👩🏻", "79161234567", false));
            add(
                    state,
                    new Person(
                            Ids.account(), "Ben", "Carter", "ben_carter", "en", false, "🧔🏼", "447700900123", false));
        }
        return state;
    }

    private static void add(State state, Person person) {
        state.people.put(person.id(), person);
    }

    private void plant(SeedChannel seed, State state) {
        var chat = state.chats.values().stream()
                .filter(known ->
                        known.isShared() && seed.username().equals(known.group().username()))
                .findFirst()
                .orElseGet(() -> create(seed));
        state.bots.values().stream()
                .filter(bot -> bots.stream().anyMatch(one -> one.username().equals(bot.username())))
                .filter(bot -> !chat.group().knows(bot.id()))
                .forEach(
                        bot -> chat.group().put(Member.administrator(bot.id(), Permissions.allRights(true), bot.id())));
        state.chats.put("0/" + chat.id(), chat);
    }

    private static Chat create(SeedChannel seed) {
        var group = new Group(Group.CHANNEL, seed.title(), seed.username());
        group.description(seed.description());
        return Chat.shared(Ids.supergroup(), group, Ids.number());
    }

    private static void plant(SeedBot seed, State state) {
        var bot = state.bots.values().stream()
                .filter(known -> known.username().equals(seed.username()))
                .findFirst()
                .orElseGet(() -> create(seed));
        if (seed.token() != null) {
            bot.token(seed.token());
        }
        bot.emoji(seed.emoji());
        seed.titles().forEach((language, text) -> missing(bot, BotAccount.Profile.NAME, language, text));
        seed.descriptions().forEach((language, text) -> missing(bot, BotAccount.Profile.DESCRIPTION, language, text));
        state.bots.put(bot.id(), bot);
    }

    private static BotAccount create(SeedBot seed) {
        long id = seed.token() == null
                ? Ids.account()
                : Long.parseLong(seed.token().substring(0, seed.token().indexOf(':')));
        return new BotAccount(id, Ids.token(id), seed.username(), seed.emoji(), Ids.updateNumber());
    }

    private static void missing(BotAccount bot, BotAccount.Profile field, String language, String text) {
        if (bot.profile(field, language).isEmpty()) {
            bot.profile(field, language, text);
        }
    }
}
