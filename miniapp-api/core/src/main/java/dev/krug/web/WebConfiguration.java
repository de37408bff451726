package dev.krug.web;

import dev.krug.identity.Caller;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
@PropertySource("classpath:dev/krug/web/defaults.properties")
class WebConfiguration implements WebFluxConfigurer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    private final Callers callers;
    private final JsonMapper mapper;

    WebConfiguration(Callers callers, JsonMapper mapper) {
        this.callers = callers;
        this.mapper = mapper;
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(callers);
    }

    @Override
    public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
        codecs.defaultCodecs().maxInMemorySize(CleanInput.MAX_BODY_BYTES);
        codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(strict(mapper)));
    }

    /** Strict with requests: no texts out of numbers, nothing that cannot be stored, nothing behind the end. */
    private static JsonMapper strict(JsonMapper mapper) {
        return mapper.rebuild()
                .addModule(new SimpleModule("krug-requests").addDeserializer(String.class, new StrictText()))
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 4)
    CorsWebFilter cors(WebSettings settings) { // CORE-532
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(settings.corsOrigins());
        if (settings.debug()) {
            rules.setAllowedOriginPatterns(List.of("http://localhost:[*]"));
        }
        rules.setAllowCredentials(true);
        rules.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        rules.setAllowedHeaders(List.of(
                "Authorization",
                "Content-Type",
                "Accept-Language",
                "Idempotency-Key",
                "X-Client",
                "X-Request-ID",
                "X-Requested-With"));
        rules.setExposedHeaders(List.of(
                "X-Request-ID",
                "X-RateLimit-Limit",
                "X-RateLimit-Remaining",
                "X-RateLimit-Reset",
                "Retry-After",
                "Idempotent-Replayed",
                "Location"));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", rules);
        return new CorsWebFilter(source);
    }
}
