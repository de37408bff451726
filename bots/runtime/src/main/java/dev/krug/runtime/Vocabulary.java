package dev.krug.runtime;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything that a bot understands: its own declaration, then those of the shared modules. */
@Component
class Vocabulary {

    private final List<BotDeclaration> shared;

    Vocabulary(List<SharedModule> modules) {
        shared = modules.stream().map(SharedModule::declare).toList();
        var words = new HashSet<String>();
        shared.stream().flatMap(BotDeclaration::words).forEach(word -> {
            if (!words.add(word)) {
                throw new IllegalStateException("Two shared modules declare " + word);
            }
        });
    }

    /** A handler with what its argument is. */
    record Found(Handler handler, String argument) {}

    Stream<BotDeclaration> of(BotDeclaration own) {
        return Stream.concat(Stream.of(own), shared.stream());
    }

    @Nullable
    Found button(BotDeclaration own, String data) {
        return first(own, declared -> found(declared.button(data), declared.argumentOfButton(data)));
    }

    /** A start link carries {@code <word>_<argument>}; without such a word it is the argument of the command. */
    @Nullable
    Found command(BotDeclaration own, String command, String argument) {
        var linked = command.equals("start") ? link(own, argument) : null;
        return linked != null ? linked : first(own, declared -> found(declared.command(command), argument));
    }

    @Nullable
    Handler step(BotDeclaration own, String step) {
        return first(own, declared -> declared.step(step));
    }

    @Nullable
    Handler captioned(BotDeclaration own, String caption) {
        var files = files(own, caption);
        return files == null ? null : files.handler();
    }

    /** What reads a file with this caption before the transaction. */
    @Nullable
    FilePreparation filePreparation(BotDeclaration own, String caption) {
        var files = files(own, caption);
        return files == null ? own.filePreparation() : files.preparation();
    }

    /** What is done about this input before the transaction: by the one who answers it; about free text by the bot. */
    @Nullable
    BotPreparation preparation(BotDeclaration own, String input) {
        return answering(own, input).preparation();
    }

    /** Whether answering this input, with a dialog at this step, changes nothing but what belongs to the person. */
    boolean isPersonal(BotDeclaration own, String input, @Nullable String step) {
        return answering(own, input).isPersonal()
                && (step == null
                        || of(own).filter(declared -> declared.step(step) != null)
                                .allMatch(BotDeclaration::isPersonal));
    }

    private BotDeclaration answering(BotDeclaration own, String input) {
        return of(own).filter(declared -> declared.follows(input) || declared.answers(input))
                .min(Comparator.comparing(declared -> !declared.follows(input)))
                .orElse(own);
    }

    private BotDeclaration.@Nullable Captioned files(BotDeclaration own, String caption) {
        // Phones begin a caption with a capital.
        var word = Words.of(caption).first().toLowerCase(Locale.ROOT);
        return first(own, declared -> declared.captioned(word));
    }

    private @Nullable Found link(BotDeclaration own, String argument) {
        var end = argument.indexOf('_');
        return end < 0
                ? null
                : first(own, declared -> found(declared.link(argument.substring(0, end)), argument.substring(end + 1)));
    }

    private <T> @Nullable T first(BotDeclaration own, Function<BotDeclaration, @Nullable T> look) {
        return of(own).<@Nullable T>map(look)
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Found found(@Nullable Handler handler, String argument) {
        return handler == null ? null : new Found(handler, argument);
    }
}
