package dev.krug.sandbox.text;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.krug.sandbox.request.Rejection;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CORE-426: text and entities, offsets in UTF-16 units. */
class FormattingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "<b>a</b> c | a c | bold 0 1",
                "😀<i>x😀</i> | 😀x😀 | italic 2 3",
                "<b>a<i>b</i></b> | ab | bold 0 2, italic 1 1",
                "<u>a</u><ins>b</ins><s>c</s><del>d</del><strike>e</strike> | abcde | underline 0 1, underline 1 1, strikethrough 2 1, strikethrough 3 1, strikethrough 4 1",
                "<strong>a</strong><em>b</em> | ab | bold 0 1, italic 1 1",
                "<tg-spoiler>a</tg-spoiler><span class=\"tg-spoiler\">b</span> | ab | spoiler 0 1, spoiler 1 1",
                "<a href=\"https://x.org/?a=1&amp;b=2\">x</a> | x | text_link 0 1 https://x.org/?a=1&b=2",
                "<a href='tg://user?id=42'>x</a> | x | text_mention 0 1 42",
                "<a>example.org</a> | example.org | text_link 0 11 http://example.org/",
                "<code>a &lt; b</code> | a < b | code 0 5",
                "<pre>x</pre> | x | pre 0 1",
                "<pre><code class=\"language-java\">x</code></pre> | x | pre 0 1 java",
                "<blockquote>q</blockquote> | q | blockquote 0 1",
                "<blockquote expandable>q</blockquote> | q | expandable_blockquote 0 1",
                "<tg-emoji emoji-id=\"5368324170671202286\">👍</tg-emoji> | 👍 | custom_emoji 0 2 5368324170671202286",
                "&#128512;&#x41;&copy; <b></b>x | 😀A&copy; x | ",
                "<b> a </b> | a | bold 0 1",
                "<B>a</B> | a | bold 0 1"
            })
    void readsHtml(String source, String text, @Nullable String entities) {
        check(source, "HTML", text, entities);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "<b>x | Can't find end tag corresponding to start tag \"b\"",
                "я<x> | Unsupported start tag \"x\" at byte offset 2",
                "a</b> | Unexpected end tag at byte offset 1",
                "<b>a</i> | Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"",
                "<b | Unclosed start tag at byte offset 0",
                "<b>a</b | Unclosed end tag at byte offset 4",
                "<span>a</span> | Tag \"span\" must have class \"tg-spoiler\" at byte offset 0",
                "<a href>x</a> | Expected equal sign in declaration of an attribute of the tag \"a\" at byte offset 0",
                "<a =>x</a> | Empty attribute name in the tag \"a\" at byte offset 0",
                "<a href=\"x>y | Unclosed start tag at byte offset 0",
                "<tg-emoji emoji-id=\"x\">👍</tg-emoji> | Invalid custom emoji identifier specified",
                "1 < 2 | Unsupported start tag \"\" at byte offset 2"
            })
    void tellsWhatIsWrongWithHtml(String source, String reason) {
        refuse(source, "HTML", reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '\u0001',
            value = {
                "*a* _b_ __c__ ~d~ ||e|| # a b c d e # bold 0 1, italic 2 1, underline 4 1, strikethrough 6 1, spoiler 8 1",
                "😀 *b😀* # 😀 b😀 # bold 3 3",
                "*a _b_* # a b # bold 0 3, italic 2 1",
                "`a*b` # a*b # code 0 3",
                "```java\\nint a;``` # int a; # pre 0 6 java",
                "```\\nx``` # x # pre 0 1",
                "[x](https://x.org/a\\\\)b) # x # text_link 0 1 https://x.org/a)b",
                "[x](tg://user?id=42) # x # text_mention 0 1 42",
                "![👍](tg://emoji?id=53) # 👍 # custom_emoji 0 2 53",
                "1\\\\.5 \\\\! # 1.5 ! # ",
                ">q\\n>r\\nx # q\\nr\\nx # blockquote 0 3",
                ">q|| # q # expandable_blockquote 0 1"
            })
    void readsMarkdownV2(String source, String text, @Nullable String entities) {
        check(unescape(source), "MarkdownV2", unescape(text), entities);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '\u0001',
            value = {
                "1.5 # Character '.' is reserved and must be escaped with the preceding '\\\\'",
                "a! # Character '!' is reserved and must be escaped with the preceding '\\\\'",
                "я *b # Can't find end of Bold entity at byte offset 3",
                "_b # Can't find end of Italic entity at byte offset 0",
                "`b # Can't find end of Code entity at byte offset 0",
                "```java\\nb # Can't find end of PreCode entity at byte offset 0",
                "[x](y # Can't find end of a URL at byte offset 4",
                "![x] # Custom emoji entity must contain a tg://emoji URL"
            })
    void tellsWhatIsWrongWithMarkdownV2(String source, String reason) {
        refuse(unescape(source), "MarkdownV2", unescape(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "*a* _b_ `c` | a b c | bold 0 1, italic 2 1, code 4 1",
                "[x](https://x.org) | x | text_link 0 1 https://x.org/",
                "```py x``` | x | pre 0 1 py",
                "1.5 \\_x | 1.5 _x | "
            })
    void readsMarkdown(String source, String text, @Nullable String entities) {
        check(source, "Markdown", text.strip(), entities);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "/start@x_bot now | bot_command 0 12",
                "a/start /a/b | ",
                "hi @anna_s! | mention 3 7",
                "a@b.org | email 0 7",
                "#tag и #тег #123 | hashtag 0 4, hashtag 7 4",
                "$USD | cashtag 0 4",
                "see https://x.org/a?b=c. Or t.me/spin_bot | url 4 19, url 28 13",
                "+7 916 123-45-67 | phone_number 0 16",
                "😀 /go | bot_command 3 3"
            })
    void recognisesWhatNobodyMarked(String source, @Nullable String entities) {
        check(source, null, source, entities);
    }

    @Property
    void neverFailsButByRefusing(@ForAll @StringLength(max = 40) @CharRange(from = ' ', to = '~') String source) {
        for (var mode : new String[] {"HTML", "MarkdownV2", "Markdown"}) {
            try {
                var formatted = Formatting.sent(source, mode, null);
                assertThat(formatted.entities())
                        .allMatch(entity -> entity.offset() >= 0
                                && entity.end() <= formatted.text().length());
            } catch (Rejection refused) {
                assertThat(refused).hasMessageStartingWith("Bad Request: can't parse entities: ");
            }
        }
    }

    private static void check(String source, @Nullable String mode, String text, @Nullable String entities) {
        var formatted = Formatting.sent(source, mode, null);
        assertThat(formatted.text()).isEqualTo(text);
        assertThat(formatted.entities().stream()
                        .map(entity -> entity.type() + " " + entity.offset() + " " + entity.length()
                                + (entity.argument() == null ? "" : " " + entity.argument()))
                        .collect(joining(", ")))
                .isEqualTo(entities == null ? "" : entities);
    }

    private static void refuse(String source, String mode, String reason) {
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> Formatting.sent(source, mode, null))
                .withMessage("Bad Request: can't parse entities: " + reason);
    }

    private static String unescape(String source) {
        return source.replace("\\\\", "\u0000").replace("\\n", "\n").replace('\u0000', '\\');
    }
}
