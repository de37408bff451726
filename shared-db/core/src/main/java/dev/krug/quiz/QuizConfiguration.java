package dev.krug.quiz;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The settings of the quiz. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuizSettings.class)
class QuizConfiguration {}
