package dev.krug.admin.bot;

import dev.krug.admin.bot.Confirmations.Line;
import dev.krug.runtime.AdminAct;
import dev.krug.runtime.AdminAct.Plan;
import dev.krug.runtime.AdminDeclaration;
import dev.krug.runtime.AdminSection;
import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.Button;
import dev.krug.runtime.Handler;
import dev.krug.runtime.Reply;
import dev.krug.runtime.SharedModule;
import dev.krug.runtime.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The administration of every bot: its panel, and all sections behind one guard. */
@Component
class AdminDesk implements SharedModule {

    /** The step at which the rest of a command is written. */
    static final String FILL = "admin:fill";

    private static final int BUTTONS_IN_A_ROW = 2;

    private final List<AdminDeclaration> sections;
    private final Map<String, AdminAct> acts = new LinkedHashMap<>();
    private final Guard guard;
    private final Confirmations confirmations;

    AdminDesk(List<AdminSection> sections, Guard guard, Confirmations confirmations) {
        this.sections = sections.stream().map(AdminSection::declare).toList();
        this.sections.forEach(section -> acts.putAll(section.acts()));
        this.guard = guard;
        this.confirmations = confirmations;
    }

    @Override
    public BotDeclaration declare() {
        var declaration = BotDeclaration.named("admin", "admin")
                .command("admin", guard.around("admin", Handler.plain(this::panel)))
                .button(
                        "admin:panel",
                        guard.around("admin", Handler.plain(turn -> panel(turn).inPlace())))
                .button("admin:yes", guard.around("confirm", this::confirmed))
                .button("admin:no", guard.around("confirm", Handler.plain(AdminDesk::cancelled)))
                .button("admin:do", guard.around("act", this::press))
                .button("admin:ask", guard.around("act", Handler.plain(AdminDesk::askForRest)))
                .step(FILL, guard.around("act", this::filled))
                .step(
                        Confirmations.STEP,
                        guard.around("confirm", Handler.plain(turn -> turn.say("admin.press_first"))));
        for (var command : acts.keySet()) {
            declaration = declaration.command(
                    command, guard.around(command, turn -> run(turn, new Line(command, turn.argument()))));
        }
        for (var section : sections) {
            declaration = with(section, declaration);
        }
        return declaration;
    }

    private BotDeclaration with(AdminDeclaration section, BotDeclaration before) {
        var declaration = before;
        for (var command : section.commands().entrySet()) {
            declaration = declaration.command(command.getKey(), guard.around(command.getKey(), command.getValue()));
        }
        for (var button : section.buttons().entrySet()) {
            declaration = declaration.button(button.getKey(), guard.around(button.getKey(), button.getValue()));
        }
        for (var step : section.steps().entrySet()) {
            declaration = declaration.step(step.getKey(), guard.around(step.getKey(), step.getValue()));
        }
        for (var file : section.files().entrySet()) {
            var reading = file.getValue();
            declaration = declaration.file(
                    file.getKey(), reading.preparation(), guard.around(file.getKey(), reading.handler()));
        }
        return declaration;
    }

    private Reply panel(Turn turn) {
        var rows = new ArrayList<List<Button>>();
        for (var section : sections) {
            var title = section.title();
            var opens = section.opens();
            if (title != null && opens != null) {
                if (rows.isEmpty() || rows.getLast().size() == BUTTONS_IN_A_ROW) {
                    rows.add(new ArrayList<>());
                }
                rows.getLast().add(turn.button(title, opens));
            }
        }
        return turn.say("admin.panel").buttonRows(rows);
    }

    private Mono<Reply> run(Turn turn, Line line) {
        var act = acts.get(line.command());
        return act == null
                ? Mono.just(turn.say("runtime.unknown_command"))
                : act.plan(turn.withArgument(line.argument())).flatMap(plan -> switch (plan) {
                    case Plan.Answer(var reply) -> Mono.just(reply.leave());
                    case Plan.Do(var doing) -> doing.map(Reply::leave);
                    case Plan.Confirm confirm -> Mono.just(confirmations.ask(turn, line, confirm));
                });
    }

    private Mono<Reply> confirmed(Turn turn) {
        var line = confirmations.confirmed(turn).orElse(null);
        var act = line == null ? null : acts.get(line.command());
        if (line == null || act == null) {
            return Mono.just(Reply.toast(turn.text("admin.too_late")).and(Reply.dropButtons()));
        }
        return act.plan(turn.withArgument(line.argument()))
                .flatMap(plan -> switch (plan) {
                    case Plan.Answer(var reply) -> Mono.just(reply);
                    case Plan.Do(var doing) -> doing;
                    case Plan.Confirm(var question, var doing) -> doing;
                })
                .map(reply -> Reply.dropButtons().and(reply).leave());
    }

    private static Reply cancelled(Turn turn) {
        return Reply.dropButtons().and(turn.say("admin.cancelled")).leave();
    }

    /** {@code admin:do:<command>:<argument>} runs the command as if it had been written. */
    private Mono<Reply> press(Turn turn) {
        var parts = turn.argument().split(":", 2);
        return run(turn, new Line(parts[0], parts.length > 1 ? parts[1] : ""));
    }

    /** {@code admin:ask:<command>:<beginning>} asks for the rest of the command's argument. */
    private static Reply askForRest(Turn turn) {
        var parts = turn.argument().split(":", 2);
        var beginning = parts.length > 1 ? parts[1] : "";
        return turn.say("admin.ask." + parts[0]).enter(FILL, Map.of("command", parts[0], "beginning", beginning));
    }

    private Mono<Reply> filled(Turn turn) {
        var data =
                turn.dialog() == null ? Map.<String, Object>of() : turn.dialog().data();
        var beginning = String.valueOf(data.getOrDefault("beginning", ""));
        var argument = (beginning + " " + turn.text()).strip();
        return run(turn, new Line(String.valueOf(data.get("command")), argument));
    }
}
