package dev.krug.sandbox;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.promo.NewPromoCode;
import dev.krug.promo.PromoCodes;
import dev.krug.promo.PromoType;
import dev.krug.sandbox.world.Person;
import dev.krug.sandbox.world.World;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * How newcomers get access where nobody can pay: a channel to join, a promo code to enter, and somebody who may
 * administer everything.
 */
final class WayIn {

    /** The name of the channel. */
    static final String CHANNEL = "krug_news";

    /** The promo code, and how many trainings it gives. */
    static final String CODE = "KRUG";

    static final int TRAININGS = 5;

    private static final String ADMINISTRATOR = "olga_admin";

    private static final Messages MESSAGES = Messages.load(key -> {});

    private WayIn() {}

    static SandboxOptions channel(SandboxOptions options) {
        return options.withChannel(CHANNEL, text("sandbox.channel.title"), text("sandbox.channel.description"));
    }

    // A channel has one name, whoever looks at it.
    private static String text(String key) {
        return MESSAGES.text(Language.EN, key);
    }

    /** The id of the administrator, who may be there from an earlier start. */
    static long administrator(World world) {
        return world.locked(() -> world.people().all().stream()
                .filter(person -> ADMINISTRATOR.equals(person.username()))
                .findFirst()
                .orElseGet(() -> world.people()
                        .put(new Person(
                                world.people().newId(),
                                "Ольга",
                                "Громова",
                                ADMINISTRATOR,
                                "ru",
                                false,
                                "👩🏽‍💼",
                                "79167654321",
                                false)))
                .id());
    }

    /** Makes the promo code, which may be there from an earlier start. */
    static void open(ApplicationContext platform) {
        var _ = platform.getBean(TransactionalOperator.class)
                .transactional(platform.getBean(PromoCodes.class)
                        .create(CODE, NewPromoCode.of(PromoType.TRAININGS, TRAININGS), null))
                .block();
    }
}
