package dev.krug.users.web;

import dev.krug.identity.MeContributor;
import dev.krug.users.BirthDates;
import dev.krug.users.User;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Draws a user's own view together from all enabled parts. */
@Component
public class MeViews {

    private final List<MeContributor> contributors;
    private final BirthDates birthDates;

    MeViews(List<MeContributor> contributors, BirthDates birthDates) {
        this.birthDates = birthDates;
        this.contributors = contributors;
        var keys = new HashSet<String>();
        for (var contributor : contributors) {
            if (!keys.add(contributor.key())) { // CORE-554
                throw new IllegalStateException("Two parts add the key " + contributor.key() + " to /users/me");
            }
        }
    }

    public Mono<Me> of(User user) {
        return Flux.fromIterable(contributors)
                .concatMap(contributor -> contributor.fields(user).map(fields -> Map.entry(contributor.key(), fields)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, TreeMap::new)
                .map(parts -> Me.of(user, birthDates.of(user), parts));
    }
}
