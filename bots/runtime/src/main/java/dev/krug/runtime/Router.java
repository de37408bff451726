package dev.krug.runtime;

import dev.krug.sessions.BotSessions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the handler of a turn: a button's, a command's, that of the open dialog, or the one for free text. */
@Component
class Router {

    private final CommonCommands common;
    private final BotSessions sessions;

    Router(CommonCommands common, BotSessions sessions) {
        this.common = common;
        this.sessions = sessions;
    }

    Mono<Reply> route(RunningBot bot, Turn turn) {
        if (turn.isPress()) {
            return press(bot, turn);
        }
        var text = turn.text();
        if (text.startsWith("/")) {
            return command(bot, turn, text);
        }
        var dialog = turn.dialog();
        var step = dialog == null ? null : bot.declaration().step(dialog.step());
        if (step != null) {
            return step.handle(turn);
        }
        var handler =
                text.isEmpty() ? bot.declaration().other() : bot.declaration().text();
        return handler == null ? Mono.just(turn.say("runtime.unknown")) : handler.handle(turn);
    }

    private Mono<Reply> press(RunningBot bot, Turn turn) {
        var data = turn.update().getCallbackQuery().getData();
        if (data == null) {
            return Mono.just(Reply.nothing());
        }
        var own = bot.declaration().button(data);
        if (own != null) {
            return own.handle(turn.withArgument(bot.declaration().argumentOfButton(data)));
        }
        var shared = common.declaration().button(data);
        return shared != null
                ? shared.handle(turn.withArgument(common.declaration().argumentOfButton(data)))
                : Mono.just(Reply.toast(turn.text("runtime.stale")).and(Reply.dropButtons()));
    }

    private Mono<Reply> command(RunningBot bot, Turn turn, String text) { // MB-416: a command closes the dialog
        var words = text.strip().split("\\s+", 2);
        var name = words[0].substring(1).toLowerCase(Locale.ROOT);
        var addressed = name.indexOf('@');
        var command = addressed < 0 ? name : name.substring(0, addressed);
        var answered = turn.withArgument(words.length > 1 ? words[1] : "");
        var handler = handlerOf(bot, command);
        var reply = handler == null
                ? Mono.just(turn.say("runtime.unknown_command"))
                : handler.handle(answered).map(Reply::leave);
        return command.equals("start") ? started(turn).then(reply) : reply;
    }

    private @Nullable Handler handlerOf(RunningBot bot, String command) {
        var own = bot.declaration().command(command);
        return own != null ? own : common.declaration().command(command);
    }

    private Mono<Void> started(Turn turn) { // MB-114
        return sessions.started(turn.user().id(), turn.bot().name(), turn.chatId());
    }
}
