package dev.krug.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.krug.identity.SignIn;
import dev.krug.identity.TokenPair;
import dev.krug.users.web.Me;
import org.jspecify.annotations.Nullable;

/** What a sign-in is answered. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenView(
        String accessToken,
        @Nullable String refreshToken,
        String tokenType,
        long expiresIn,
        long refreshExpiresIn,
        boolean isNew,
        Me user,
        @Nullable String bot,
        @Nullable String startParam,
        @Nullable String chatType,
        @Nullable String chatInstance) {

    private static final long ACCESS_SECONDS = 900;
    static final long REFRESH_SECONDS = 2_592_000;

    static TokenView of(
            TokenPair tokens, boolean isNew, Me user, SignIn.@Nullable LaunchContext launch, boolean inCookie) {
        return new TokenView(
                tokens.accessToken(),
                inCookie ? null : tokens.refreshToken(),
                "Bearer",
                ACCESS_SECONDS,
                REFRESH_SECONDS,
                isNew,
                user,
                launch == null ? null : launch.bot(),
                launch == null ? null : launch.startParam(),
                launch == null ? null : launch.chatType(),
                launch == null ? null : launch.chatInstance());
    }

    /** Names no token. */
    @Override
    public String toString() {
        return "TokenView[" + user.id() + "]";
    }
}
