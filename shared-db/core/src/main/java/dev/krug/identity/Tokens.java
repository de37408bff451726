package dev.krug.identity;

import dev.krug.users.Role;
import dev.krug.users.User;
import dev.krug.users.UserId;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.UnsupportedJwtException;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes and reads JWTs: RS256 and nothing else. */
@Component
class Tokens { // CORE-070, CORE-071

    static final Duration ACCESS_LIFETIME = Duration.ofMinutes(15);
    static final Duration REFRESH_LIFETIME = Duration.ofDays(30);
    private static final int MAX_LENGTH = 8_192;
    private static final int CLOCK_SKEW_SECONDS = 30;
    private static final String AUDIENCE = "krug";

    private final SigningKeys keys;
    private final TokenSettings settings;
    private final JwtParser parser;

    Tokens(SigningKeys keys, TokenSettings settings, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.parser = Jwts.parser()
                .clock(() -> Date.from(clock.instant()))
                .clockSkewSeconds(CLOCK_SKEW_SECONDS)
                .requireIssuer(settings.issuer())
                .requireAudience(AUDIENCE)
                .keyLocator(this::key)
                .build();
    }

    String access(User user, Family family, Instant issuedAt, Map<String, Object> contributed) {
        var telegram = user.telegram();
        var token = Jwts.builder()
                .claims(contributed)
                .claim("type", "access")
                .claim("role", user.role().code())
                .claim("ut", user.guest() ? "guest" : "registered")
                .claim("amr", family.method())
                .claim("sid", family.id().value().toString());
        if (telegram != null) {
            token.claim("tid", telegram.id());
        }
        if (family.botName() != null) {
            token.claim("bot", family.botName());
        }
        return sign(token, user.id(), UUID.randomUUID(), issuedAt, ACCESS_LIFETIME);
    }

    String refresh(UserId user, SessionId session, UUID jti, Instant issuedAt) {
        var token = Jwts.builder()
                .claim("type", "refresh")
                .claim("sid", session.value().toString());
        return sign(token, user, jti, issuedAt, REFRESH_LIFETIME);
    }

    /** Empty for anything but a valid access token. */
    Optional<Caller> readAccess(String token) {
        try {
            return Optional.of(caller(claims(token, "access")));
        } catch (JwtException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    RefreshClaim readRefresh(String token) {
        try {
            var claims = claims(token, "refresh");
            return new RefreshClaim.Valid(claims.getId());
        } catch (ExpiredJwtException expired) {
            return new RefreshClaim.Expired();
        } catch (JwtException | IllegalArgumentException refused) {
            return new RefreshClaim.Invalid();
        }
    }

    private String sign(JwtBuilder token, UserId user, UUID jti, Instant issuedAt, Duration lifetime) {
        var ring = keys.ring();
        return token.header()
                .keyId(ring.active().kid())
                .and()
                .issuer(settings.issuer())
                .audience()
                .add(AUDIENCE)
                .and()
                .subject(user.value().toString())
                .id(jti.toString())
                .issuedAt(Date.from(issuedAt))
                .expiration(Date.from(issuedAt.plus(lifetime)))
                .signWith(ring.signing(), Jwts.SIG.RS256)
                .compact();
    }

    private Claims claims(String token, String type) {
        if (token.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("No token of ours is that long");
        }
        var claims = parser.parseSignedClaims(token).getPayload();
        // A token of one type is refused in the place of the other.
        if (!type.equals(claims.get("type", String.class))) {
            throw new UnsupportedJwtException("type");
        }
        return claims;
    }

    private Key key(Header header) {
        if (header instanceof JwsHeader jws && jws.getAlgorithm().equals("RS256") && jws.getKeyId() != null) {
            return keys.ring().verifying(jws.getKeyId()).orElseThrow(() -> new UnsupportedJwtException("unknown kid"));
        }
        throw new UnsupportedJwtException("alg");
    }

    private static Caller caller(Claims claims) {
        return new Caller(
                new UserId(UUID.fromString(claims.getSubject())),
                new SessionId(UUID.fromString(claims.get("sid", String.class))),
                Role.valueOf(claims.get("role", String.class).toUpperCase(Locale.ROOT)),
                "guest".equals(claims.get("ut", String.class)),
                claims.get("bot", String.class),
                claims.getIssuedAt().toInstant());
    }

    /** What a refresh token says. */
    sealed interface RefreshClaim {

        record Valid(String jti) implements RefreshClaim {}

        record Expired() implements RefreshClaim {}

        record Invalid() implements RefreshClaim {}
    }

    /** What an access token tells of its login. */
    record Family(SessionId id, String method, @Nullable String botName) {}
}
