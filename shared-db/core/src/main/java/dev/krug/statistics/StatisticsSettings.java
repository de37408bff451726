package dev.krug.statistics;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code krug.statistics.zone}: whose calendar days are counted. */
@ConfigurationProperties("krug.statistics")
record StatisticsSettings(@DefaultValue("Europe/Moscow") ZoneId zone) {}
