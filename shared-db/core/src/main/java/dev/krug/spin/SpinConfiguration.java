package dev.krug.spin;

import dev.krug.i18n.Messages;
import dev.krug.sessions.SessionDefaults;
import dev.krug.spin.model.ModelSettings;
import dev.krug.spin.model.Models;
import dev.krug.spin.report.CaseCard;
import dev.krug.spin.report.ReportText;
import dev.krug.spin.scenario.BundledScenarios;
import dev.krug.spin.scenario.Scenario;
import dev.krug.spin.text.ListeningSettings;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The trainer's rules as beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ModelSettings.class, ListeningSettings.class})
class SpinConfiguration {

    @Bean
    Scenario spinScenario() {
        return BundledScenarios.spinSales();
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
    Conversation spinConversation(TrainingMethods methods, ModelSettings settings, Clock clock) {
        return new Conversation(methods, new Models(settings, clock));
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
