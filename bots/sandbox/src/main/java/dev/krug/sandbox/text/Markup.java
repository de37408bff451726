package dev.krug.sandbox.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.sandbox.request.Rejection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all readers of markup share: the source, the plain text so far, and the entities that are still open. */
abstract class Markup {

    /** An entity whose end is not yet read. */
    record Open(String type, @Nullable String argument, int offset, int sourceAt) {}

    final String source;
    final StringBuilder plain = new StringBuilder();
    final Deque<Open> open = new ArrayDeque<>();
    private final List<Entity> entities = new ArrayList<>();
    int at;

    Markup(String source) {
        this.source = source;
    }

    final Formatted parse() {
        while (at < source.length()) {
            readNext();
        }
        finish();
        entities.sort(Comparator.comparingInt(Entity::offset).thenComparing(Entity::length, Comparator.reverseOrder()));
        return new Formatted(plain.toString(), List.copyOf(entities));
    }

    abstract void readNext();

    abstract void finish();

    final boolean follows(String expected) {
        return source.startsWith(expected, at);
    }

    final char next() {
        return peek(1);
    }

    final char peek(int ahead) {
        return at + ahead < source.length() ? source.charAt(at + ahead) : '\0';
    }

    final void copy() {
        plain.append(source.charAt(at++));
    }

    final void add(String type, int offset, @Nullable String argument) {
        if (plain.length() > offset) {
            entities.add(new Entity(type, offset, plain.length() - offset, argument));
        }
    }

    /** A link of {@code tg://user?id=} mentions a person; one without a host is no link at all. */
    final void addLink(int offset, String target) {
        var url = target.isEmpty() ? plain.substring(offset) : target;
        var user = Links.user(url);
        if (user != null) {
            add(Entity.MENTION, offset, user);
        } else if (Links.isLink(url)) {
            add(Entity.LINK, offset, Links.normal(url));
        }
    }

    /** {@code <pre><code class="language-x">} are one entity in Telegram. */
    final boolean nameLanguage(int offset, @Nullable String language) {
        var last = entities.isEmpty() ? null : entities.getLast();
        if (last == null || last.offset() != offset || last.end() != plain.length()) {
            return false;
        }
        if (!last.type().equals(Entity.CODE) || (last.argument() == null && language == null)) {
            return false;
        }
        entities.set(
                entities.size() - 1,
                new Entity(Entity.PRE, offset, last.length(), last.argument() != null ? last.argument() : language));
        return true;
    }

    final int byteOffset(int index) {
        return source.substring(0, Math.min(index, source.length())).getBytes(UTF_8).length;
    }

    final Rejection cannotParse(String reason) {
        return Rejection.badRequest("can't parse entities: " + reason);
    }
}
