package dev.krug.runtime;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.kernel.Json;
import dev.krug.runtime.TelegramApi.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Publishes commands, descriptions and the Mini App button, where Telegram shows something else. */
@Component
class CommandPublisher { // CORE-387

    private static final Logger log = LoggerFactory.getLogger(CommandPublisher.class);

    private final TelegramApi api;
    private final Vocabulary vocabulary;
    private final Messages messages;
    private final MiniAppLink miniApp;

    CommandPublisher(TelegramApi api, Vocabulary vocabulary, Messages messages, MiniAppLink miniApp) {
        this.api = api;
        this.vocabulary = vocabulary;
        this.messages = messages;
        this.miniApp = miniApp;
    }

    /** Never fails: a bot works without its list of commands. */
    Mono<Void> publish(RunningBot bot) {
        return Flux.concat(
                        // English without a language code is what everybody else sees.
                        commands(bot, Language.EN, ""),
                        commands(bot, Language.RU, Language.RU.code()),
                        description(bot, Language.EN, ""),
                        description(bot, Language.RU, Language.RU.code()),
                        menuButton(bot))
                .then();
    }

    private Mono<Void> commands(RunningBot bot, Language language, String code) {
        var wanted = vocabulary
                .of(bot.declaration())
                .flatMap(declared -> declared.commands().keySet().stream()
                        .filter(command -> messages.has(language, declared.domain() + ".command." + command))
                        .map(command -> Map.of(
                                "command",
                                command,
                                "description",
                                messages.text(language, declared.domain() + ".command." + command))))
                .distinct()
                .toList();
        return bring(bot, "MyCommands", withCode(Map.of(), code), withCode(Map.of("commands", wanted), code), wanted);
    }

    private Mono<Void> description(RunningBot bot, Language language, String code) {
        var wanted =
                Map.of("description", messages.text(language, bot.declaration().domain() + ".description"));
        return bring(bot, "MyDescription", withCode(Map.of(), code), withCode(wanted, code), wanted);
    }

    private Mono<Void> menuButton(RunningBot bot) {
        Map<String, Object> wanted = Map.of(
                "type", "web_app",
                "text", messages.text(Language.EN, "runtime.menu_button"),
                "web_app", Map.of("url", miniApp.url()));
        return bring(bot, "ChatMenuButton", Map.of(), Map.of("menu_button", wanted), wanted);
    }

    private Mono<Void> bring(
            RunningBot bot, String what, Map<String, ?> question, Map<String, ?> setting, Object wanted) {
        return api.call(bot.token(), "get" + what, Json.write(question))
                .filter(answer -> !(answer instanceof Answer.Ok(JsonNode current) && isSame(current, wanted)))
                .flatMap(differs -> api.call(bot.token(), "set" + what, Json.write(setting)))
                .doOnNext(answer -> {
                    if (answer instanceof Answer.Refused refused) {
                        log.warn("{}: set{} was refused: {}", bot, what, refused.description());
                    }
                })
                .then();
    }

    private static boolean isSame(JsonNode current, Object wanted) {
        return current.equals(Json.read(Json.write(wanted), JsonNode.class));
    }

    private static Map<String, Object> withCode(Map<String, ?> parameters, String code) {
        var all = new LinkedHashMap<String, Object>(parameters);
        if (!code.isEmpty()) {
            all.put("language_code", code);
        }
        return all;
    }
}
