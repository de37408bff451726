package dev.krug.imports;

import dev.krug.audit.Audit;
import dev.krug.badges.Badges;
import dev.krug.imports.Entry.Damaged;
import dev.krug.imports.Entry.Person;
import dev.krug.imports.Refused.Reason;
import dev.krug.imports.Tally.Outcome;
import dev.krug.sessions.BotSessions;
import dev.krug.telegram.Bots;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import dev.krug.xp.Experience;
import dev.krug.xp.XpGrant;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Imports a {@code users_data.json}: copies it, reads it person by person, each in a transaction of its own. Whoever was
 * taken over once is skipped ever after, so an import that was cut short is simply run again. Blocks its thread, which
 * must be made for that.
 */
@Service
public class JsonImports { // MB-901 to MB-906

    private static final Logger LOG = LoggerFactory.getLogger(JsonImports.class);

    private final ImportRows rows;
    private final Users users;
    private final Experience experience;
    private final Badges badges;
    private final BotSessions sessions;
    private final Bots bots;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    JsonImports(
            ImportRows rows,
            Users users,
            Experience experience,
            Badges badges,
            BotSessions sessions,
            Bots bots,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock) {
        this.rows = rows;
        this.users = users;
        this.experience = experience;
        this.badges = badges;
        this.sessions = sessions;
        this.bots = bots;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Imports the people of this bot.
     *
     * @throws Refused if the whole file cannot be taken; nothing was written then
     */
    public Report run(Path file, String bot, Mode mode, @Nullable UserId requestedBy) {
        if (!Boolean.TRUE.equals(bots.isKnown(bot).block())) {
            throw new Refused(Reason.UNKNOWN_BOT, bot);
        }
        var data = new DataFile(file);
        var sha256 = data.check();
        var name = String.valueOf(file.getFileName());
        return mode == Mode.DRY_RUN ? dryRun(data, bot, name, sha256) : run(data, bot, name, sha256, mode, requestedBy);
    }

    /** Of an import that has ended. */
    public Mono<Report> report(UUID id) {
        return rows.report(id);
    }

    private Report dryRun(DataFile data, String bot, String name, String sha256) {
        var tally = new Tally();
        data.forEach(entry -> {
            switch (entry) {
                case Damaged(var key, var line, var problem) -> tally.fail(new Report.Problem(key, line, problem));
                case Person person -> {
                    tally.count(fate(person, bot));
                    tally.brought(person.telegramId(), Stats.number(person.stats(), "total_xp"));
                }
            }
        });
        return report(tally, null, name, sha256, null);
    }

    private Outcome fate(Person person, String bot) {
        var skipped = isToSkip(person, bot).block();
        if (Boolean.TRUE.equals(skipped)) {
            return Outcome.SKIPPED;
        }
        return users.findByTelegramId(person.telegramId()).blockOptional().isPresent()
                ? Outcome.MERGED
                : Outcome.CREATED;
    }

    private Report run(DataFile data, String bot, String name, String sha256, Mode mode, @Nullable UserId requestedBy) {
        var backup = data.backUp(clock.instant(), sha256);
        var author = requestedBy == null ? null : requestedBy.value();
        var id = rows.begin(name, sha256, bot, backup.toString(), mode, author)
                .delayUntil(made -> audit.acted(
                        "import.run", "json_imports", made, Map.of(), Map.of("bot", bot, "mode", mode.code()), null))
                .as(transaction::transactional)
                .block();
        if (id == null) {
            throw new IllegalStateException("An import was not written down");
        }
        var tally = new Tally();
        data.forEach(entry -> {
            switch (entry) {
                case Damaged(var key, var line, var problem) -> {
                    tally.fail(new Report.Problem(key, line, problem));
                    var _ = rows.note(id, bot, audit.pseudonym(key), "error", problem)
                            .block();
                }
                case Person person -> take(id, bot, mode, person, tally);
            }
        });
        var report = report(tally, id, name, sha256, backup.toString());
        var _ = rows.end(id, report).block();
        LOG.info(
                "Import {} into {}: {} created, {} merged, {} skipped, {} failed",
                id,
                bot,
                report.created(),
                report.merged(),
                report.skipped(),
                report.failed());
        return report;
    }

    private void take(UUID id, String bot, Mode mode, Person person, Tally tally) {
        try {
            var outcome = isToSkip(person, bot)
                    .flatMap(skip -> skip ? Mono.just(Outcome.SKIPPED) : take(id, bot, mode, person))
                    .as(transaction::transactional)
                    .block();
            tally.count(outcome == null ? Outcome.SKIPPED : outcome);
            tally.brought(person.telegramId(), Stats.number(person.stats(), "total_xp"));
        } catch (RuntimeException failed) {
            tally.fail(new Report.Problem(person.key(), 0, failed.getClass().getSimpleName()));
        }
    }

    /** Who was taken over before, and who was erased: an import does not bring them back. */
    private Mono<Boolean> isToSkip(Person person, String bot) { // MB-905
        var ref = audit.pseudonym(person.key());
        return rows.isTaken(bot, ref).flatMap(taken -> taken ? Mono.just(true) : users.wasErased(person.telegramId()));
    }

    private Mono<Outcome> take(UUID id, String bot, Mode mode, Person person) {
        return users.getOrCreate(TelegramProfile.of(person.telegramId(), null, null))
                .flatMap(contact -> rows.note(
                                id, bot, audit.pseudonym(person.key()), contact.isNew() ? "created" : "merged", null)
                        .filter(first -> first)
                        .flatMap(first -> addUp(bot, contact.user(), person)
                                .then(keep(bot, mode, contact.user().id(), person))
                                .then(award(bot, contact.user().id(), person))
                                .thenReturn(contact.isNew() ? Outcome.CREATED : Outcome.MERGED))
                        .defaultIfEmpty(Outcome.SKIPPED));
    }

    private Mono<Void> addUp(String bot, User user, Person person) { // MB-903
        int xp = (int) Stats.number(person.stats(), "total_xp");
        var grant = new XpGrant(user.id(), bot, xp, "import", "json-import:" + bot + ":" + person.telegramId());
        return experience
                .add(grant)
                .then(users.addTotals(
                        user.id(), (int) Stats.number(person.stats(), "total_trainings"), Stats.score(person.stats())));
    }

    private Mono<Void> keep(String bot, Mode mode, UserId user, Person person) { // MB-904
        return sessions.getOrCreate(user, bot)
                .flatMap(here -> {
                    var joins = mode != Mode.OVERWRITE && Stats.number(here.stats(), "total_trainings") > 0;
                    return joins
                            ? sessions.save(user, bot, null, Stats.merged(here.stats(), person.stats()), null)
                            : sessions.save(
                                    user,
                                    bot,
                                    over(sessions.defaultSession(bot), ImportedSession.of(person.session())),
                                    over(sessions.defaultStats(bot), person.stats()),
                                    null);
                })
                .then();
    }

    private Mono<Void> award(String bot, UserId user, Person person) {
        Instant earned = Stats.lastTraining(person.stats()).orElseGet(clock::instant);
        return Flux.fromIterable(Stats.badges(person.stats()))
                .concatMap(type -> badges.award(user, type, bot, Map.of("imported", true), earned))
                .then();
    }

    private static Map<String, Object> over(Map<String, Object> defaults, Map<String, Object> values) {
        var all = new LinkedHashMap<>(defaults);
        all.putAll(values);
        return new HashMap<>(all);
    }

    private static Report report(Tally tally, @Nullable UUID id, String name, String sha256, @Nullable String backup) {
        return new Report(
                id,
                name,
                sha256,
                backup,
                tally.of(Outcome.CREATED),
                tally.of(Outcome.MERGED),
                tally.of(Outcome.SKIPPED),
                tally.of(Outcome.ERROR),
                tally.problems(),
                tally.top());
    }
}
