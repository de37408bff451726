package dev.krug.quiz;

import dev.krug.users.User;
import dev.krug.users.UserBanContributor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends the game of people who are banned, and what they have to do with duels. */
@Component
class BannedPlayers implements UserBanContributor { // MB-810

    private final Endings endings;
    private final DuelRows duels;

    BannedPlayers(Endings endings, DuelRows duels) {
        this.endings = endings;
        this.duels = duels;
    }

    @Override
    public Mono<Void> banned(User user) {
        return endings.shutOut(user).then(duels.leave(user.id()));
    }
}
