package dev.krug.quiz.bot;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.krug.i18n.Messages;
import dev.krug.kernel.ConditionalOnRole;
import dev.krug.quiz.Duel;
import dev.krug.quiz.DuelNotice;
import dev.krug.quiz.Duels;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes duels further: tells the two how it stands, ends what is played, lets expire what is not. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole("worker")
class DuelWatch { // MB-622

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration RUN_TIMEOUT = Duration.ofMinutes(1);
    private static final int MOST_IN_A_RUN = 500;
    private static final int AT_ONCE = 8;

    private final Duels duels;
    private final Notices notices;
    private final Sweep sweep;
    private final Messages messages;

    DuelWatch(Duels duels, Notices notices, Sweep sweep, Messages messages) {
        this.duels = duels;
        this.notices = notices;
        this.sweep = sweep;
        this.messages = messages;
    }

    @Bean
    RecurringTask<Void> settlingDuels() {
        return Tasks.recurring("quiz-duels", FixedDelay.of(EVERY)).execute((instance, context) -> {
            var _ = settle().block(RUN_TIMEOUT);
        });
    }

    /** How many duels were looked at. */
    Mono<Long> settle() {
        return duels.due(MOST_IN_A_RUN)
                .flatMap(
                        id -> sweep.alone(
                                duels.settle(id)
                                        .flatMapMany(Flux::fromIterable)
                                        .concatMap(this::tell)
                                        .then(),
                                "duel"),
                        AT_ONCE)
                .count();
    }

    private Mono<Void> tell(DuelNotice notice) {
        var texts = new Texts(messages, notice.to().language(), null);
        return notices.send(notice.to(), screen(texts, notice), notice.key());
    }

    private static Reply screen(Texts texts, DuelNotice notice) {
        var duel = notice.duel();
        return switch (notice.kind()) {
            case ACCEPTED -> toPlay(texts, news(texts, "quiz.duel.notice.accepted", notice), duel);
            case OPPONENT_DONE -> toPlay(texts, news(texts, "quiz.duel.notice.opponent_done", notice), duel);
            case RESULT -> DuelResultScreen.of(texts, duel, notice.to(), notice.newBadges());
            case DECLINED ->
                news(texts, "quiz.duel.notice.declined", notice)
                        .buttons(Button.of(texts.text("quiz.duel.button.new"), DuelScreens.NEW));
            case EXPIRED ->
                news(texts, "quiz.duel.notice.expired", notice)
                        .buttons(Button.of(texts.text("quiz.duel.button.new"), DuelScreens.NEW));
        };
    }

    private static Reply toPlay(Texts texts, Reply news, Duel duel) {
        return news.buttons(Button.of(texts.text("quiz.duel.button.play"), DuelScreens.PLAY + ":" + duel.code()));
    }

    private static Reply news(Texts texts, String key, DuelNotice notice) {
        return Reply.html(texts.html(key, Map.of("name", DuelScreens.other(texts, notice.duel(), notice.to()))));
    }
}
