package dev.krug.miniapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MiniAppSettings.class)
class MiniAppRoutes {

    @Bean
    RouterFunction<ServerResponse> miniApp(MiniAppPage page) {
        var assets = page.assets().stream().collect(Collectors.toMap(Asset::path, Function.identity()));
        return route().GET("/m/static/{version}/{file}", request -> asset(assets, request))
                .GET("/m", request -> document(page))
                .GET("/m/{*screen}", request -> document(page))
                .build();
    }

    private static Mono<ServerResponse> document(MiniAppPage page) { // CORE-533
        return ServerResponse.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", page.policy())
                .bodyValue(page.html());
    }

    private static Mono<ServerResponse> asset(Map<String, Asset> assets, ServerRequest request) {
        var asset = assets.get(request.path());
        return asset == null
                ? ServerResponse.notFound().build()
                : ServerResponse.ok()
                        .contentType(asset.type())
                        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                        .bodyValue(asset.bytes());
    }
}
