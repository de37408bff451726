package dev.krug.broadcasts.bot;

import dev.krug.broadcasts.Broadcast;
import dev.krug.broadcasts.BroadcastId;
import dev.krug.broadcasts.Broadcasts;
import dev.krug.broadcasts.Report;
import dev.krug.runtime.AdminAct.Plan;
import dev.krug.runtime.AdminDeclaration;
import dev.krug.runtime.AdminSection;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The list of broadcasts, and pausing, going on, canceling and the report of one. */
@Component
class BroadcastControls implements AdminSection { // MB-836, MB-837

    private static final int SHOWN = 10;

    private final Broadcasts broadcasts;

    BroadcastControls(Broadcasts broadcasts) {
        this.broadcasts = broadcasts;
    }

    @Override
    public AdminDeclaration declare() {
        return AdminDeclaration.hidden()
                .command("broadcasts", this::list)
                .act("bc_pause", turn -> control(turn, broadcasts::pause))
                .act("bc_resume", turn -> control(turn, broadcasts::resume))
                .act("bc_cancel", this::cancel)
                .act("bc_report", turn -> of(turn, id -> report(turn, id).map(Plan.Answer::new)));
    }

    private Mono<Reply> list(Turn turn) {
        return broadcasts
                .page(SHOWN, 0)
                .collectList()
                .map(all -> all.isEmpty()
                        ? turn.say("broadcasts.none").buttons(turn.button("broadcasts.section", "bc:new"))
                        : turn.say("broadcasts.list")
                                .buttonRows(all.stream()
                                        .map(one -> List.of(Button.of(
                                                label(one),
                                                "admin:do:bc_report:" + one.id().value())))
                                        .toList()));
    }

    private Mono<Plan> control(Turn turn, Function<BroadcastId, Mono<Broadcast>> act) {
        return of(
                turn,
                id -> Mono.just(new Plan.Do(act.apply(id)
                        .flatMap(moved -> report(turn, id))
                        .switchIfEmpty(Mono.fromSupplier(() -> turn.isPress()
                                ? Reply.toast(turn.text("api.reason.WRONG_STATE"))
                                : Reply.html(turn.text("api.reason.WRONG_STATE")))))));
    }

    private Mono<Plan> cancel(Turn turn) {
        return of(
                turn,
                id -> Mono.just(new Plan.Confirm(
                        turn.html("broadcasts.confirm_cancel", Map.of()),
                        broadcasts
                                .cancel(id)
                                .flatMap(canceled -> report(turn, id))
                                .switchIfEmpty(
                                        Mono.fromSupplier(() -> Reply.html(turn.text("api.reason.WRONG_STATE")))))));
    }

    private Mono<Reply> report(Turn turn, BroadcastId id) {
        return broadcasts
                .report(id)
                .map(report -> {
                    var losses = report.losses().stream()
                            .map(loss -> turn.html(
                                    "broadcasts.loss",
                                    Map.of("state", loss.state(), "reason", loss.reason(), "count", loss.count())))
                            .collect(Collectors.joining("\n"));
                    var text = turn.html("broadcasts.report", facts(report));
                    return Reply.html(losses.isEmpty() ? text : text + "\n\n" + losses)
                            .buttonRows(buttons(turn, report.broadcast()));
                })
                .defaultIfEmpty(turn.say("broadcasts.unknown"));
    }

    private static Map<String, Object> facts(Report report) {
        var counts = report.broadcast().counts();
        var facts = new HashMap<String, Object>();
        facts.put("title", label(report.broadcast()));
        facts.put("done", counts.done());
        facts.put("total", counts.total());
        facts.put("percent", counts.percent());
        facts.put("sent", counts.sent());
        facts.put("blocked", counts.blocked());
        facts.put("failed", counts.failed() + counts.unknown());
        facts.put("skipped", counts.skipped());
        facts.put("seconds", report.lasted().toSeconds());
        return facts;
    }

    private static List<List<Button>> buttons(Turn turn, Broadcast broadcast) {
        var id = broadcast.id().value();
        return switch (broadcast.state()) {
            case RUNNING ->
                List.of(List.of(
                        turn.button("broadcasts.button.pause", "admin:do:bc_pause:" + id),
                        turn.button("broadcasts.button.cancel", "admin:do:bc_cancel:" + id)));
            case PAUSED ->
                List.of(List.of(
                        turn.button("broadcasts.button.resume", "admin:do:bc_resume:" + id),
                        turn.button("broadcasts.button.cancel", "admin:do:bc_cancel:" + id)));
            case SCHEDULED -> List.of(List.of(turn.button("broadcasts.button.cancel", "admin:do:bc_cancel:" + id)));
            default -> List.of();
        };
    }

    private static String label(Broadcast broadcast) {
        var title = broadcast.draft().title();
        var words = title == null
                ? broadcast.draft().content().texts().values().iterator().next().replaceAll("<[^>]*>", "")
                : title;
        var shown = words.length() > 30 ? words.substring(0, 29) + "…" : words;
        return shown + " · " + broadcast.state().code();
    }

    private static Mono<Plan> of(Turn turn, Function<BroadcastId, Mono<Plan>> then) {
        return parse(turn.argument())
                .map(id -> then.apply(new BroadcastId(id)))
                .orElseGet(() -> Mono.just(new Plan.Answer(turn.say("broadcasts.unknown"))));
    }

    private static Optional<UUID> parse(String text) {
        try {
            return Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
