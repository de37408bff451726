package dev.krug.spin;

import dev.krug.i18n.Messages;
import dev.krug.sessions.SessionDefaults;
import dev.krug.spin.model.ModelSettings;
import dev.krug.spin.model.Models;
import dev.krug.spin.report.CaseCard;
import dev.krug.spin.report.ReportText;
import dev.krug.spin.scenario.BundledScenarios;
import dev.krug.spin.scenario.Scenario;
import dev.krug.spin.scenario.ScenarioReader;
import dev.krug.spin.text.ListeningSettings;
import dev.krug.telegram.Alert;
import dev.krug.telegram.Alerts;
import dev.krug.telegram.Bots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** The trainer's rules as beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ModelSettings.class, ListeningSettings.class})
class SpinConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SpinConfiguration.class);

    /** The scenario of {@code krug.spin.scenario}; the bundled one where none is named or the file is not fit. */
    @Bean
    Scenario spinScenario(@Value("${krug.spin.scenario:}") String file) throws IOException { // MB-401
        if (file.isBlank()) {
            return BundledScenarios.spinSales();
        }
        var check = new ScenarioReader().read(Files.readString(Path.of(file)));
        check.errors().forEach(error -> log.error("The scenario {} is not used: {}", file, error));
        check.warnings().forEach(warning -> log.warn("The scenario {}: {}", file, warning));
        return check.isValid() ? check.orElseThrow() : BundledScenarios.spinSales();
    }

    @Bean
    SessionDefaults spinDefaults(Scenario scenario) { // MB-107
        return new SessionDefaults(
                SpinTrainings.BOT, TrainingState.waiting(scenario).toJson(), SpinStats.NONE.toJson());
    }

    @Bean
    TrainingMethods trainingMethods(
            Messages messages, ListeningSettings listening, ObjectProvider<TrainingMethod> further) {
        return new TrainingMethods(messages, listening, further.orderedStream().toList());
    }

    @Bean
    Conversation spinConversation(
            TrainingMethods methods, ModelSettings settings, Bots bots, Alerts alerts, Clock clock) {
        Function<String, Mono<Void>> tell = model -> bots.byName(SpinTrainings.BOT)
                .flatMap(bot -> alerts.tell(bot, Alert.of(Alert.Kind.MODEL_BREAKER, "model", model)));
        return new Conversation(methods, new Models(settings, clock, tell));
    }

    @Bean
    FeedbackCache feedbackCache(Clock clock) {
        return new FeedbackCache(clock);
    }

    @Bean
    ReportText reportText(Messages messages) {
        return new ReportText(messages);
    }

    @Bean
    CaseCard caseCard(Messages messages) {
        return new CaseCard(messages);
    }
}
