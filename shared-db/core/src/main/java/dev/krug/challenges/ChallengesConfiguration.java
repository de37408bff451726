package dev.krug.challenges;

import dev.krug.users.UserFact;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings of the challenges, and what they add to the facts of a user. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChallengeSettings.class)
class ChallengesConfiguration {

    @Bean
    UserFact challengeStreakFact() {
        return new UserFact(Challenges.STREAK_FACT, Streaks.FACT);
    }
}
