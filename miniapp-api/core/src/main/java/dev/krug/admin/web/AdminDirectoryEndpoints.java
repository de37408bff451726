package dev.krug.admin.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.krug.audit.AuditLog;
import dev.krug.badges.Badges;
import dev.krug.badges.UserBadge;
import dev.krug.identity.Caller;
import dev.krug.kernel.Shown;
import dev.krug.sessions.BotSession;
import dev.krug.sessions.BotSessions;
import dev.krug.users.User;
import dev.krug.users.UserFilter;
import dev.krug.users.UserId;
import dev.krug.users.UserRegister;
import dev.krug.users.Users;
import dev.krug.web.Access;
import dev.krug.web.Access.Level;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Admin: people")
class AdminDirectoryEndpoints {

    private static final int CARD_LINES = 20;

    private final UserRegister register;
    private final Users users;
    private final BotSessions sessions;
    private final Badges badges;
    private final dev.krug.access.Access access;
    private final AuditLog log;
    private final Envelopes envelopes;

    AdminDirectoryEndpoints(
            UserRegister register,
            Users users,
            BotSessions sessions,
            Badges badges,
            dev.krug.access.Access access,
            AuditLog log,
            Envelopes envelopes) {
        this.register = register;
        this.users = users;
        this.sessions = sessions;
        this.badges = badges;
        this.access = access;
        this.log = log;
        this.envelopes = envelopes;
    }

    record Person(
            UUID id,
            @Nullable Long telegramId,
            @Nullable String name,
            @Nullable String username,
            @Nullable String avatarUrl,
            String role,
            String status,
            @Nullable Instant bannedUntil,
            @Nullable String banReason,
            String language,
            String timezone,
            long totalXp,
            int level,
            int totalTrainings,
            @Nullable Instant lastSeenAt,
            Instant createdAt) {

        static Person of(User user) {
            var telegram = user.telegram();
            return new Person(
                    user.id().value(),
                    telegram == null ? null : telegram.id(),
                    user.profile().displayName(),
                    telegram == null ? user.profile().username() : telegram.username(),
                    user.profile().avatarUrl(),
                    user.role().code(),
                    user.status().name().toLowerCase(Locale.ROOT),
                    user.bannedUntil(),
                    user.banReason(),
                    user.language().code(),
                    user.profile().timezone(),
                    user.progress().totalXp(),
                    user.progress().level(),
                    user.progress().totalTrainings(),
                    user.lastSeenAt(),
                    user.createdAt());
        }
    }

    record BotView(String name, Map<String, @Nullable Object> stats, Instant updatedAt) {

        static BotView of(BotSession session) {
            return new BotView(session.botName(), Shown.of(session.stats()), session.updatedAt());
        }
    }

    record BadgeView(String badgeType, String earnedInBot, Instant earnedAt) {

        static BadgeView of(UserBadge badge) {
            return new BadgeView(badge.type(), badge.earnedInBot(), badge.earnedAt());
        }
    }

    record Card(
            Person user,
            List<BotView> bots,
            List<BadgeView> badges,
            @JsonUnwrapped PersonAccess access,
            List<AuditLog.Line> audit) {}

    record Myself(UUID id, String role, List<String> permissions) {}

    @GetMapping("/api/v1/admin/me")
    @Access(Level.ADMIN)
    @Operation(summary = "What the caller may administer")
    Mono<Envelope<Myself>> myself(Caller caller) { // CORE-145
        return users.findById(caller.user())
                .map(user -> new Myself(user.id().value(), user.role().code(), Permissions.of(user.role())))
                .as(envelopes::one);
    }

    @GetMapping("/api/v1/admin/users")
    @Access(Level.ADMIN)
    @Operation(summary = "People, newest first; search takes an id, a Telegram id or a part of a name")
    Mono<Envelope<List<Person>>> people(
            @RequestParam Map<String, String> query,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String sortBy,
            @RequestParam(required = false) @Nullable String sortOrder) {
        var pages = PageQuery.of(page, limit, sortBy, sortOrder, "createdAt");
        UserFilter filter = DirectoryQuery.people(query);
        return envelopes.page(
                pages,
                register.page(filter, pages.limit(), pages.offset())
                        .map(Person::of)
                        .collectList(),
                register.count(filter));
    }

    @GetMapping("/api/v1/admin/users/{id}")
    @Access(Level.ADMIN)
    @Operation(summary = "One person with their bots, badges, access, what they started and what was done about them")
    Mono<Envelope<Card>> card(@PathVariable UUID id) {
        var user = new UserId(id);
        return users.findById(user)
                .flatMap(found -> Mono.zip(
                                sessions.of(user).map(BotView::of).collectList(),
                                badges.of(user, null).map(BadgeView::of).collectList(),
                                PersonAccess.of(access, found),
                                log.page(AuditLog.Filter.about(id), CARD_LINES, 0)
                                        .collectList())
                        .map(read ->
                                new Card(Person.of(found), read.getT1(), read.getT2(), read.getT3(), read.getT4())))
                .as(envelopes::one);
    }

    @GetMapping({"/api/v1/admin/audit-log", "/api/v1/admin/audit", "/api/v1/admin/audit-logs"})
    @Access(Level.ADMIN)
    @Operation(summary = "Who did and changed what, newest first")
    Mono<Envelope<List<AuditLog.Line>>> audit(
            @RequestParam Map<String, String> query,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String sortBy,
            @RequestParam(required = false) @Nullable String sortOrder) {
        var pages = PageQuery.of(page, limit, sortBy, sortOrder, "at");
        var filter = DirectoryQuery.audit(query);
        return envelopes.page(
                pages, log.page(filter, pages.limit(), pages.offset()).collectList(), log.count(filter));
    }
}
