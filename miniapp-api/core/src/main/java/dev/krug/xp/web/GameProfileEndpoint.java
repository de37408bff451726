package dev.krug.xp.web;

import dev.krug.badges.Badges;
import dev.krug.identity.Caller;
import dev.krug.sessions.BotSessions;
import dev.krug.users.User;
import dev.krug.users.UserFacts;
import dev.krug.users.UserFacts.Facts;
import dev.krug.users.Users;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.xp.Board;
import dev.krug.xp.Leaderboards;
import dev.krug.xp.LevelScale;
import dev.krug.xp.LevelScales;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Experience")
class GameProfileEndpoint {

    private final Users users;
    private final LevelScales scales;
    private final Leaderboards boards;
    private final UserFacts facts;
    private final GameStreak streak;
    private final BotSessions sessions;
    private final Envelopes envelopes;

    GameProfileEndpoint(
            Users users,
            LevelScales scales,
            Leaderboards boards,
            UserFacts facts,
            GameStreak streak,
            BotSessions sessions,
            Envelopes envelopes) {
        this.users = users;
        this.scales = scales;
        this.boards = boards;
        this.facts = facts;
        this.streak = streak;
        this.sessions = sessions;
        this.envelopes = envelopes;
    }

    record PlayedBot(String name, Instant lastPlayedAt) {}

    record GameProfile(
            UUID id,
            @Nullable Long telegramId,
            @Nullable String username,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String avatarUrl,
            long totalXp,
            int level,
            long levelMinXp,
            @Nullable Long nextLevelXp,
            @Nullable Long position,
            long badgeCount,
            int totalTrainings,
            long totalScore,
            GameStreak.Days streak,
            Instant registrationDate,
            @Nullable Instant lastActivity,
            List<PlayedBot> bots) {}

    @GetMapping("/api/v1/me/game-profile")
    @Operation(summary = "The caller as a player: level, position, badges, bots")
    Mono<Envelope<GameProfile>> profile(Caller caller) {
        return Mono.zip(
                        users.findById(caller.user()),
                        scales.current(),
                        place(caller),
                        facts.of(caller.user()),
                        bots(caller))
                .map(read -> view(read.getT1(), read.getT2(), read.getT3(), read.getT4(), read.getT5()))
                .as(envelopes::one);
    }

    private Mono<Long> place(Caller caller) {
        return boards.placeOf(caller.user(), Board.OVERALL)
                .map(Leaderboards.Place::position)
                .defaultIfEmpty(0L);
    }

    private Mono<List<PlayedBot>> bots(Caller caller) {
        return sessions.of(caller.user())
                .map(session -> new PlayedBot(session.botName(), session.updatedAt()))
                .collectList();
    }

    private GameProfile view(User user, LevelScale scale, long position, Facts known, List<PlayedBot> bots) {
        var telegram = user.telegram();
        var progress = user.progress();
        int level = progress.level();
        return new GameProfile(
                user.id().value(),
                telegram == null ? null : telegram.id(),
                telegram == null ? user.profile().username() : telegram.username(),
                telegram == null ? user.profile().firstName() : telegram.firstName(),
                telegram == null ? user.profile().lastName() : telegram.lastName(),
                user.profile().avatarUrl(),
                progress.totalXp(),
                level,
                scale.minXpOf(level),
                scale.isTop(level) ? null : scale.minXpOf(level + 1),
                position == 0 ? null : position,
                Long.parseLong(known.value(Badges.KINDS).orElse("0")),
                progress.totalTrainings(),
                progress.totalScore(),
                streak.of(user, known),
                user.createdAt(),
                user.lastSeenAt(),
                bots);
    }
}
