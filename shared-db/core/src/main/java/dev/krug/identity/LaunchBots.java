package dev.krug.identity;

import dev.krug.telegram.Bot;
import dev.krug.telegram.BotId;
import dev.krug.telegram.BotTokens;
import dev.krug.telegram.Bots;
import dev.krug.telegram.Chats;
import dev.krug.users.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The bots that may open the Mini App: those that are active. */
@Component
class LaunchBots {

    private final Bots bots;
    private final BotTokens tokens;
    private final Chats chats;
    private final Clock clock;

    LaunchBots(Bots bots, BotTokens tokens, Chats chats, Clock clock) {
        this.bots = bots;
        this.tokens = tokens;
        this.chats = chats;
        this.clock = clock;
    }

    /** The bots whose tokens are known here. */
    Flux<LaunchBot> own() {
        return bots.all()
                .filter(bot -> bot.state() == Bot.State.ACTIVE)
                .map(this::launchBot)
                .filter(bot -> !bot.isExternal());
    }

    Mono<LaunchBot> named(String name) {
        return bots.byName(name).filter(bot -> bot.state() == Bot.State.ACTIVE).map(this::launchBot);
    }

    Mono<Optional<String>> nameOf(@Nullable UUID id) {
        return id == null
                ? Mono.just(Optional.empty())
                : bots.all()
                        .filter(bot -> bot.id().value().equals(id))
                        .map(Bot::name)
                        .next()
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty());
    }

    /** Remembers the private chat of a first visitor; of a known one nothing is changed, a block least of all. */
    Mono<Void> recordChat(LaunchBot bot, long telegramId, UserId user) {
        var id = new BotId(bot.id());
        return chats.standing(id, telegramId)
                .hasElement()
                .flatMap(known -> known ? Mono.empty() : chats.heardFrom(id, telegramId, "private", user));
    }

    private LaunchBot launchBot(Bot bot) {
        var valid = tokens.of(bot.name())
                .map(credentials -> credentials.validAt(clock.instant()))
                .orElse(List.of());
        return new LaunchBot(bot.id().value(), bot.name(), bot.telegramBotId(), valid);
    }
}
