package dev.krug.operation.bot;

import dev.krug.runtime.AdminAct.Plan;
import dev.krug.runtime.AdminDeclaration;
import dev.krug.runtime.AdminSection;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.telegram.Bot;
import dev.krug.telegram.BotChange;
import dev.krug.telegram.BotDesk;
import dev.krug.telegram.BotDesk.Changed;
import dev.krug.telegram.Bots;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stopping bots for a while: all that they have stays, and they say that they will be back. */
@Component
class BotsSection implements AdminSection { // MB-944

    private final Bots bots;
    private final BotDesk desk;

    BotsSection(Bots bots, BotDesk desk) {
        this.bots = bots;
        this.desk = desk;
    }

    @Override
    public AdminDeclaration declare() {
        return AdminDeclaration.section("operation.bots.section", "admin:do:bots_admin")
                .act("bots_admin", this::list)
                .act("bot_pause", this::pause)
                .act(
                        "bot_resume",
                        turn -> Mono.just(
                                turn.argument().isBlank()
                                        ? new Plan.Answer(turn.say("operation.bots.usage.resume"))
                                        : new Plan.Do(change(turn, BotChange.RESUME, "operation.bots.resumed"))));
    }

    private Mono<Plan> list(Turn turn) {
        return bots.all().collectList().map(all -> new Plan.Answer(screen(turn, all)));
    }

    private static Reply screen(Turn turn, List<Bot> all) {
        var lines = all.stream().map(bot -> line(turn, bot)).collect(Collectors.joining("\n"));
        var rows = all.stream().map(bot -> List.of(button(turn, bot))).toList();
        return Reply.html(turn.text("operation.bots.list") + "\n\n" + lines).buttonRows(rows);
    }

    private static String line(Turn turn, Bot bot) {
        return turn.html(
                "operation.bots.line",
                Map.of(
                        "name",
                        bot.name(),
                        "title",
                        bot.title(turn.language()),
                        "state",
                        turn.text("operation.state."
                                + (bot.paused() ? "paused" : bot.state().code()))));
    }

    private static Button button(Turn turn, Bot bot) {
        var act = bot.paused() ? "resume" : "pause";
        return Button.of(
                turn.text("operation.bots.button." + act) + " " + bot.name(), "admin:do:bot_" + act + ":" + bot.name());
    }

    private Mono<Plan> pause(Turn turn) {
        var name = turn.argument().strip();
        if (name.isEmpty()) {
            return Mono.just(new Plan.Answer(turn.say("operation.bots.usage.pause")));
        }
        return desk.of(name)
                .<Plan>map(bot -> new Plan.Confirm(
                        turn.html("operation.bots.confirm", Map.of("name", name)),
                        change(turn, BotChange.PAUSE, "operation.bots.paused")))
                .defaultIfEmpty(new Plan.Answer(turn.say("operation.bots.unknown", Map.of("name", name))));
    }

    private Mono<Reply> change(Turn turn, BotChange change, String doneKey) {
        var name = turn.argument().strip();
        return desk.change(name, change).map(changed -> switch (changed) {
            case Changed.Done done -> turn.say(doneKey, Map.of("name", name));
            case Changed.Unchanged same -> turn.say("operation.bots.unchanged", Map.of("name", name));
            case Changed.Unknown unknown -> turn.say("operation.bots.unknown", Map.of("name", name));
        });
    }
}
