package dev.krug.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.krug.telegram.OutgoingCall;
import dev.krug.telegram.OutgoingCall.Delivery;
import dev.krug.telegram.OutgoingCall.Lane;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboard;

/** Turns a reply into calls of the Bot API. */
final class Calls {

    private static final ObjectMapper TELEGRAM = new ObjectMapper();
    private static final LinkPreviewOptions NO_PREVIEW =
            LinkPreviewOptions.builder().isDisabled(true).build();

    private Calls() {}

    /** A press is always answered, or the button would go on showing that it works. */
    static List<OutgoingCall> of(Reply reply, Update update, long chatId) { // CORE-377
        var calls = new ArrayList<OutgoingCall>();
        if (update.hasCallbackQuery()) {
            calls.add(call(null, Lane.QUERY_ANSWERS, answer(update, toastOf(reply))));
        }
        for (var part : reply.parts()) {
            switch (part) {
                case Reply.Part.Text text -> calls.add(call(chatId, Lane.REPLIES, message(text, update, chatId)));
                case Reply.Part.File file -> calls.add(upload(file, chatId));
                case Reply.Part.DropButtons drop -> {
                    if (update.hasCallbackQuery()) {
                        calls.add(call(chatId, Lane.REPLIES, withoutButtons(update, chatId)));
                    }
                }
                case Reply.Part.Call(var method) -> calls.add(call(chatId, Lane.REPLIES, method));
                case Reply.Part.Toast toast -> {} // part of the answer to the press
            }
        }
        return calls;
    }

    static OutgoingCall call(@Nullable Long chatId, Lane lane, BotApiMethod<?> method) {
        try {
            return new OutgoingCall(
                    chatId,
                    lane,
                    method.getMethod(),
                    TELEGRAM.writeValueAsString(method),
                    Delivery.AT_LEAST_ONCE,
                    null);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException(unwritable);
        }
    }

    private static OutgoingCall upload(Reply.Part.File part, long chatId) {
        var file = part.file();
        var payload = TELEGRAM.createObjectNode()
                .put("chat_id", chatId)
                .put(file.kind().parameter(), file.source());
        if (!part.html().isEmpty()) {
            payload.put("caption", part.html()).put("parse_mode", "HTML");
        }
        var keyboard = markup(part);
        if (keyboard != null) {
            payload.set("reply_markup", TELEGRAM.valueToTree(keyboard));
        }
        return new OutgoingCall(
                        chatId, Lane.REPLIES, file.kind().method(), payload.toString(), Delivery.AT_LEAST_ONCE, null)
                .withAttachments(file.attachments());
    }

    private static @Nullable ReplyKeyboard markup(Reply.Part.Keyed part) {
        return part.keyboard() instanceof Reply.Rows(var rows) ? Button.markup(rows) : part.keyboard();
    }

    private static Reply.Part.@Nullable Toast toastOf(Reply reply) {
        return (Reply.Part.Toast) reply.parts().stream()
                .filter(Reply.Part.Toast.class::isInstance)
                .findFirst()
                .orElse(null);
    }

    private static AnswerCallbackQuery answer(Update update, Reply.Part.@Nullable Toast toast) {
        var answer = AnswerCallbackQuery.builder()
                .callbackQueryId(update.getCallbackQuery().getId());
        if (toast != null) {
            answer.text(toast.text()).showAlert(toast.alert());
        }
        return answer.build();
    }

    private static BotApiMethod<?> message(Reply.Part.Text text, Update update, long chatId) {
        var keyboard = markup(text);
        return text.edits() && update.hasCallbackQuery()
                ? edit(text.html(), keyboard, update, chatId)
                : SendMessage.builder()
                        .chatId(chatId)
                        .text(text.html())
                        .parseMode("HTML")
                        .linkPreviewOptions(NO_PREVIEW)
                        .replyMarkup(keyboard)
                        .build();
    }

    private static BotApiMethod<?> edit(String html, @Nullable ReplyKeyboard keyboard, Update update, long chatId) {
        return EditMessageText.builder()
                .chatId(chatId)
                .messageId(update.getCallbackQuery().getMessage().getMessageId())
                .text(html)
                .parseMode("HTML")
                .linkPreviewOptions(NO_PREVIEW)
                .replyMarkup(keyboard instanceof InlineKeyboardMarkup inline ? inline : null)
                .build();
    }

    private static BotApiMethod<?> withoutButtons(Update update, long chatId) {
        return EditMessageReplyMarkup.builder()
                .chatId(chatId)
                .messageId(update.getCallbackQuery().getMessage().getMessageId())
                .build();
    }
}
