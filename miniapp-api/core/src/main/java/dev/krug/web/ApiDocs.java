package dev.krug.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the API for other programs, one group per part of the platform. */
@Configuration(proxyBeanMethods = false)
class ApiDocs {

    private static final String[] MULTI_BOT = {
        "/api/v1/bots", "/api/v1/badges", "/api/v1/leaderboards/**", "/api/v1/me/**"
    };

    @Bean
    OpenAPI openApi() {
        var bearer = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT");
        return new OpenAPI()
                .info(new Info()
                        .title("Krug")
                        .version("1")
                        .description("Users, experience, badges and leaderboards of the platform's bots. "
                                + "Sign in with a Mini App's initData, then send the access token as bearer token.")
                        .license(new License().name("MIT")))
                .components(new Components().addSecuritySchemes("bearer", bearer))
                .addSecurityItem(new SecurityRequirement().addList("bearer"));
    }

    @Bean
    GroupedOpenApi core() {
        return GroupedOpenApi.builder()
                .group("core")
                .pathsToMatch("/api/v1/**", "/.well-known/**", "/health/**", "/ready", "/ping")
                .pathsToExclude(MULTI_BOT)
                .build();
    }

    @Bean
    GroupedOpenApi multiBot() {
        return GroupedOpenApi.builder()
                .group("multi-bot")
                .pathsToMatch(MULTI_BOT)
                .build();
    }
}
