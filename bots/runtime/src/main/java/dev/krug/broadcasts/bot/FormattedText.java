package dev.krug.broadcasts.bot;

import dev.krug.i18n.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** What somebody wrote, with its formatting as Telegram's HTML. */
final class FormattedText { // CORE-340

    private FormattedText() {}

    static String of(Message message) {
        var text = message.getText();
        var entities = message.getEntities();
        return html(text == null ? "" : text, entities == null ? List.of() : entities);
    }

    /** A tag that begins or ends somewhere in the text. */
    private record Edge(int at, boolean closes, int length, String tag) {}

    // Entities nest: what begins at the same place and is longer goes around, and ends last.
    static String html(String text, List<MessageEntity> entities) {
        var edges = new ArrayList<Edge>();
        for (var entity : entities) {
            var name = tag(entity);
            if (name != null) {
                int end = entity.getOffset() + entity.getLength();
                edges.add(new Edge(entity.getOffset(), false, entity.getLength(), opening(entity, name)));
                edges.add(new Edge(end, true, entity.getLength(), "</" + name + ">"));
            }
        }
        edges.sort(Comparator.comparingInt(Edge::at)
                .thenComparing(edge -> !edge.closes())
                .thenComparingInt(edge -> edge.closes() ? edge.length() : -edge.length()));
        var html = new StringBuilder();
        int written = 0;
        for (var edge : edges) {
            html.append(Messages.escape(text.substring(written, edge.at()))).append(edge.tag());
            written = edge.at();
        }
        return html.append(Messages.escape(text.substring(written))).toString();
    }

    private static String opening(MessageEntity entity, String name) {
        return name.equals("a") ? "<a href=\"" + Messages.escape(entity.getUrl()) + "\">" : "<" + name + ">";
    }

    private static @Nullable String tag(MessageEntity entity) {
        return switch (entity.getType()) {
            case "bold" -> "b";
            case "italic" -> "i";
            case "underline" -> "u";
            case "strikethrough" -> "s";
            case "spoiler" -> "tg-spoiler";
            case "code" -> "code";
            case "pre" -> "pre";
            case "text_link" -> "a";
            default -> null;
        };
    }
}
