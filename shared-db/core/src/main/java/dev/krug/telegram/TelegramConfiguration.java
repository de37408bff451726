package dev.krug.telegram;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** Reads the bots' secrets at start, and stops it over a wrong one. */
@Configuration(proxyBeanMethods = false)
class TelegramConfiguration {

    @Bean
    BotTokens botTokens(ConfigurableEnvironment environment) {
        return BotTokens.from(environment);
    }
}
