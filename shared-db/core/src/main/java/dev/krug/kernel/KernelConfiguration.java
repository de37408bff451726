package dev.krug.kernel;

import dev.krug.i18n.Messages;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock and the texts. */
@Configuration(proxyBeanMethods = false)
class KernelConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Messages messages(ObjectProvider<MeterRegistry> meters) {
        return Messages.load(key -> meters.ifAvailable(
                registry -> registry.counter("i18n_missing", "key", key).increment())); // CORE-471
    }
}
