package dev.krug.runtime;

import dev.krug.badges.Badges;
import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.kernel.ConditionalOnRole;
import dev.krug.runtime.TelegramApi.Answer;
import dev.krug.telegram.Alert;
import dev.krug.telegram.Alerts;
import dev.krug.telegram.BotTokens;
import dev.krug.telegram.Bots;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Makes the store and Telegram known to a bot, before it runs. */
@Component
@ConditionalOnRole("bots")
class Introductions {

    private static final Logger log = LoggerFactory.getLogger(Introductions.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Bots registry;
    private final Badges badges;
    private final Messages messages;
    private final TelegramApi api;
    private final Alerts alerts;

    Introductions(Bots registry, Badges badges, Messages messages, TelegramApi api, Alerts alerts) {
        this.registry = registry;
        this.badges = badges;
        this.messages = messages;
        this.api = api;
        this.alerts = alerts;
    }

    /** The bot as the store knows it from now on, with its badges. */
    Mono<RunningBot> register(BotDeclaration declared, BotTokens.Credentials credentials) {
        return registry.register(declared.name(), titles(declared), credentials.telegramBotId(), null)
                .delayUntil(registered -> Flux.fromIterable(declared.badges())
                        .concatMap(badges::define)
                        .then())
                .map(bot -> new RunningBot(bot, declared, credentials.token()));
    }

    /** Asks Telegram who the bot is, until it answers; empty when it refuses the token. */
    Mono<RunningBot> introduce(RunningBot bot) {
        return api.call(bot.token(), "getMe", "{}")
                .flatMap(answer -> switch (answer) {
                    case Answer.Ok(var me) -> named(bot, me.path("username").asString(""));
                    case Answer.Refused refused
                    when refused.code() == 401 || refused.code() == 404 -> refuse(bot, refused.description());
                    default -> Mono.error(new IllegalStateException("Telegram does not answer: " + answer));
                })
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE).maxBackoff(LONGEST_PAUSE));
    }

    private Mono<RunningBot> named(RunningBot bot, String username) {
        return registry.register(
                        bot.bot().name(), titles(bot.declaration()), bot.bot().telegramBotId(), username)
                .map(registered -> new RunningBot(registered, bot.declaration(), bot.token()));
    }

    private Mono<RunningBot> refuse(RunningBot bot, String reason) { // CORE-370
        log.error("Telegram refuses the token of {}: {}", bot, reason);
        return registry.refuse(bot.bot().id(), reason)
                .then(alerts.tell(bot.bot(), Alert.of(Alert.Kind.UNAUTHORIZED)))
                .then(Mono.empty());
    }

    private Map<String, String> titles(BotDeclaration declared) {
        var titles = new HashMap<String, String>();
        for (var language : Language.values()) {
            titles.put(language.code(), messages.text(language, declared.domain() + ".title"));
        }
        return titles;
    }
}
