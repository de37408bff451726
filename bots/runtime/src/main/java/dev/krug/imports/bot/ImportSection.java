package dev.krug.imports.bot;

import dev.krug.imports.ImportId;
import dev.krug.imports.ImportJob;
import dev.krug.imports.Imports;
import dev.krug.runtime.AdminAct.Plan;
import dev.krug.runtime.AdminDeclaration;
import dev.krug.runtime.AdminSection;
import dev.krug.runtime.FileTooLarge;
import dev.krug.runtime.IncomingFile;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.runtime.Words;
import dev.krug.users.Users;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A document with the caption {@code /import_json [bot] [overwrite]}: it is tried, and imported when the administrator
 * says yes.
 */
@Component
class ImportSection implements AdminSection { // MB-902

    private static final String COMMAND = "import_json";
    private static final String OVERWRITE = "overwrite";

    private final Imports imports;
    private final Users users;

    ImportSection(Imports imports, Users users) {
        this.imports = imports;
        this.users = users;
    }

    /** What became of the document before the transaction. */
    private sealed interface Read {

        record Kept(Path file, String name) implements Read {}

        record TooLarge() implements Read {}
    }

    @Override
    public AdminDeclaration declare() {
        return AdminDeclaration.section("imports.section", "admin:do:import_json")
                .act(COMMAND, turn -> Mono.just(new Plan.Answer(turn.say("imports.usage"))))
                .act("import_go", turn -> answered(turn, id -> go(turn, id)))
                .act("import_drop", turn -> answered(turn, id -> drop(turn, id)))
                .file("/" + COMMAND, this::read, this::received)
                .file(COMMAND, this::read, this::received);
    }

    // It runs for whoever sends a document.
    private Mono<Read> read(long telegramId, IncomingFile document) {
        return users.findByTelegramId(telegramId)
                .filter(user -> user.role().isAdmin())
                .flatMap(admin -> document.download())
                .flatMap(this::keep)
                .<Read>map(file -> new Read.Kept(file, name(document)))
                .onErrorReturn(FileTooLarge.class, new Read.TooLarge());
    }

    private Mono<Path> keep(Path downloaded) {
        return imports.place()
                .flatMap(place ->
                        Mono.fromCallable(() -> move(downloaded, place)).subscribeOn(Schedulers.boundedElastic()));
    }

    private static Path move(Path downloaded, Path place) throws IOException {
        return Files.move(downloaded, place, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String name(IncomingFile document) {
        var name = document.fileName();
        return name == null || name.length() > 255 ? "users_data.json" : name;
    }

    private Mono<Reply> received(Turn turn) {
        return switch (turn.prepared()) {
            case Read.Kept(var file, var name) -> check(turn, file, name);
            case Read.TooLarge() -> Mono.just(turn.say("imports.too_large"));
            case null, default -> Mono.just(turn.say("imports.unreadable"));
        };
    }

    private Mono<Reply> check(Turn turn, Path file, String name) {
        var caption = turn.update().getMessage().getCaption();
        var words = Words.of(caption == null ? "" : caption).next();
        var overwrites = (" " + words.rest() + " " + words.first() + " ").contains(" " + OVERWRITE + " ");
        var bot = words.first().isEmpty() || words.first().equals(OVERWRITE)
                ? turn.bot().name()
                : words.first();
        var wish = new Imports.Wish(name, bot, true, overwrites);
        return imports.isBot(bot)
                .flatMap(known -> known
                        ? imports.request(turn.user().id(), file, wish, chat(turn, null))
                                .thenReturn(turn.say("imports.checking", Map.of("file", name, "bot", bot)))
                        : imports.discard(file).thenReturn(turn.say("imports.unknown_bot", Map.of("bot", bot))));
    }

    private Mono<Reply> go(Turn turn, ImportId id) {
        var message =
                turn.isPress() ? turn.update().getCallbackQuery().getMessage().getMessageId() : null;
        return imports.confirm(id, turn.user().id(), chat(turn, message))
                .map(job -> turn.isPress() ? turn.say("imports.begun").inPlace() : turn.say("imports.begun"))
                .defaultIfEmpty(refusal(turn));
    }

    private Mono<Reply> drop(Turn turn, ImportId id) {
        return imports.drop(id, turn.user().id())
                .map(dropped -> dropped ? Reply.dropButtons().and(turn.say("imports.dropped")) : refusal(turn));
    }

    private static Reply refusal(Turn turn) {
        return turn.isPress()
                ? Reply.toast(turn.text("imports.answered")).and(Reply.dropButtons())
                : turn.say("imports.answered");
    }

    private static ImportJob.Chat chat(Turn turn, @Nullable Integer message) {
        return new ImportJob.Chat(turn.bot().name(), turn.chatId(), message);
    }

    private static Mono<Plan> answered(Turn turn, Function<ImportId, Mono<Reply>> act) {
        return Mono.just(parse(turn.argument())
                .<Plan>map(id -> new Plan.Do(act.apply(new ImportId(id))))
                .orElseGet(() -> new Plan.Answer(turn.say("imports.usage"))));
    }

    private static Optional<UUID> parse(String text) {
        try {
            return Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
