package dev.krug.admin.bot;

import dev.krug.runtime.AdminAct.Plan;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Asks before something that cannot be taken back. The question is the administrator's dialog: nobody else can answer
 * it, it ends with the first press, with any command and after {@link #LIFE}.
 */
@Component
class Confirmations { // MB-803

    static final String STEP = "admin:confirm";
    private static final Duration LIFE = Duration.ofMinutes(2);
    private static final int NONCE_LENGTH = 8;

    private final Clock clock;

    Confirmations(Clock clock) {
        this.clock = clock;
    }

    /** The command and its argument as they are to be run again. */
    record Line(String command, String argument) {}

    Reply ask(Turn turn, Line line, Plan.Confirm plan) {
        var nonce = turn.id().toString().substring(turn.id().toString().length() - NONCE_LENGTH);
        return Reply.html(plan.question())
                .buttons(turn.button("admin.yes", "admin:yes:" + nonce), turn.button("admin.no", "admin:no"))
                .enter(
                        STEP,
                        Map.of(
                                "command", line.command(),
                                "argument", line.argument(),
                                "nonce", nonce,
                                "until", clock.instant().plus(LIFE).toString()));
    }

    /** What was confirmed; empty when the question is answered already, another or too old. */
    Optional<Line> confirmed(Turn turn) {
        var dialog = turn.dialog();
        if (dialog == null || !dialog.step().equals(STEP)) {
            return Optional.empty();
        }
        var data = dialog.data();
        return turn.argument().equals(data.get("nonce"))
                        && clock.instant().isBefore(Instant.parse(String.valueOf(data.get("until"))))
                ? Optional.of(new Line(String.valueOf(data.get("command")), String.valueOf(data.get("argument"))))
                : Optional.empty();
    }
}
