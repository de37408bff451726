package dev.krug.telegram.web;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** A route and no endpoint: Telegram is neither limited nor signed in, and no part of the described API. */
@Configuration(proxyBeanMethods = false)
class WebhookRoutes {

    @Bean
    RouterFunction<ServerResponse> telegramWebhooks(WebhookReceiver receiver) {
        return route().POST("/webhooks/telegram/{bot}", receiver::receive).build();
    }
}
