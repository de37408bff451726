package dev.krug.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.api.objects.webapp.WebAppInfo;

/** A button under a message. */
public final class Button {

    private static final int MOST_DATA_BYTES = 64;

    private final InlineKeyboardButton button;

    private Button(InlineKeyboardButton button) {
        this.button = button;
    }

    /**
     * Pressing it answers with the handler of this data.
     *
     * @throws IllegalArgumentException if the data is longer than Telegram carries, {@value #MOST_DATA_BYTES} bytes
     */
    public static Button of(String text, String data) {
        if (data.getBytes(StandardCharsets.UTF_8).length > MOST_DATA_BYTES) {
            throw new IllegalArgumentException("Telegram carries " + MOST_DATA_BYTES + " bytes, not: " + data);
        }
        return new Button(
                InlineKeyboardButton.builder().text(text).callbackData(data).build());
    }

    public static Button url(String text, String url) {
        return new Button(InlineKeyboardButton.builder().text(text).url(url).build());
    }

    /** Opens a Mini App page. */
    public static Button app(String text, String url) {
        return new Button(InlineKeyboardButton.builder()
                .text(text)
                .webApp(new WebAppInfo(url))
                .build());
    }

    static InlineKeyboardMarkup markup(List<List<Button>> rows) {
        var keyboard = new ArrayList<InlineKeyboardRow>();
        for (var row : rows) {
            keyboard.add(new InlineKeyboardRow(row.stream().map(b -> b.button).toList()));
        }
        return new InlineKeyboardMarkup(keyboard);
    }
}
