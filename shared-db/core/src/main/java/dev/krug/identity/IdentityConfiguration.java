package dev.krug.identity;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LaunchSettings.class, TokenSettings.class})
class IdentityConfiguration {

    @Bean
    LaunchCheck launchCheck(LaunchSettings settings, Environment environment) {
        // CORE-032: whoever holds the private half of such a key is everybody
        if (settings.isCustomKey() && !environment.matchesProfiles("sandbox")) {
            throw new IllegalArgumentException("krug.initdata.ed25519-key is a key of one's own, which only the profile"
                    + " sandbox may use: set it to production or test");
        }
        return new LaunchCheck(settings);
    }
}
