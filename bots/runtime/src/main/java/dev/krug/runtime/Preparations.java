package dev.krug.runtime;

import dev.krug.kernel.Json;
import dev.krug.telegram.ClaimedUpdate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.telegram.telegrambots.meta.api.objects.Update;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets bots prepare for what they are told, and shows that they are typing when it takes a moment. */
@Component
class Preparations {

    private static final Logger log = LoggerFactory.getLogger(Preparations.class);
    private static final Duration BEFORE_TYPING = Duration.ofMillis(300);
    private static final Duration TYPING_LASTS = Duration.ofSeconds(4); // MB-524
    // Well within the lease of the update.
    private static final Duration LONGEST = Duration.ofSeconds(45);

    private final TelegramApi api;

    Preparations(TelegramApi api) {
        this.api = api;
    }

    /** Empty inside when there is nothing to prepare; never fails. */
    Mono<Optional<Object>> of(RunningBot bot, ClaimedUpdate claimed) {
        var preparation = bot.declaration().preparation();
        if (preparation == null) {
            return Mono.just(Optional.empty());
        }
        var update = UpdateReader.parse(claimed.payload());
        var sender = Sender.of(update);
        var input = input(update);
        if (sender == null || !sender.isPrivate() || input == null) {
            return Mono.just(Optional.empty());
        }
        Mono<Optional<Object>> prepared = preparation
                .prepare(sender.profile().id(), input)
                .timeout(LONGEST)
                .map(Optional::<Object>of)
                .onErrorResume(failure -> {
                    log.warn("{}: the preparation failed, the handler does without: {}", bot, failure.toString());
                    return Mono.empty();
                })
                .defaultIfEmpty(Optional.empty())
                .cache();
        return prepared.mergeWith(typing(bot, sender.chatId()).takeUntilOther(prepared))
                .next();
    }

    private static @Nullable String input(Update update) {
        if (update.hasCallbackQuery()) {
            return update.getCallbackQuery().getData();
        }
        return update.hasMessage() ? update.getMessage().getText() : null;
    }

    private Flux<Optional<Object>> typing(RunningBot bot, long chatId) {
        var action = Json.write(Map.of("chat_id", chatId, "action", "typing"));
        return Flux.interval(BEFORE_TYPING, TYPING_LASTS)
                .onBackpressureDrop()
                .concatMap(tick -> api.call(bot.token(), "sendChatAction", action))
                .ignoreElements()
                .cast(Object.class)
                .map(Optional::of)
                .flux();
    }
}
