package dev.krug.runtime;

import dev.krug.telegram.Attachment;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the Bot API over HTTP. */
@Component
@EnableConfigurationProperties(RuntimeSettings.class)
class TelegramApi {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);
    private static final int MOST_ANSWER_BYTES = 4 * 1024 * 1024;
    static final int MOST_PHOTO_BYTES = 10 * 1024 * 1024;
    static final int MOST_UPLOAD_BYTES = 50 * 1024 * 1024;

    private final HttpClient calls;
    private final WebClient client;
    private final String pathAfterToken;
    private final JsonMapper json = JsonMapper.builder().build();

    TelegramApi(RuntimeSettings settings) {
        var http = HttpClient.create()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT_TIMEOUT.toMillis())
                .responseTimeout(READ_TIMEOUT);
        this.calls = http.baseUrl(settings.baseUrl().toString())
                .headers(headers -> headers.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON));
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .baseUrl(settings.baseUrl().toString())
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_ANSWER_BYTES))
                .build();
        this.pathAfterToken = settings.testEnvironment() ? "/test/" : "/";
    }

    /** What came of a call. */
    sealed interface Answer {

        record Ok(JsonNode result) implements Answer {}

        /** Telegram refused; {@code retryAfterSeconds} and {@code migrateToChatId} are 0 when it did not say. */
        record Refused(int code, String description, int retryAfterSeconds, long migrateToChatId) implements Answer {}

        /** The request never left: nothing has happened. */
        record NotReached(String reason) implements Answer {}

        /** The request left and no answer came: it may have been carried out. */
        record Lost(String reason) implements Answer {}
    }

    /** Never fails; what went wrong is the answer. */
    Mono<Answer> call(String token, String method, String payload) {
        return calls.post()
                .uri("/bot" + token + pathAfterToken + method)
                .send(ByteBufMono.fromString(Mono.just(payload)))
                .responseSingle((response, body) -> body.asByteArray()
                        .defaultIfEmpty(NOTHING)
                        .map(bytes -> read(
                                response.status().code(),
                                response.responseHeaders().get(HttpHeaderNames.RETRY_AFTER),
                                bytes)))
                .onErrorResume(failure -> Mono.just(failed(failure)));
    }

    /** The same with files; one that Telegram would not take is refused before the call. */
    Mono<Answer> upload(String token, String method, String payload, List<Attachment> files) { // CORE-388
        int most = method.equalsIgnoreCase("sendPhoto") ? MOST_PHOTO_BYTES : MOST_UPLOAD_BYTES;
        if (files.stream().anyMatch(file -> file.sizeBytes() > most)) {
            return Mono.just(new Answer.Refused(413, "Request Entity Too Large", 0, 0));
        }
        return exchange(client.post()
                .uri(path -> path.path("/bot" + token + pathAfterToken + method).build())
                .body(BodyInserters.fromMultipartData(form(payload, files))));
    }

    /** The content of a file by the path that getFile gave. */
    Flux<DataBuffer> download(String token, String filePath) {
        return client.get()
                .uri(path -> path.path("/file/bot" + token + pathAfterToken + filePath)
                        .build())
                .retrieve()
                .bodyToFlux(DataBuffer.class);
    }

    private MultiValueMap<String, HttpEntity<?>> form(String payload, List<Attachment> files) {
        var form = new MultipartBodyBuilder();
        json.readTree(payload)
                .properties()
                .forEach(field -> form.part(
                        field.getKey(),
                        field.getValue().isString()
                                ? field.getValue().asString()
                                : field.getValue().toString()));
        for (var file : files) {
            form.part(
                            file.name().toString(),
                            new ByteArrayResource(file.content()),
                            MediaType.parseMediaType(file.mediaType()))
                    .filename(file.fileName());
        }
        return form.build();
    }

    private Mono<Answer> exchange(WebClient.RequestHeadersSpec<?> request) {
        return request.exchangeToMono(response -> response.bodyToMono(byte[].class)
                        .defaultIfEmpty(NOTHING)
                        .map(body -> read(
                                response.statusCode().value(),
                                response.headers().asHttpHeaders().getFirst("Retry-After"),
                                body)))
                .onErrorResume(failure -> Mono.just(failed(failure)));
    }

    private Answer read(int status, @Nullable String retryAfter, byte[] body) {
        JsonNode node;
        try {
            node = json.readTree(body);
        } catch (JacksonException notJson) {
            node = json.createObjectNode();
        }
        if (node.path("ok").asBoolean(false)) {
            return new Answer.Ok(node.path("result"));
        }
        var parameters = node.path("parameters");
        int header = retryAfter != null && retryAfter.matches("\\d{1,6}") ? Integer.parseInt(retryAfter) : 0;
        return new Answer.Refused(
                node.path("error_code").asInt(status),
                node.path("description").asString(""),
                parameters.path("retry_after").asInt(header),
                parameters.path("migrate_to_chat_id").asLong(0));
    }

    private static Answer failed(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return new Answer.NotReached(cause.getClass().getSimpleName());
            }
        }
        return new Answer.Lost(failure.getClass().getSimpleName());
    }
}
