package dev.krug.runtime;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The button by which people begin what a bot is for; shared screens put it under good news. */
@Component
public class Beginnings {

    private final ObjectProvider<BotModule> modules;

    Beginnings(ObjectProvider<BotModule> modules) {
        this.modules = modules;
    }

    /** Empty in a bot that declares none. */
    public Optional<Button> button(Turn turn) {
        return modules.stream()
                .map(BotModule::declare)
                .filter(bot -> bot.name().equals(turn.bot().name()))
                .findFirst()
                .flatMap(BotDeclaration::beginning)
                .map(beginning -> turn.button(beginning.textKey(), beginning.data()));
    }
}
