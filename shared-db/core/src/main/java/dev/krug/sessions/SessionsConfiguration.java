package dev.krug.sessions;

import dev.krug.users.UserCondition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets people be found by the bots that they use. */
@Configuration(proxyBeanMethods = false)
class SessionsConfiguration {

    @Bean
    UserCondition peopleOfBot() {
        return new UserCondition(
                "bot", "exists (select from bot_sessions where user_id = users.id and bot_name = :bot)");
    }
}
