package dev.krug.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Tells who an access token speaks for, without asking the database. */
@Service
public class AccessTokens {

    private final Tokens tokens;
    private final SigningKeys keys;
    private final Revocations revocations;
    private final RevocationBroadcast broadcast;

    AccessTokens(Tokens tokens, SigningKeys keys, Revocations revocations, RevocationBroadcast broadcast) {
        this.tokens = tokens;
        this.keys = keys;
        this.revocations = revocations;
        this.broadcast = broadcast;
    }

    /** Empty for a wrong, expired or revoked token. */
    public Optional<Caller> read(String token) {
        return tokens.readAccess(token).filter(caller -> !revocations.isRevoked(caller));
    }

    /** The keys that verify our tokens, as JSON Web Keys. */
    public List<Map<String, Object>> publicKeys() {
        return keys.publicKeys();
    }

    /** Makes a committed revocation known: here at once, to other processes through Redis, else within seconds. */
    public Mono<Void> announceRevocation() { // CORE-074
        return revocations.refresh().then(broadcast.announce());
    }
}
