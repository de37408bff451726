package com.example.demo;

import dev.krug.sessions.SessionDefaults;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What the platform finds of the bot. */
@AutoConfiguration
@Import(DemoBot.class)
class DemoBotConfiguration {

    @Bean
    SessionDefaults demoSession() {
        return new SessionDefaults(DemoBot.NAME, Map.of("mood", "curious"), Map.of("waves", 0));
    }
}
