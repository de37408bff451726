package dev.krug.spin.bot;

import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.BotModule;
import dev.krug.runtime.Handler;
import dev.krug.spin.SpinTrainings;
import dev.krug.spin.Word;
import dev.krug.users.Users;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What spin_bot answers to. */
@Component
class SpinBot implements BotModule {

    private static final String FEEDBACK = "spin:feedback";

    private final TrainingChat training;
    private final SpinScreens screens;
    private final SpinTrainings trainings;
    private final Users users;

    SpinBot(TrainingChat training, SpinScreens screens, SpinTrainings trainings, Users users) {
        this.training = training;
        this.screens = screens;
        this.trainings = trainings;
        this.users = users;
    }

    @Override
    public BotDeclaration declare() {
        var bot = BotDeclaration.named(SpinTrainings.BOT, "spin")
                .personal()
                .begins("spin.button.start", "start:training")
                .command("start", training::welcome)
                .command("case", screens::clientCase)
                .command("caseinfo", screens::clientCase)
                .command("stats", screens::stats)
                .command("rank", screens::rank)
                .command("history", screens::history)
                .command("scenario", Handler.plain(screens::scenario))
                .button("start:training", training::begin)
                .button("spin:restart", training::begin)
                .button(FEEDBACK, training::feedback)
                .button("spin:finish", training::finish)
                .button("spin:continue", training::goOn)
                .button("spin:history", screens::pastTraining)
                .preparing(this::prepare)
                .text(training::hear)
                .other(Handler.plain(turn -> turn.say("spin.hint.text_only")));
        for (var badge : trainings.scenario().achievements()) {
            bot = bot.badge(badge.id(), badge.emoji(), badge.condition().toString());
        }
        return bot;
    }

    // A model may take its time, so it is asked before the transaction begins.
    private Mono<?> prepare(long telegramId, String input) {
        var asksMentor = input.equals(FEEDBACK)
                || Word.of(input).filter(Word.FEEDBACK::equals).isPresent();
        return users.findByTelegramId(telegramId)
                .flatMap(user -> asksMentor ? trainings.reviewAhead(user) : trainings.understand(user, input));
    }
}
