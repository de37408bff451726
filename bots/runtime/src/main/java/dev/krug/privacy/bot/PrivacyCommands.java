package dev.krug.privacy.bot;

import dev.krug.privacy.ErasureWord;
import dev.krug.privacy.Export;
import dev.krug.privacy.OwnExports;
import dev.krug.privacy.OwnExports.Requested;
import dev.krug.runtime.Announcements;
import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.Handler;
import dev.krug.runtime.OutgoingFile;
import dev.krug.runtime.Reply;
import dev.krug.runtime.SharedModule;
import dev.krug.runtime.Turn;
import dev.krug.users.Erased;
import dev.krug.users.Users;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What every bot answers about a person's own data. */
@Component
class PrivacyCommands implements SharedModule { // multi-bot section 6, MB-920

    private static final String CONFIRM = "privacy:confirm";
    private static final String FILE_NAME = "krug-my-data.json";

    private final OwnExports exports;
    private final Users users;
    private final ErasureWord word;
    private final Announcements announcements;

    PrivacyCommands(OwnExports exports, Users users, ErasureWord word, Announcements announcements) {
        this.exports = exports;
        this.users = users;
        this.word = word;
        this.announcements = announcements;
    }

    @Override
    public BotDeclaration declare() {
        return BotDeclaration.named("privacy", "privacy")
                .command("privacy", Handler.plain(PrivacyCommands::overview))
                .command("delete_me", Handler.plain(this::ask))
                .button("privacy:export", this::export)
                .button("privacy:delete", Handler.plain(this::ask))
                .step(CONFIRM, this::confirm);
    }

    private static Reply overview(Turn turn) {
        return turn.say("privacy.text")
                .buttons(turn.button("privacy.button.export", "privacy:export"))
                .buttons(turn.button("privacy.button.delete", "privacy:delete"));
    }

    private Mono<Reply> export(Turn turn) {
        return exports.request(turn.user().id()).flatMap(requested -> switch (requested) {
            case Requested.Ready(var export) ->
                file(turn, export, turn.html("privacy.export.caption", Map.of("date", Date.from(export.createdAt()))));
            case Requested.TooSoon(var last, var left) ->
                file(turn, last, turn.html("privacy.export.again", Map.of("hours", hours(left))));
        });
    }

    private Mono<Reply> file(Turn turn, Export export, String caption) {
        return exports.file(turn.user().id(), export.id())
                .map(json -> Reply.file(
                        OutgoingFile.of(OutgoingFile.Kind.DOCUMENT, FILE_NAME, "application/json", json), caption));
    }

    private static long hours(Duration left) {
        return Math.max(1, left.plusMinutes(59).toHours());
    }

    private Reply ask(Turn turn) {
        return turn.say("privacy.delete.ask", Map.of("word", word.in(turn.language())))
                .enter(CONFIRM, Map.of());
    }

    private Mono<Reply> confirm(Turn turn) {
        return word.isTyped(turn.text())
                ? users.erase(turn.user().id(), turn.user().id()).flatMap(erased -> told(turn, erased))
                : Mono.just(turn.say("privacy.delete.kept").leave());
    }

    private Mono<Reply> told(Turn turn, Erased erased) {
        return switch (erased) {
            case Erased.Refused(var reasons) ->
                Mono.just(turn.say("privacy.delete.refused", Map.of("reasons", String.join(", ", reasons)))
                        .leave());
            // The dialog went with the rest. The last words must not stay behind, so they are no ordinary reply.
            case Erased.Done _, Erased.Unknown _ ->
                announcements
                        .sendFarewell(turn.bot().name(), turn.chatId(), turn.say("privacy.delete.done"), turn.id())
                        .thenReturn(Reply.nothing());
        };
    }
}
