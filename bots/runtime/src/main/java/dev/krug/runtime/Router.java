package dev.krug.runtime;

import dev.krug.sessions.BotSessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the handler of a turn: a button's, a command's, that of the open dialog, or the one for free text. */
@Component
class Router {

    private final Vocabulary vocabulary;
    private final BotSessions sessions;

    Router(Vocabulary vocabulary, BotSessions sessions) {
        this.vocabulary = vocabulary;
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
        var handler = handlerOf(bot.declaration(), turn, text);
        return handler == null ? Mono.just(turn.say("runtime.unknown")) : handler.handle(turn);
    }

    private @Nullable Handler handlerOf(BotDeclaration own, Turn turn, String text) {
        var caption = turn.caption();
        var captioned = caption.isEmpty() ? null : vocabulary.captioned(own, caption);
        if (captioned != null) {
            return sent -> captioned.handle(sent.withArgument(Words.of(caption).rest()));
        }
        var dialog = turn.dialog();
        var step = dialog == null ? null : vocabulary.step(own, dialog.step());
        if (step != null) {
            return step;
        }
        return text.isEmpty() ? own.other() : own.text();
    }

    private Mono<Reply> press(RunningBot bot, Turn turn) {
        var data = turn.update().getCallbackQuery().getData();
        if (data == null) {
            return Mono.just(Reply.nothing());
        }
        var found = vocabulary.button(bot.declaration(), data);
        return found == null
                ? Mono.just(Reply.toast(turn.text("runtime.stale")).and(Reply.dropButtons()))
                : found.handler().handle(turn.withArgument(found.argument()));
    }

    private Mono<Reply> command(RunningBot bot, Turn turn, String text) { // MB-416: a command closes the dialog
        var words = text.strip().split("\\s+", 2);
        var command = BotDeclaration.commandOf(text);
        var found = vocabulary.command(bot.declaration(), command, words.length > 1 ? words[1] : "");
        var reply = found == null
                ? Mono.just(turn.say("runtime.unknown_command"))
                : found.handler().handle(turn.withArgument(found.argument())).map(Reply::leave);
        return command.equals("start") ? started(turn).then(reply) : reply;
    }

    private Mono<Void> started(Turn turn) { // MB-114
        return sessions.started(turn.user().id(), turn.bot().name(), turn.chatId());
    }
}
