package dev.krug.access.bot;

import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;

/** What the trainings are good for, by the questions that they teach. */
enum Funnel {
    HOW("access.how", "payment:back_to_menu"),
    MECHANICS("access.mechanics", "payment:how_it_works"),
    SITUATION("access.funnel.s", "payment:how_it_works"),
    PROBLEM("access.funnel.p", "payment:spin:back:situation"),
    IMPLICATION("access.funnel.i", "payment:spin:back:problem"),
    NEED_PAYOFF("access.funnel.n", "payment:spin:back:implication"),
    NO_NEED("access.funnel.no", "payment:spin:back:situation");

    private final String text;
    private final String before;

    Funnel(String text, String before) {
        this.text = text;
        this.before = before;
    }

    Reply show(Turn turn) {
        return buttons(turn, turn.say(text))
                .buttons(turn.button("access.button.back", before))
                .inPlace();
    }

    private Reply buttons(Turn turn, Reply reply) {
        return switch (this) {
            case HOW ->
                reply.buttons(turn.button("access.button.mechanics", "payment:mechanics"))
                        .buttons(turn.button("access.button.objections", "payment:objections"));
            case SITUATION ->
                reply.buttons(
                        turn.button("access.button.yes", "payment:spin:yes"),
                        turn.button("access.button.no", "payment:spin:no"));
            case PROBLEM -> reply.buttons(turn.button("access.button.next", "payment:spin:p_continue"));
            case IMPLICATION -> reply.buttons(turn.button("access.button.next", "payment:spin:i_continue"));
            case MECHANICS, NEED_PAYOFF, NO_NEED ->
                reply.buttons(
                        turn.button("access.button.tariffs", "payment:show_tariffs"),
                        turn.button("access.button.free", "payment:free_access"));
        };
    }

    /** The screen that a back button names. */
    static Reply before(Turn turn) {
        return (switch (turn.argument()) {
                    case "situation" -> SITUATION;
                    case "problem" -> PROBLEM;
                    case "implication" -> IMPLICATION;
                    default -> HOW;
                })
                .show(turn);
    }
}
