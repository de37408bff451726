package dev.krug.packs.bot;

import dev.krug.packs.ContentPacks;
import dev.krug.packs.Moved;
import dev.krug.packs.PackId;
import dev.krug.packs.StoredPack;
import dev.krug.packs.StoredPack.Status;
import dev.krug.runtime.AdminAct.Plan;
import dev.krug.runtime.AdminDeclaration;
import dev.krug.runtime.AdminSection;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Packs of content: sent as files, listed, put in use and out of it. */
@Component
class PacksSection implements AdminSection { // MB-601, MB-602

    private static final int PER_PAGE = 8;

    private final ContentPacks packs;
    private final PackUpload upload;

    PacksSection(ContentPacks packs, PackUpload upload) {
        this.packs = packs;
        this.upload = upload;
    }

    @Override
    public AdminDeclaration declare() {
        return AdminDeclaration.section("packs.section", "admin:do:packs")
                .act("packs", this::list)
                .act("pack_activate", this::activate)
                .act("pack_archive", this::archive)
                .file("pack", upload::prepare, upload::answer);
    }

    private Mono<Plan> list(Turn turn) {
        String kind = null;
        int page = 1;
        for (var word : turn.argument().strip().split("\\s+")) {
            if (packs.kinds().contains(word)) {
                kind = word;
            } else if (word.matches("[1-9][0-9]{0,5}")) {
                page = Integer.parseInt(word);
            } else if (!word.isEmpty()) {
                return Mono.just(new Plan.Answer(
                        turn.say("packs.usage.list", Map.of("kinds", String.join(", ", packs.kinds())))));
            }
        }
        return page(turn, kind, page);
    }

    private Mono<Plan> page(Turn turn, @Nullable String kind, int page) {
        return packs.page(kind, null, PER_PAGE + 1, (page - 1L) * PER_PAGE)
                .collectList()
                .map(found -> new Plan.Answer(screen(turn, kind, page, found)));
    }

    private static Reply screen(Turn turn, @Nullable String kind, int page, List<StoredPack> found) {
        if (found.isEmpty()) {
            return turn.say("packs.none");
        }
        var shown = found.stream().limit(PER_PAGE).toList();
        var lines = shown.stream()
                .map(pack -> turn.html("packs.line", PackTexts.facts(turn, pack)))
                .collect(Collectors.joining("\n\n"));
        var rows = new ArrayList<List<Button>>();
        shown.stream()
                .map(pack -> buttons(turn, pack))
                .filter(row -> !row.isEmpty())
                .forEach(rows::add);
        var turns = new ArrayList<Button>();
        var filter = kind == null ? "" : kind + " ";
        if (page > 1) {
            turns.add(Button.of("◀︎", "admin:do:packs:" + filter + (page - 1)));
        }
        if (found.size() > PER_PAGE) {
            turns.add(Button.of("▶︎", "admin:do:packs:" + filter + (page + 1)));
        }
        if (!turns.isEmpty()) {
            rows.add(turns);
        }
        var reply = Reply.html(turn.html("packs.list", Map.of("page", page)) + "\n\n" + lines)
                .buttonRows(rows);
        return turn.isPress() ? reply.inPlace() : reply;
    }

    private static List<Button> buttons(Turn turn, StoredPack pack) {
        var act =
                switch (pack.status()) {
                    case DRAFT, ARCHIVED -> "activate";
                    case ACTIVE -> "archive";
                    case REJECTED -> "";
                };
        return act.isEmpty()
                ? List.of()
                : List.of(Button.of(
                        turn.messages()
                                .text(turn.language(), "packs.button." + act + "_named", PackTexts.facts(turn, pack)),
                        "admin:do:pack_" + act + ":" + pack.id().value()));
    }

    private Mono<Plan> activate(Turn turn) {
        return of(
                turn,
                "packs.usage.activate",
                pack -> packs.activeBeside(pack)
                        .filter(active -> !active.id().equals(pack.id()))
                        .<Plan>map(active -> new Plan.Confirm(replaces(turn, pack, active), activated(turn, pack)))
                        .defaultIfEmpty(new Plan.Do(activated(turn, pack))));
    }

    private static String replaces(Turn turn, StoredPack pack, StoredPack active) {
        var facts = new HashMap<String, Object>(PackTexts.facts(turn, pack));
        facts.put("old", active.version());
        return turn.html("packs.confirm.replace", facts);
    }

    private Mono<Reply> activated(Turn turn, StoredPack pack) {
        return packs.activate(pack.id()).map(moved -> reply(turn, moved, "packs.done.activate"));
    }

    private Mono<Plan> archive(Turn turn) {
        return of(turn, "packs.usage.archive", pack -> {
            var act = packs.archive(pack.id()).map(moved -> reply(turn, moved, "packs.done.archive"));
            return Mono.just(
                    pack.status() == Status.ACTIVE
                            ? new Plan.Confirm(turn.html("packs.confirm.archive", PackTexts.facts(turn, pack)), act)
                            : new Plan.Do(act));
        });
    }

    private static Reply reply(Turn turn, Moved moved, String doneKey) {
        return switch (moved) {
            case Moved.Done(var pack) -> turn.say(doneKey, PackTexts.facts(turn, pack));
            case Moved.Unknown unknown -> turn.say("packs.unknown");
            case Moved.WrongState(var pack) -> turn.say("packs.wrong_state", PackTexts.facts(turn, pack));
        };
    }

    private Mono<Plan> of(Turn turn, String usageKey, Function<StoredPack, Mono<Plan>> then) {
        UUID id;
        try {
            id = UUID.fromString(turn.argument().strip());
        } catch (IllegalArgumentException malformed) {
            return Mono.just(new Plan.Answer(turn.say(usageKey)));
        }
        return packs.find(new PackId(id)).flatMap(then).defaultIfEmpty(new Plan.Answer(turn.say("packs.unknown")));
    }
}
