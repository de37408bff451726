package dev.krug.sandbox.page;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.world.World;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
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

    private static final Resource INDEX = new ClassPathResource("sandbox/page/index.html");
    private static final String POLICY = "default-src 'self'; img-src 'self' data: blob:; style-src 'self'"
            + " 'unsafe-inline'; script-src 'self' '" + InlineScript.hash(INDEX)
            + "'; frame-src http: https:; frame-ancestors 'none'; base-uri 'none'";
    private static final Pattern SHOWN =
            Pattern.compile("image/(png|jpeg|gif|webp)|video/(mp4|webm)|audio/(mpeg|mp4|ogg|webm|wav|x-wav)");
    private static final Duration LIB_LIFETIME = Duration.ofHours(1);

    private static final Messages MESSAGES = Messages.load(key -> {});

    private final World world;

    public ChatPage(World world) {
        this.world = world;
    }

    public RouterFunction<ServerResponse> routes() {
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
                .GET("/sandbox/files/{id}", this::stored)
                .build();
    }

    /** A file of a message; what is neither seen nor heard is only ever downloaded. */
    private Mono<ServerResponse> stored(ServerRequest request) {
        var file = world.locked(() -> world.files().find(request.pathVariable("id")));
        if (file == null) {
            return ServerResponse.notFound().build();
        }
        boolean shown = SHOWN.matcher(file.mime()).matches();
        return ServerResponse.ok()
                .contentType(shown ? MediaType.parseMediaType(file.mime()) : MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Disposition", shown ? "inline" : "attachment")
                .header("X-Content-Type-Options", "nosniff")
                .bodyValue(file.content());
    }

    private static Mono<ServerResponse> index() {
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .bodyValue(INDEX);
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
