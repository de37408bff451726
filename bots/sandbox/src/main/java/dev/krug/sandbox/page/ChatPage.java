package dev.krug.sandbox.page;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.sandbox.request.Json;
import java.net.URI;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The files of the chat page: its own, Lit's, and its texts. */
public final class ChatPage { // CORE-428

    private static final String POLICY =
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline';"
                    + " script-src 'self' 'nonce-sandbox'; frame-src http: https:; frame-ancestors 'none'; base-uri 'none'";
    private static final Duration LIB_LIFETIME = Duration.ofHours(1);

    private static final Messages MESSAGES = Messages.load(key -> {});

    private ChatPage() {}

    public static RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET(
                        "/",
                        request -> ServerResponse.temporaryRedirect(URI.create("/sandbox"))
                                .build())
                .GET(
                        "/sandbox/",
                        request -> ServerResponse.temporaryRedirect(URI.create("/sandbox"))
                                .build())
                .GET("/sandbox", request -> index())
                .GET("/sandbox/texts/{language}", ChatPage::texts)
                .GET("/sandbox/lib/{library}/{*path}", ChatPage::library)
                .GET(
                        "/sandbox/page/{*path}",
                        request -> file("sandbox/page" + request.pathVariable("path"), Duration.ZERO))
                .build();
    }

    private static Mono<ServerResponse> index() {
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .bodyValue(new ClassPathResource("sandbox/page/index.html"));
    }

    private static Mono<ServerResponse> texts(ServerRequest request) {
        var language = Language.of(request.pathVariable("language"));
        var texts = Json.object();
        MESSAGES.keys(language, "sandbox.").forEach(key -> texts.put(key, MESSAGES.pattern(language, key)));
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(texts.toString());
    }

    private static Mono<ServerResponse> library(ServerRequest request) {
        return switch (request.pathVariable("library")) {
            case "lit", "lit-html", "lit-element", "reactive-element" ->
                file(
                        "META-INF/resources/webjars/" + WebJars.path(request.pathVariable("library"))
                                + request.pathVariable("path"),
                        LIB_LIFETIME);
            default -> ServerResponse.notFound().build();
        };
    }

    private static Mono<ServerResponse> file(String path, Duration lifetime) {
        Resource file = new ClassPathResource(path);
        if (path.contains("..") || !file.isReadable()) {
            return ServerResponse.notFound().build();
        }
        return ServerResponse.ok()
                .contentType(MediaTypeFactory.getMediaType(file).orElse(MediaType.APPLICATION_OCTET_STREAM))
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(lifetime.isZero() ? CacheControl.noCache() : CacheControl.maxAge(lifetime))
                .bodyValue(file);
    }
}
