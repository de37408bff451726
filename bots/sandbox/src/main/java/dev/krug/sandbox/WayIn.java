package dev.krug.sandbox;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.promo.NewPromoCode;
import dev.krug.promo.PromoCodes;
import dev.krug.promo.PromoType;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.reactive.TransactionalOperator;

/** How newcomers get access where nobody can pay: a channel to join and a promo code to enter. */
final class WayIn {

    /** The name of the channel. */
    static final String CHANNEL = "krug_news";

    /** The promo code, and how many trainings it gives. */
    static final String CODE = "KRUG";

    static final int TRAININGS = 5;

    private static final Messages MESSAGES = Messages.load(key -> {});

    private WayIn() {}

    static SandboxOptions channel(SandboxOptions options) {
        return options.withChannel(CHANNEL, text("sandbox.channel.title"), text("sandbox.channel.description"));
    }

    // A channel has one name, whoever looks at it.
    private static String text(String key) {
        return MESSAGES.text(Language.EN, key);
    }

    /** Makes the promo code, which may be there from an earlier start. */
    static void open(ApplicationContext platform) {
        var _ = platform.getBean(TransactionalOperator.class)
                .transactional(platform.getBean(PromoCodes.class)
                        .create(CODE, NewPromoCode.of(PromoType.TRAININGS, TRAININGS), null))
                .block();
    }
}
