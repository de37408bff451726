package dev.krug.challenges.bot;

import dev.krug.challenges.Achievement;
import dev.krug.challenges.ChallengeHerald;
import dev.krug.challenges.Challenges;
import dev.krug.i18n.Messages;
import dev.krug.runtime.Announcements;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.telegram.Bots;
import dev.krug.users.User;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells of completed challenges: in this bot's chat, else by a line in the bot where they were done. */
@Component
class Herald implements ChallengeHerald { // MB-712

    private final Reach reach;
    private final Announcements announcements;
    private final Bots bots;
    private final Messages messages;

    Herald(Reach reach, Announcements announcements, Bots bots, Messages messages) {
        this.reach = reach;
        this.announcements = announcements;
        this.bots = bots;
        this.messages = messages;
    }

    @Override
    public Mono<Boolean> tell(User user, Achievement achievement) {
        return reach.chat(user, Challenges.BOT)
                .flatMap(chat -> announcements
                        .send(Challenges.BOT, chat, whole(user, achievement), key(user, achievement))
                        .thenReturn(true))
                .switchIfEmpty(Mono.defer(() -> tellElsewhere(user, achievement)));
    }

    private Reply whole(User user, Achievement achievement) {
        var today = Button.of(messages.text(user.language(), "challenges.button.today"), "challenge:today");
        return Reply.html(new AchievementText(messages, user.language()).of(achievement))
                .buttons(today);
    }

    private Mono<Boolean> tellElsewhere(User user, Achievement achievement) {
        return Mono.justOrEmpty(achievement.bots().stream()
                        .filter(bot -> !bot.equals(Challenges.BOT))
                        .findFirst())
                .flatMap(bot -> reach.chat(user, bot)
                        .flatMap(chat -> line(user, achievement)
                                .flatMap(line -> announcements.send(bot, chat, line, key(user, achievement)))))
                .thenReturn(false);
    }

    private Mono<Reply> line(User user, Achievement achievement) {
        var text = Reply.html(messages.html(
                user.language(),
                "challenges.done.elsewhere",
                Map.of(
                        "title",
                        achievement.completed().getFirst().content().title().in(user.language()),
                        "count",
                        achievement.completed().size(),
                        "xp",
                        achievement.xp())));
        return bots.byName(Challenges.BOT)
                .filter(bot -> bot.username() != null)
                .map(bot -> text.buttons(
                        Button.url(bot.title(user.language()), "https://t.me/" + bot.username() + "?start=done")))
                .defaultIfEmpty(text);
    }

    private static String key(User user, Achievement achievement) {
        return "challenge-done:" + achievement.key() + ":" + user.id().value();
    }
}
