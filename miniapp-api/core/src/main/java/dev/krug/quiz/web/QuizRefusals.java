package dev.krug.quiz.web;

import dev.krug.quiz.Card;
import dev.krug.quiz.DuelRefusal;
import dev.krug.quiz.Started;
import dev.krug.web.ApiException;
import dev.krug.web.ErrorCode;

/** The refusals of the quiz in the words of HTTP. */
final class QuizRefusals {

    private QuizRefusals() {}

    /** @throws ApiException unless the game has begun */
    static Card begun(Started started) {
        return switch (started) {
            case Started.Begun(var card) -> card;
            case Started.Busy busy -> throw ApiException.of(ErrorCode.CONFLICT, "GAME_ACTIVE");
            case Started.NotEnough few -> throw notEnough();
            case Started.DailyDone done -> throw ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, "DAILY_DONE");
            case Started.NoAccess none -> throw ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, "NO_ACCESS");
        };
    }

    static ApiException notEnough() {
        return ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, "QUIZ_NOT_ENOUGH");
    }

    static ApiException of(DuelRefusal reason) {
        return switch (reason) {
            case UNKNOWN -> ApiException.notFound();
            case TAKEN, NOT_ACCEPTED, PLAYED -> ApiException.of(ErrorCode.CONFLICT, reason.name());
            case OWN_DUEL, EXPIRED, CANCELLED, DECLINED ->
                ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, reason.name());
        };
    }
}
