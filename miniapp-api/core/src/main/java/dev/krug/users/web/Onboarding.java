package dev.krug.users.web;

import dev.krug.users.ProfileChange;
import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpResponse;

/** Lets pages know without asking that somebody has been shown around. */
final class Onboarding { // CORE-142

    private static final Duration MEMORY = Duration.ofDays(365);

    private Onboarding() {}

    static void remember(ProfileChange change, ServerHttpResponse response) {
        if (Boolean.TRUE.equals(change.columns().get("is_onboarded"))) {
            response.addCookie(ResponseCookie.from("user_onboarded", "true")
                    .path("/")
                    .sameSite("Lax")
                    .maxAge(MEMORY)
                    .build());
        }
    }
}
