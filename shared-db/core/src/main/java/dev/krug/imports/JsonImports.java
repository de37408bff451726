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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntConsumer;
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

    private static final int AT_ONCE = 8;
    private static final Logger LOG = LoggerFactory.getLogger(JsonImports.class);

    private final ImportRows rows;
    private final Users users;
    private final Experience experience;
    private final Badges badges;
    private final BotSessions sessions;
    private final ImportedSession imported;
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
            ImportedSession imported,
            Bots bots,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock) {
        this.rows = rows;
        this.users = users;
        this.experience = experience;
        this.badges = badges;
        this.sessions = sessions;
        this.imported = imported;
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
        var checked = data.check();
        var name = String.valueOf(file.getFileName());
        if (mode == Mode.DRY_RUN) {
            return dryRun(data, bot, name, checked.sha256(), processed -> {});
        }
        var backup = data.backUp(clock.instant(), checked.sha256());
        var id = begun(name, bot, checked.sha256(), mode, backup, requestedBy);
        var work = new Work(id, bot, mode, name, checked.sha256(), backup.toString());
        var report = carryOut(data, work, processed -> {});
        var _ = rows.end(id, report).block();
        return report;
    }

    /**
     * Carries out what was asked for, from the beginning of the file; whom an earlier try took over counts as it did
     * then, so that the report is that of one run.
     *
     * @param progress told after each entry
     * @throws Refused if the whole file cannot be taken; nothing was written then
     */
    Report run(ImportJob job, IntConsumer progress, IntConsumer total) {
        if (!Boolean.TRUE.equals(bots.isKnown(job.bot()).block())) {
            throw new Refused(Reason.UNKNOWN_BOT, job.bot());
        }
        var data = new DataFile(job.file());
        var checked = data.check();
        total.accept(checked.entries());
        if (job.mode() == Mode.DRY_RUN) {
            return dryRun(data, job.bot(), job.fileName(), checked.sha256(), progress);
        }
        var id = job.id().value();
        var backup = backup(job, data, checked.sha256());
        var _ = rows.backedUp(id, backup, checked.sha256())
                .then(rows.forgetErrors(id))
                .block();
        return carryOut(data, new Work(id, job.bot(), job.mode(), job.fileName(), checked.sha256(), backup), progress);
    }

    /** One copy, also of an import that was begun before. */
    private String backup(ImportJob job, DataFile data, String sha256) {
        var made = job.backupPath();
        return made != null && DataFile.isCopy(Path.of(made), sha256)
                ? made
                : data.backUp(clock.instant(), sha256).toString();
    }

    private record Work(UUID id, String bot, Mode mode, String name, String sha256, String backup) {}

    private UUID begun(String name, String bot, String sha256, Mode mode, Path backup, @Nullable UserId requestedBy) {
        var author = requestedBy == null ? null : requestedBy.value();
        return Objects.requireNonNull(rows.begin(name, sha256, bot, backup.toString(), mode, author)
                .delayUntil(made -> audit.acted(
                        "import.run", "json_imports", made, Map.of(), Map.of("bot", bot, "mode", mode.code()), null))
                .as(transaction::transactional)
                .block());
    }

    /** Of an import that has ended. */
    public Mono<Report> report(UUID id) {
        return rows.report(id);
    }

    private Report dryRun(DataFile data, String bot, String name, String sha256, IntConsumer progress) {
        var tally = new Tally();
        data.forEach(entry -> {
            switch (entry) {
                case Damaged(var key, var line, var problem) -> tally.fail(new Report.Problem(key, line, problem));
                case Person person -> {
                    tally.count(fate(person, bot));
                    tally.brought(person.telegramId(), Stats.number(person.stats(), "total_xp"));
                }
            }
            progress.accept(tally.total());
        });
        return report(tally, null, name, sha256, null);
    }

    private Outcome fate(Person person, String bot) {
        var known = before(null, person, bot).blockOptional();
        if (known.isPresent()) {
            return known.get();
        }
        return users.findByTelegramId(person.telegramId()).blockOptional().isPresent()
                ? Outcome.MERGED
                : Outcome.CREATED;
    }

    private Report carryOut(DataFile data, Work work, IntConsumer progress) {
        var tally = new Tally();
        var waiting = new ArrayList<Person>(AT_ONCE);
        data.forEach(entry -> {
            switch (entry) {
                case Damaged(var key, var line, var problem) -> {
                    tally.fail(new Report.Problem(key, line, problem));
                    var _ = rows.note(work.id(), work.bot(), audit.pseudonym(key), "error", problem)
                            .block();
                }
                case Person person -> waiting.add(person);
            }
            if (waiting.size() == AT_ONCE) {
                takeAll(work, waiting, tally);
            }
            progress.accept(tally.total());
        });
        takeAll(work, waiting, tally);
        progress.accept(tally.total());
        var report = report(tally, work.id(), work.name(), work.sha256(), work.backup());
        LOG.info(
                "Import {} into {}: {} created, {} merged, {} skipped, {} failed",
                work.id(),
                work.bot(),
                report.created(),
                report.merged(),
                report.skipped(),
                report.failed());
        return report;
    }

    /** Everybody in a transaction of their own, several at once: most of the time goes into waiting for commits. */
    private void takeAll(Work work, List<Person> people, Tally tally) {
        var _ = Flux.fromIterable(people)
                .flatMapSequential(
                        person -> before(work.id(), person, work.bot())
                                .switchIfEmpty(Mono.defer(() -> take(work, person)))
                                .as(transaction::transactional)
                                .<Runnable>map(outcome -> () -> {
                                    tally.count(outcome);
                                    tally.brought(person.telegramId(), Stats.number(person.stats(), "total_xp"));
                                })
                                .onErrorResume(
                                        RuntimeException.class,
                                        failed -> Mono.just(() -> tally.fail(new Report.Problem(
                                                person.key(),
                                                0,
                                                failed.getClass().getSimpleName())))),
                        AT_ONCE)
                .doOnNext(Runnable::run)
                .blockLast();
        people.clear();
    }

    /**
     * Who was taken over before, and who was erased: an import does not bring them back. Whom an earlier try of the same
     * import took over counts as then. Empty for all others.
     */
    private Mono<Outcome> before(@Nullable UUID id, Person person, String bot) { // MB-905
        return rows.taken(bot, audit.pseudonym(person.key()))
                .map(taken -> taken.by().equals(id) ? Outcome.of(taken.outcome()) : Outcome.SKIPPED)
                .switchIfEmpty(Mono.defer(() -> users.wasErased(person.telegramId())
                        .filter(erased -> erased)
                        .map(erased -> Outcome.SKIPPED)));
    }

    private Mono<Outcome> take(Work work, Person person) {
        return users.getOrCreate(TelegramProfile.of(person.telegramId(), null, null))
                .flatMap(contact -> rows.note(
                                work.id(),
                                work.bot(),
                                audit.pseudonym(person.key()),
                                contact.isNew() ? "created" : "merged",
                                null)
                        .filter(first -> first)
                        .flatMap(first -> addUp(work.bot(), contact.user(), person)
                                .then(keep(
                                        work.bot(), work.mode(), contact.user().id(), person))
                                .then(award(work.bot(), contact.user().id(), person))
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
                                    over(
                                            sessions.defaultSession(bot),
                                            imported.of(bot, person.telegramId(), person.session())),
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
