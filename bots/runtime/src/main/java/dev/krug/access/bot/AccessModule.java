package dev.krug.access.bot;

import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.Handler;
import dev.krug.runtime.Reply;
import dev.krug.runtime.SharedModule;
import dev.krug.runtime.Turn;
import org.springframework.stereotype.Component;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import reactor.core.publisher.Mono;

/** The menu of access and what its buttons lead to. */
@Component
class AccessModule implements SharedModule {

    private final AccessMenu menu;
    private final TariffScreens tariffs;
    private final FreeAccess free;

    AccessModule(AccessMenu menu, TariffScreens tariffs, FreeAccess free) {
        this.menu = menu;
        this.tariffs = tariffs;
        this.free = free;
    }

    @Override
    public BotDeclaration declare() {
        return BotDeclaration.named("access", "access")
                .command("payment", menu::menu)
                .command("buy", menu::menu)
                .command("subscribe", menu::menu)
                .button("payment:back_to_menu", turn -> menu.menu(turn).map(Reply::inPlace))
                .button("payment:my_stats", menu::usage)
                .button("payment:close", Handler.plain(AccessModule::close))
                .button("payment:show_tariffs", tariffs::list)
                .button("payment:toggle_list", tariffs::otherList)
                .button("payment:select_tariff", tariffs::card)
                .button("payment:tariff_details", tariffs::details)
                .button("payment:pay", Handler.plain(tariffs::pay))
                .button("payment:provider", Handler.plain(tariffs::pay))
                .button("payment:check_status", this::unknownPayment)
                .button("payment:cancel_payment", this::unknownPayment)
                .button("payment:free_access", free::offer)
                .button(FreeAccess.CHECK, free::check)
                .button("payment:how_it_works", Handler.plain(Funnel.HOW::show))
                .button("payment:mechanics", Handler.plain(Funnel.MECHANICS::show))
                .button("payment:objections", Handler.plain(Funnel.SITUATION::show))
                .button("payment:spin:yes", Handler.plain(Funnel.PROBLEM::show))
                .button("payment:spin:no", Handler.plain(Funnel.NO_NEED::show))
                .button("payment:spin:p_continue", Handler.plain(Funnel.IMPLICATION::show))
                .button("payment:spin:i_continue", Handler.plain(Funnel.NEED_PAYOFF::show))
                .button("payment:spin:back", Handler.plain(Funnel::before))
                .preparingIn(free::prepare);
    }

    private static Reply close(Turn turn) {
        return Reply.call(DeleteMessage.builder()
                .chatId(turn.chatId())
                .messageId(turn.update().getCallbackQuery().getMessage().getMessageId())
                .build());
    }

    private Mono<Reply> unknownPayment(Turn turn) {
        return menu.menu(turn).map(shown -> shown.inPlace().and(Reply.toast(turn.text("access.payment.unknown"))));
    }
}
