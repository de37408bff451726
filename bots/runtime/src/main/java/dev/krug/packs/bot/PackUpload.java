package dev.krug.packs.bot;

import dev.krug.packs.ContentPacks;
import dev.krug.packs.PackFormat;
import dev.krug.packs.Uploaded;
import dev.krug.runtime.FileTooLarge;
import dev.krug.runtime.IncomingFile;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.users.Users;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A pack that comes as a document: checked before the transaction, kept within it. */
@Component
class PackUpload { // MB-601

    private static final int BYTES_IN_A_MEGABYTE = 1024 * 1024;

    private final ContentPacks packs;
    private final Users users;

    PackUpload(ContentPacks packs, Users users) {
        this.packs = packs;
        this.users = users;
    }

    /** Beyond the limit, as Telegram tells it. */
    private record TooLarge() {}

    /** The file's bytes, of administrators only: nobody else makes the server read anything. */
    Mono<?> prepare(long telegramId, IncomingFile file) {
        return users.findByTelegramId(telegramId)
                .filter(user -> user.role().isAdmin())
                .flatMap(user -> file.bytes(PackFormat.MOST_BYTES))
                .<Object>map(Bytes::new)
                .onErrorResume(FileTooLarge.class, failure -> Mono.just(new TooLarge()));
    }

    private record Bytes(byte[] content) {}

    Mono<Reply> answer(Turn turn) {
        var words = PackWords.of(turn.argument(), packs.kinds());
        return words.isEmpty()
                ? Mono.just(turn.say("packs.usage.file", Map.of("kinds", String.join(", ", packs.kinds()))))
                : switch (turn.prepared()) {
                    case Bytes(var content) -> answer(turn, words.get(), content);
                    case TooLarge tooLarge -> Mono.just(tooLarge(turn));
                    case null, default -> Mono.just(turn.say("packs.unread"));
                };
    }

    private static Reply tooLarge(Turn turn) {
        return turn.say("packs.too_large", Map.of("most", PackFormat.MOST_BYTES / BYTES_IN_A_MEGABYTE));
    }

    private Mono<Reply> answer(Turn turn, PackWords words, byte[] content) {
        return Mono.fromCallable(() -> packs.read(content, words.kind()))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(file ->
                        packs.upload(file, turn.user().id(), words.dryRun()).map(uploaded -> reply(turn, uploaded)));
    }

    private static Reply reply(Turn turn, Uploaded uploaded) {
        return switch (uploaded) {
            case Uploaded.Kept(var draft, var warnings) ->
                FindingTexts.below(
                                turn,
                                turn.html("packs.kept", PackTexts.facts(turn, draft)) + remarks(turn, warnings.size()),
                                warnings)
                        .buttons(turn.button(
                                "packs.button.activate",
                                "admin:do:pack_activate:" + draft.id().value()));
            case Uploaded.Checked(var kind, var pack, var warnings) ->
                FindingTexts.below(
                        turn,
                        turn.html(
                                        "packs.checked",
                                        Map.of(
                                                "code", pack.code(),
                                                "version", pack.version(),
                                                "entries", pack.size(),
                                                "kind", turn.text("packs.kind." + kind)))
                                + remarks(turn, warnings.size()),
                        warnings);
            case Uploaded.Unchanged(var stored) -> turn.say("packs.unchanged", PackTexts.facts(turn, stored));
            case Uploaded.VersionTaken(var version) -> turn.say("packs.version_taken", Map.of("version", version));
            case Uploaded.Outdated(var version, var stored) ->
                turn.say("packs.outdated", Map.of("version", version, "stored", stored));
            case Uploaded.Invalid(var errors) ->
                FindingTexts.below(turn, turn.html("packs.invalid", Map.of("count", errors.size())), errors);
        };
    }

    private static String remarks(Turn turn, int count) {
        return count == 0 ? "" : "\n\n" + turn.html("packs.warnings", Map.of("count", count));
    }
}
