package dev.krug.identity;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LaunchSettings.class, TokenSettings.class})
class IdentityConfiguration {

    @Bean
    LaunchCheck launchCheck(LaunchSettings settings) {
        return new LaunchCheck(settings);
    }
}
