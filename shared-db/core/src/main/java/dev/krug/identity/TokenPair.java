package dev.krug.identity;

/** What proves a login: for 15 minutes by itself, and for 30 days by being exchanged. */
public record TokenPair(SessionId session, String accessToken, String refreshToken) {

    /** Names no token. */
    @Override
    public String toString() {
        return "TokenPair[" + session.value() + "]";
    }
}
