package dev.krug.runtime;

import dev.krug.kernel.Json;
import dev.krug.runtime.FloodGuard.Verdict;
import dev.krug.telegram.ClaimedUpdate;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What happens about an update before its transaction begins: it is counted against floods, and bots prepare for what
 * they are told, showing that they are typing when it takes a moment.
 */
@Component
class Preparations {

    private static final Logger log = LoggerFactory.getLogger(Preparations.class);
    private static final Duration BEFORE_TYPING = Duration.ofMillis(300);
    private static final Duration TYPING_LASTS = Duration.ofSeconds(4); // MB-524
    // Well within the lease of the update.
    private static final Duration LONGEST = Duration.ofSeconds(45);

    private final TelegramApi api;
    private final FloodGuard flood;
    private final Vocabulary vocabulary;

    Preparations(TelegramApi api, FloodGuard flood, Vocabulary vocabulary) {
        this.api = api;
        this.flood = flood;
        this.vocabulary = vocabulary;
    }

    /** Fails only when the update cannot be read. */
    Mono<Received> of(RunningBot bot, ClaimedUpdate claimed) {
        return Mono.defer(() -> {
            var update = UpdateReader.parse(claimed.payload());
            var sender = Sender.of(update);
            return sender == null || !sender.isPrivate()
                    ? Mono.just(new Received(update, sender, Verdict.PASS, null))
                    : flood.check(bot.bot().id(), sender.profile().id(), claimed.updateId())
                            .map(verdict -> new Received(update, sender, verdict, null))
                            .flatMap(received -> received.verdict() == Verdict.PASS
                                    ? prepare(bot, received, sender)
                                    : Mono.just(received));
        });
    }

    private Mono<Received> prepare(RunningBot bot, Received received, Sender sender) {
        var preparing = preparation(bot, received, sender);
        if (preparing == null) {
            return Mono.just(received);
        }
        Mono<Received> prepared = preparing
                .timeout(LONGEST)
                .<Received>map(received::with)
                .onErrorResume(failure -> {
                    log.warn("{}: the preparation failed, the handler does without: {}", bot, failure.toString());
                    return Mono.empty();
                })
                .defaultIfEmpty(received)
                .cache();
        return prepared.mergeWith(typing(bot, sender.chatId()).takeUntilOther(prepared))
                .next();
    }

    private @Nullable Mono<?> preparation(RunningBot bot, Received received, Sender sender) {
        var update = received.update();
        var caption = update.hasMessage() ? update.getMessage().getCaption() : null;
        var ofFile = vocabulary.filePreparation(bot.declaration(), caption == null ? "" : caption);
        var file = ofFile == null ? null : IncomingFile.of(update, bot, api);
        if (ofFile != null && file != null) {
            return ofFile.prepare(sender.profile().id(), file);
        }
        var input = received.input();
        var ofInput = input.isEmpty() ? null : vocabulary.preparation(bot.declaration(), input);
        return ofInput == null
                ? null
                : ofInput.prepare(bot.bot(), sender.profile().id(), input);
    }

    private Flux<Received> typing(RunningBot bot, long chatId) {
        var action = Json.write(Map.of("chat_id", chatId, "action", "typing"));
        return Flux.interval(BEFORE_TYPING, TYPING_LASTS)
                .onBackpressureDrop()
                .concatMap(tick -> api.call(bot.token(), "sendChatAction", action))
                .ignoreElements()
                .cast(Received.class)
                .flux();
    }
}
