package dev.krug.challenges;

import dev.krug.audit.Audit;
import dev.krug.i18n.Language;
import dev.krug.kernel.Json;
import dev.krug.packs.PackPart;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The templates one by one, for those who look after them. A template is written as in a pack, and is checked so. Days
 * that are chosen keep what they offer. Runs in the caller's transaction.
 */
@Service
public class ChallengeTemplates { // MB-703, MB-710

    /** How far ahead a day can be planned. */
    public static final int MOST_DAYS_AHEAD = 366;

    /** What the codes of those begin with that are for one day. */
    private static final String CUSTOM = "custom-";

    /** The last place on earth where a date ends, and with it its challenges. */
    private static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

    private final TemplateRows rows;
    private final DailyChallenges daily;
    private final Audit audit;
    private final Clock clock;

    ChallengeTemplates(TemplateRows rows, DailyChallenges daily, Audit audit, Clock clock) {
        this.rows = rows;
        this.daily = daily;
        this.audit = audit;
        this.clock = clock;
    }

    /** Scheduled ones first, by their dates; null for active ones and others. */
    public Flux<StoredTemplate> page(@Nullable Boolean active, int limit, long offset) {
        return rows.page(active, limit, offset);
    }

    public Mono<Long> count(@Nullable Boolean active) {
        return rows.count(active);
    }

    public Mono<StoredTemplate> find(UUID id) {
        return rows.find(id);
    }

    public Mono<StoredTemplate> find(String code) {
        return rows.find(code);
    }

    /** What is wrong with a template, or what it is. */
    public static PackPart<ChallengeTemplate> read(Map<String, ?> template) {
        return PackPart.read(Json.write(template), ChallengePackReader::template);
    }

    /** A new template that days may choose from now on. */
    public Mono<Written> create(Map<String, ?> template) {
        var read = read(template);
        var content = read.content();
        if (content == null) {
            return Mono.just(new Written.Invalid(read.errors()));
        }
        return content.code().startsWith(CUSTOM)
                ? Mono.just(new Written.CodeTaken())
                : rows.insert(content, null)
                        .delayUntil(made -> acted("create", made, Map.of()))
                        .<Written>map(Written.Done::new)
                        .defaultIfEmpty(new Written.CodeTaken());
    }

    /**
     * Changes some of a template's fields, or whether it is active. A later version of its pack overwrites the fields.
     *
     * @param fields as in a pack, without the code
     * @param active null to leave it
     */
    public Mono<Written> change(String code, Map<String, ?> fields, @Nullable Boolean active) {
        return rows.lock(code)
                .flatMap(before -> {
                    var wanted = new LinkedHashMap<String, Object>(asInPack(before.content()));
                    wanted.putAll(fields);
                    wanted.put("code", code);
                    var read = read(wanted);
                    var content = read.content();
                    boolean isActive = active == null ? before.active() : active;
                    if (content == null) {
                        return Mono.just(new Written.Invalid(read.errors()));
                    }
                    return content.equals(before.content()) && isActive == before.active()
                            ? Mono.just(new Written.Unchanged(before))
                            : rows.update(content, isActive)
                                    .delayUntil(after -> acted("change", after, columns(before)))
                                    .<Written>map(Written.Done::new);
                })
                .defaultIfEmpty(new Written.Unknown());
    }

    /**
     * Offers a challenge on one day beside the three, also on a day that is chosen already or goes on. Another one for
     * the same day takes its place as long as nobody has begun.
     *
     * @param template as in a pack, without code and weight
     */
    public Mono<Written> schedule(LocalDate date, Map<String, ?> template) {
        var first = LocalDate.ofInstant(clock.instant(), LAST_ZONE);
        if (date.isBefore(first) || date.isAfter(first.plusDays(MOST_DAYS_AHEAD))) {
            return Mono.just(new Written.NoSuchDay());
        }
        var code = CUSTOM + date;
        var wanted = new LinkedHashMap<String, Object>(template);
        wanted.put("code", code);
        wanted.put("weight", 1);
        var read = read(wanted);
        var content = read.content();
        return content == null
                ? Mono.just(new Written.Invalid(read.errors()))
                : rows.insert(content, date)
                        .delayUntil(made -> acted("schedule", made, Map.of()))
                        .<Written>map(Written.Done::new)
                        .switchIfEmpty(Mono.defer(() -> reschedule(date, content)));
    }

    private Mono<Written> reschedule(LocalDate date, ChallengeTemplate content) {
        return rows.lock(content.code())
                .flatMap(before -> before.content().equals(content) && before.active()
                        ? Mono.just(new Written.Unchanged(before))
                        : replaceable(date, before)
                                .flatMap(replaceable -> replaceable
                                        ? rows.update(content, true)
                                                .delayUntil(after -> daily.replaceCustom(date, after.id()))
                                                .delayUntil(after -> acted("schedule", after, columns(before)))
                                                .<Written>map(Written.Done::new)
                                        : Mono.just(new Written.Begun())));
    }

    /** The row is held, so that nobody begins meanwhile. */
    private Mono<Boolean> replaceable(LocalDate date, StoredTemplate before) {
        return daily.custom(date)
                .flatMap(offered -> daily.replaceCustom(date, before.id()))
                .defaultIfEmpty(true);
    }

    private Mono<Void> acted(String act, StoredTemplate template, Map<String, Object> before) {
        return audit.acted("challenge." + act, "challenge_templates", template.id(), before, columns(template), null);
    }

    private static Map<String, Object> columns(StoredTemplate template) {
        var columns = new HashMap<String, Object>(asInPack(template.content()));
        columns.put("active", template.active());
        return columns;
    }

    /** A template as it would stand in a pack. */
    public static Map<String, Object> asInPack(ChallengeTemplate template) {
        var metric = template.metric();
        return Map.of(
                "code", template.code(),
                "title", texts(template.title().byLanguage()),
                "description", texts(template.description().byLanguage()),
                "metric", Map.of("fn", metric.fn().code(), "kind", metric.kind(), "minValue", metric.minValue()),
                "target", template.target(),
                "difficulty", template.difficulty().code(),
                "xp", template.xp(),
                "weight", template.weight());
    }

    private static Map<String, String> texts(Map<Language, String> texts) {
        var byCode = new HashMap<String, String>();
        texts.forEach((language, text) -> byCode.put(language.code(), text));
        return byCode;
    }
}
