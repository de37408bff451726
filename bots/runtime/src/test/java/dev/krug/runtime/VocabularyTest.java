package dev.krug.runtime;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class VocabularyTest {

    private final Handler start = nothing();
    private final Handler own = nothing();
    private final Handler promo = nothing();
    private final Handler code = nothing();
    private final Handler pack = nothing();
    private final Preparation check = (telegramId, input) -> Mono.just("checked");
    private final FilePreparation read = (telegramId, file) -> Mono.just("read");
    private final BotDeclaration bot = BotDeclaration.named("some_bot", "some")
            .command("start", start)
            .button("play", own)
            .link("duel", own);
    private final BotDeclaration shared = BotDeclaration.named("promo", "promo")
            .command("promo", promo)
            .command("start", promo)
            .button("play:again", promo)
            .button("channel", code)
            .step("promo:code", code)
            .link("promo", promo)
            .preparing(check)
            .file("pack", read, pack);
    private final Vocabulary vocabulary = new Vocabulary(List.of(() -> shared));

    @Test
    void letsTheBotGoFirst() {
        assertThat(found("start", "").handler()).isSameAs(start);
        assertThat(found("promo", "SPRING").handler()).isSameAs(promo);
        assertThat(requireNonNull(vocabulary.button(bot, "play:again:3"))).satisfies(press -> {
            assertThat(press.handler()).isSameAs(own);
            assertThat(press.argument()).isEqualTo("again:3");
        });
        assertThat(vocabulary.step(bot, "promo:code")).isSameAs(code);
        assertThat(vocabulary.command(bot, "unknown", "")).isNull();
    }

    @Test
    void takesAStartLinkToItsWord() {
        assertThat(found("start", "promo_SPRING")).isEqualTo(new Vocabulary.Found(promo, "SPRING"));
        assertThat(found("start", "duel_a_b")).isEqualTo(new Vocabulary.Found(own, "a_b"));
        assertThat(found("start", "other_x")).isEqualTo(new Vocabulary.Found(start, "other_x"));
        assertThat(found("promo", "promo_x").argument()).isEqualTo("promo_x");
    }

    @Test
    void runsSideBySideOnlyWhatIsPersonal() {
        var personal = BotDeclaration.named("some_bot", "some")
                .personal()
                .command("start", start)
                .button("play", own)
                .step("name", own);

        assertThat(vocabulary.isPersonal(personal, "play:3", null)).isTrue();
        assertThat(vocabulary.isPersonal(personal, "/start", null)).isTrue();
        assertThat(vocabulary.isPersonal(personal, "a question", "name")).isTrue();
        assertThat(vocabulary.isPersonal(personal, "/promo SPRING", null)).isFalse();
        assertThat(vocabulary.isPersonal(personal, "/start promo_SPRING", null)).isFalse();
        assertThat(vocabulary.isPersonal(personal, "SPRING", "promo:code")).isFalse();
        assertThat(vocabulary.isPersonal(bot, "play", null)).isFalse();
    }

    @Test
    void preparesForWhoAnswers() {
        assertThat(vocabulary.preparation(bot, "channel")).isSameAs(check);
        assertThat(vocabulary.preparation(bot, "/Promo@some_bot SPRING")).isSameAs(check);
        assertThat(vocabulary.preparation(bot, "/start promo_SPRING")).isSameAs(check);
        assertThat(vocabulary.preparation(bot, "/start")).isNull();
        assertThat(vocabulary.preparation(bot, "play")).isNull();
        assertThat(vocabulary.preparation(bot, "a question")).isNull();
    }

    @Test
    void readsAFileByTheFirstWordOfItsCaption() {
        assertThat(vocabulary.captioned(bot, " pack quiz")).isSameAs(pack);
        assertThat(vocabulary.captioned(bot, "Pack")).isSameAs(pack);
        assertThat(vocabulary.filePreparation(bot, "pack")).isSameAs(read);
        assertThat(vocabulary.filePreparation(bot, "packet")).isNull();
        assertThat(vocabulary.captioned(bot, "")).isNull();
    }

    @Test
    void refusesTwoSharedModulesWithOneWord() {
        var other = BotDeclaration.named("other", "other").link("promo", own);
        assertThatIllegalStateException()
                .isThrownBy(() -> new Vocabulary(List.of(() -> shared, () -> other)))
                .withMessageContaining("link promo");
    }

    private Vocabulary.Found found(String command, String argument) {
        return requireNonNull(vocabulary.command(bot, command, argument));
    }

    private static Handler nothing() {
        return new Handler() {
            @Override
            public Mono<Reply> handle(Turn turn) {
                return Mono.just(Reply.nothing());
            }
        };
    }
}
