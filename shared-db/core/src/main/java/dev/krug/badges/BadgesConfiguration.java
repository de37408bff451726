package dev.krug.badges;

import dev.krug.users.UserFact;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What badges add to the facts of a user. */
@Configuration(proxyBeanMethods = false)
class BadgesConfiguration {

    @Bean
    UserFact badgeKindsFact() {
        return new UserFact(Badges.KINDS, "select count(distinct badge_type) from user_badges where user_id = :user");
    }
}
