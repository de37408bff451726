package dev.krug.challenges.admin.bot;

import dev.krug.challenges.ChallengeTemplates;
import dev.krug.challenges.StoredTemplate;
import dev.krug.challenges.Written;
import dev.krug.runtime.AdminAct;
import dev.krug.runtime.AdminAct.Plan;
import dev.krug.runtime.AdminDeclaration;
import dev.krug.runtime.AdminSection;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.runtime.Words;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Challenges: listed, written, set for a day, switched off and on. */
@Component
class ChallengesSection implements AdminSection { // MB-703, MB-710

    private static final int PER_PAGE = 10;

    private final ChallengeTemplates templates;

    ChallengesSection(ChallengeTemplates templates) {
        this.templates = templates;
    }

    @Override
    public AdminDeclaration declare() {
        return AdminDeclaration.section("challenges.admin.section", "admin:do:challenges")
                .act("challenges", this::list)
                .act("challenge_new", this::create)
                .act("challenge_custom", this::schedule)
                .act("challenge_off", switching(false, "challenges.admin.usage.off"))
                .act("challenge_on", switching(true, "challenges.admin.usage.on"));
    }

    private Mono<Plan> list(Turn turn) {
        var words = turn.argument().strip();
        if (!words.isEmpty() && !words.matches("[1-9][0-9]{0,5}")) {
            return answer(turn.say("challenges.admin.usage.list"));
        }
        int page = words.isEmpty() ? 1 : Integer.parseInt(words);
        return templates
                .page(null, PER_PAGE + 1, (page - 1L) * PER_PAGE)
                .collectList()
                .map(found -> new Plan.Answer(screen(turn, page, found)));
    }

    private static Reply screen(Turn turn, int page, List<StoredTemplate> found) {
        var lines = found.stream()
                .limit(PER_PAGE)
                .map(template -> ChallengeCard.line(turn, template))
                .collect(Collectors.joining("\n\n"));
        var rows = new ArrayList<List<Button>>();
        rows.add(List.of(
                turn.button("challenges.admin.button.new", "admin:ask:challenge_new"),
                turn.button("challenges.admin.button.custom", "admin:ask:challenge_custom")));
        var turns = new ArrayList<Button>();
        if (page > 1) {
            turns.add(Button.of("◀︎", "admin:do:challenges:" + (page - 1)));
        }
        if (found.size() > PER_PAGE) {
            turns.add(Button.of("▶︎", "admin:do:challenges:" + (page + 1)));
        }
        if (!turns.isEmpty()) {
            rows.add(turns);
        }
        var text = found.isEmpty()
                ? turn.text("challenges.admin.none")
                : turn.html("challenges.admin.list", Map.of("page", page)) + "\n\n" + lines;
        var reply = Reply.html(text).buttonRows(rows);
        return turn.isPress() ? reply.inPlace() : reply;
    }

    private Mono<Plan> create(Turn turn) {
        if (turn.argument().isBlank()) {
            return answer(turn.say("admin.ask.challenge_new"));
        }
        var form = ChallengeForm.parse(turn.argument(), turn.language());
        var read = ChallengeTemplates.read(form.fields());
        var content = read.content();
        return content == null || !form.strangers().isEmpty()
                ? answer(ChallengeCard.invalid(turn, form.strangers(), read.errors()))
                : Mono.just(new Plan.Confirm(
                        turn.text("challenges.admin.confirm.new") + "\n\n" + ChallengeCard.line(turn, content),
                        templates
                                .create(form.fields())
                                .map(written -> reply(turn, written, "challenges.admin.created", null))));
    }

    private Mono<Plan> schedule(Turn turn) {
        var words = Words.of(turn.argument());
        LocalDate date;
        try {
            date = LocalDate.parse(words.first());
        } catch (DateTimeException malformed) {
            return answer(turn.say("admin.ask.challenge_custom"));
        }
        return words.rest().matches("[a-z0-9-]{2,50}")
                ? templates
                        .find(words.rest())
                        .map(template -> asked(turn, date, ChallengeTemplates.asInPack(template.content()), List.of()))
                        .defaultIfEmpty(new Plan.Answer(turn.say("challenges.admin.unknown")))
                : form(turn, date, words.rest());
    }

    private Mono<Plan> form(Turn turn, LocalDate date, String text) {
        if (text.isBlank()) {
            return answer(turn.say("admin.ask.challenge_custom"));
        }
        var form = ChallengeForm.parse(text, turn.language());
        return Mono.just(asked(turn, date, form.fields(), form.strangers()));
    }

    private Plan asked(Turn turn, LocalDate date, Map<String, Object> fields, List<String> strangers) {
        var whole = new HashMap<>(fields);
        whole.put("code", "custom-" + date);
        var read = ChallengeTemplates.read(whole);
        var content = read.content();
        return content == null || !strangers.isEmpty()
                ? new Plan.Answer(ChallengeCard.invalid(turn, strangers, read.errors()))
                : new Plan.Confirm(
                        turn.html("challenges.admin.confirm.custom", Map.of("date", date.toString())) + "\n\n"
                                + ChallengeCard.line(turn, content),
                        templates
                                .schedule(date, whole)
                                .map(written -> reply(turn, written, "challenges.admin.scheduled", date)));
    }

    private AdminAct switching(boolean on, String usageKey) {
        return turn -> {
            var code = turn.argument().strip();
            if (!code.matches("[a-z0-9-]{2,50}")) {
                return answer(turn.say(usageKey));
            }
            return codeOf(code)
                    .flatMap(known -> templates.change(known, Map.of(), on))
                    .defaultIfEmpty(new Written.Unknown())
                    .map(written -> reply(turn, written, "challenges.admin.changed", null))
                    .as(act -> Mono.just(new Plan.Do(act)));
        };
    }

    /** Buttons name a template by its id, which is shorter than a code may be. */
    private Mono<String> codeOf(String text) {
        if (text.length() != 36) {
            return Mono.just(text);
        }
        try {
            return templates
                    .find(UUID.fromString(text))
                    .map(template -> template.content().code())
                    .defaultIfEmpty(text);
        } catch (IllegalArgumentException code) {
            return Mono.just(text);
        }
    }

    private static Reply reply(Turn turn, Written written, String doneKey, @Nullable LocalDate date) {
        return switch (written) {
            case Written.Done(var template) -> shown(turn, doneKey, date, template);
            case Written.Unchanged(var template) -> shown(turn, "challenges.admin.unchanged", date, template);
            case Written.Invalid(var errors) -> ChallengeCard.invalid(turn, List.of(), errors);
            case Written.CodeTaken taken -> refused(turn, "api.reason.CODE_TAKEN");
            case Written.Begun begun -> refused(turn, "api.reason.CHALLENGE_BEGUN");
            case Written.NoSuchDay over -> refused(turn, "api.reason.CHALLENGE_DATE");
            case Written.Unknown unknown -> turn.say("challenges.admin.unknown");
        };
    }

    private static Reply shown(Turn turn, String key, @Nullable LocalDate date, StoredTemplate template) {
        var head = turn.html(key, date == null ? Map.of() : Map.of("date", date.toString()));
        var act = template.active() ? "off" : "on";
        return Reply.html(head + "\n\n" + ChallengeCard.line(turn, template))
                .buttons(turn.button(
                        "challenges.admin.button." + act, "admin:do:challenge_" + act + ":" + template.id()));
    }

    private static Reply refused(Turn turn, String key) {
        return Reply.html("⚠️ " + turn.text(key));
    }

    private static Mono<Plan> answer(Reply reply) {
        return Mono.just(new Plan.Answer(reply));
    }
}
