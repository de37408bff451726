package dev.krug.secrets;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MasterKeys.class)
class SecretsConfiguration {

    @Bean
    Secrets secrets(MasterKeys masterKeys) {
        return new Secrets(masterKeys);
    }
}
