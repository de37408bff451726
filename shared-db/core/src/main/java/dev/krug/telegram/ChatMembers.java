package dev.krug.telegram;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Service;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks Telegram who is in a chat. Never within a transaction. */
@Service
public class ChatMembers { // MB-331

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Set<String> ALWAYS_IN = Set.of("creator", "administrator", "member");

    private final BotTokens tokens;
    private final WebClient client;
    private final String pathAfterToken;
    private final JsonMapper json = JsonMapper.builder().build();

    ChatMembers(
            BotTokens tokens,
            @Value("${krug.telegram.base-url:https://api.telegram.org}") String baseUrl,
            @Value("${krug.telegram.test-environment:false}") boolean testEnvironment) {
        this.tokens = tokens;
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create()
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) PATIENCE.toMillis())
                        .responseTimeout(PATIENCE)))
                .baseUrl(baseUrl)
                .build();
        this.pathAfterToken = testEnvironment ? "/test/" : "/";
    }

    /**
     * Never fails; the bot has to be an administrator of the chat.
     *
     * @param chat an id, or {@code @name} of a public chat
     */
    public Mono<Membership> find(String botName, String chat, long telegramId) {
        return Mono.justOrEmpty(tokens.of(botName))
                .flatMap(bot -> call(bot.token(), "getChatMember", Map.of("chat_id", chat, "user_id", telegramId))
                        .flatMap(member -> isIn(member)
                                ? chatId(bot.token(), chat).<Membership>map(Membership.In::new)
                                : Mono.just(new Membership.Out())))
                .defaultIfEmpty(new Membership.Unknown("no token of this bot is known here"))
                .onErrorResume(failure -> Mono.just(new Membership.Unknown(reason(failure))));
    }

    // Spring's errors name the address they asked, and with it the token.
    private static String reason(Throwable failure) {
        return failure instanceof Refusal
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getSimpleName();
    }

    private static boolean isIn(JsonNode member) {
        var status = member.path("status").asString("");
        return ALWAYS_IN.contains(status)
                || (status.equals("restricted") && member.path("is_member").asBoolean(false));
    }

    private Mono<Long> chatId(String token, String chat) {
        return chat.startsWith("@")
                ? call(token, "getChat", Map.of("chat_id", chat))
                        .map(found -> found.path("id").asLong())
                : Mono.just(Long.valueOf(chat));
    }

    private Mono<JsonNode> call(String token, String method, Map<String, ?> parameters) {
        return client.post()
                .uri("/bot" + token + pathAfterToken + method)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json.writeValueAsString(parameters))
                .exchangeToMono(response -> response.bodyToMono(String.class))
                .map(json::readTree)
                .flatMap(answer -> answer.path("ok").asBoolean(false)
                        ? Mono.just(answer.path("result"))
                        : Mono.error(new Refusal(answer.path("description").asString("refused"))))
                .timeout(PATIENCE);
    }

    /** What Telegram answered instead. */
    private static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1;

        Refusal(String description) {
            super(description, null, false, false);
        }
    }
}
