package dev.krug.quiz.bot;

import dev.krug.quiz.Step;
import dev.krug.quiz.Verdict;
import dev.krug.runtime.Reply;
import dev.krug.users.User;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** A question that nobody answered, in the message that showed it. */
final class TimeoutScreen {

    private TimeoutScreen() {}

    static Reply of(Texts texts, Step step, User user, @Nullable Long messageId) {
        var telegram = user.telegram();
        if (messageId == null || telegram == null) {
            return Reply.nothing(); // it is played in the Mini App, which sees for itself
        }
        return switch (step) {
            case Step.Judged(var verdict) -> edited(texts, verdict, telegram.id(), messageId);
            case Step.Finished(var verdict, var result) ->
                edited(texts, verdict, telegram.id(), messageId).and(ResultScreen.of(texts, result));
            case Step other -> StepScreen.of(texts, other);
        };
    }

    private static Reply edited(Texts texts, Verdict verdict, long chatId, long messageId) {
        return Reply.call(EditMessageText.builder()
                .chatId(chatId)
                .messageId(Math.toIntExact(messageId))
                .text(VerdictScreen.text(texts, verdict))
                .parseMode("HTML")
                .replyMarkup(verdict.isLast() ? null : next(texts, verdict))
                .build());
    }

    private static InlineKeyboardMarkup next(Texts texts, Verdict verdict) {
        return new InlineKeyboardMarkup(List.of(new InlineKeyboardRow(InlineKeyboardButton.builder()
                .text(texts.text("quiz.button.next"))
                .callbackData(VerdictScreen.next(verdict))
                .build())));
    }
}
