package dev.krug.challenges;

import dev.krug.users.User;
import reactor.core.publisher.Mono;

/** Tells people of their challenges where bots are; works in the caller's transaction. */
public interface ChallengeHerald { // MB-712

    /** False when challenge_bot cannot reach the user: then it stands in the app. */
    Mono<Boolean> tell(User user, Achievement achievement);
}
