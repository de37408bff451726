package dev.krug.challenges;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The settings of the challenges. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChallengeSettings.class)
class ChallengesConfiguration {}
