package dev.krug.xp.web;

import dev.krug.identity.MeContributor;
import dev.krug.users.User;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The key {@code game} of a user's own view; all of it stands in the user's row. */
@Component
class GameMe implements MeContributor {

    @Override
    public String key() {
        return "game";
    }

    @Override
    public Mono<Map<String, Object>> fields(User user) {
        var progress = user.progress();
        return Mono.just(Map.of(
                "totalXp", progress.totalXp(),
                "level", progress.level(),
                "totalTrainings", progress.totalTrainings(),
                "totalScore", progress.totalScore(),
                "hideFromLeaderboard", progress.hiddenFromLeaderboards()));
    }
}
