package dev.krug.badges.web;

import dev.krug.badges.Badge;
import dev.krug.badges.BadgeCounters;
import dev.krug.badges.Badges;
import dev.krug.badges.UserBadge;
import dev.krug.i18n.Language;
import dev.krug.identity.Caller;
import dev.krug.sessions.BotSession;
import dev.krug.sessions.BotSessions;
import dev.krug.telegram.Bots;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.Languages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Badges")
class BadgeEndpoints {

    private final Badges badges;
    private final BotSessions sessions;
    private final Bots bots;
    private final List<BadgeCounters> counters;
    private final Envelopes envelopes;

    BadgeEndpoints(Badges badges, BotSessions sessions, Bots bots, List<BadgeCounters> counters, Envelopes envelopes) {
        this.counters = counters;
        this.badges = badges;
        this.sessions = sessions;
        this.bots = bots;
        this.envelopes = envelopes;
    }

    record Earned(String bot, Instant earnedAt, Map<String, Object> metadata) {}

    record EarnedBadge(String badgeType, String title, String emoji, List<Earned> earnedInBots) {}

    record CatalogueBadge(
            String badgeType,
            String bot,
            String title,
            String description,
            String emoji,
            int xpReward,
            boolean earned,
            List<Earned> earnedInBots,
            @Nullable BadgeProgress progress) {}

    @GetMapping("/api/v1/me/badges")
    @Operation(summary = "The caller's badges, each once with all bots it was earned in")
    Mono<Envelope<List<EarnedBadge>>> mine(
            Caller caller,
            @RequestParam(required = false) @Nullable String bot,
            @RequestParam(defaultValue = "true") boolean all,
            ServerHttpRequest request) {
        var language = Languages.of(request);
        var ofBot = all && bot == null ? null : bot;
        return known(bot)
                .then(Mono.zip(earned(caller, ofBot), definitions()))
                .map(read -> read.getT1().entrySet().stream()
                        .map(badge -> earnedBadge(badge.getKey(), badge.getValue(), read.getT2(), language))
                        .toList())
                .as(envelopes::one);
    }

    @GetMapping("/api/v1/badges")
    @Operation(summary = "All badges, and how far the caller is")
    Mono<Envelope<List<CatalogueBadge>>> catalogue(
            Caller caller, @RequestParam(required = false) @Nullable String bot, ServerHttpRequest request) {
        var language = Languages.of(request);
        return known(bot)
                .then(Mono.zip(badges.catalogue(bot).collectList(), earned(caller, null), stats(caller)))
                .map(read -> read.getT1().stream()
                        .map(badge -> new Standing(
                                        badge,
                                        read.getT2().getOrDefault(badge.type(), List.of()),
                                        read.getT3().getOrDefault(badge.botName(), Map.of()))
                                .view(language))
                        .toList())
                .as(envelopes::one);
    }

    private Mono<Void> known(@Nullable String bot) {
        return bot == null
                ? Mono.empty()
                : bots.byName(bot)
                        .switchIfEmpty(Mono.error(ApiException::notFound))
                        .then();
    }

    private Mono<Map<String, List<Earned>>> earned(Caller caller, @Nullable String bot) {
        return badges.of(caller.user(), bot)
                .collect(Collectors.groupingBy(
                        UserBadge::type,
                        LinkedHashMap::new,
                        Collectors.mapping(
                                badge -> new Earned(badge.earnedInBot(), badge.earnedAt(), badge.metadata()),
                                Collectors.toList())));
    }

    private Mono<Map<String, Badge>> definitions() {
        return badges.catalogue(null).collectMap(Badge::type, Function.identity());
    }

    /** By bot, what is counted. */
    private Mono<Map<String, Map<String, Object>>> stats(Caller caller) {
        return sessions.of(caller.user())
                .collectMap(BotSession::botName, BotSession::stats)
                .flatMap(ofSessions -> Flux.fromIterable(counters)
                        .concatMap(counter -> counter.of(caller.user()).map(counted -> Map.entry(counter, counted)))
                        .collectMap(
                                counted -> counted.getKey().botName(),
                                counted -> Map.<String, Object>copyOf(counted.getValue()))
                        .map(ofDomains -> {
                            var all = new HashMap<>(ofSessions);
                            all.putAll(ofDomains);
                            return all;
                        }));
    }

    private static EarnedBadge earnedBadge(
            String type, List<Earned> earned, Map<String, Badge> definitions, Language language) {
        var badge = Optional.ofNullable(definitions.get(type));
        return new EarnedBadge(
                type,
                badge.map(known -> known.title(language)).orElse(type),
                badge.map(Badge::emoji).orElse("🏅"),
                earned);
    }

    private record Standing(Badge badge, List<Earned> earned, Map<String, Object> stats) {

        CatalogueBadge view(Language language) {
            var condition = badge.condition();
            return new CatalogueBadge(
                    badge.type(),
                    badge.botName(),
                    badge.title(language),
                    badge.description(language),
                    badge.emoji(),
                    badge.xpReward(),
                    !earned.isEmpty(),
                    earned,
                    condition == null
                            ? null
                            : BadgeProgress.of(condition, stats).orElse(null));
        }
    }
}
