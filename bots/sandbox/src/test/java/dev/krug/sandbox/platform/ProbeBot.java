package dev.krug.sandbox.platform;

import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.BotModule;
import dev.krug.runtime.Button;
import dev.krug.runtime.Handler;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.xp.Activities;
import dev.krug.xp.Activities.Activity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/** A bot that notes what it is told, slowly and not always at the first try. */
public class ProbeBot implements BotModule {

    static final AtomicInteger HANDLED = new AtomicInteger();

    private final Activities activities;

    ProbeBot(Activities activities) {
        this.activities = activities;
    }

    @Override
    public BotDeclaration declare() {
        return BotDeclaration.named("probe_bot", "runtime")
                .command("start", Handler.plain(turn -> Reply.html("hello").buttons(Button.of("Press", "probe:1"))))
                .button("probe", Handler.plain(turn -> Reply.html("pressed " + turn.argument())))
                .command(
                        "burst",
                        Handler.plain(turn -> IntStream.range(0, Integer.parseInt(turn.argument()))
                                .mapToObj(i -> Reply.html("burst " + i))
                                .reduce(Reply.nothing(), Reply::and)))
                .command("broken", Handler.plain(turn -> Reply.html("<b>not closed & <odd>")))
                .text(this::note);
    }

    private Mono<Reply> note(Turn turn) {
        HANDLED.incrementAndGet();
        if (turn.text().equals("poison")) {
            return Mono.error(new IllegalStateException("poison"));
        }
        var pause = ThreadLocalRandom.current().nextInt(15);
        var activity = new Activity(
                "probe_bot",
                "probe.text",
                1,
                Map.of("text", turn.text(), "person", turn.chatId()),
                turn.id().toString());
        return Mono.delay(Duration.ofMillis(pause))
                .then(activities.record(turn.user(), List.of(activity)))
                .then(Mono.fromSupplier(() -> {
                    if (turn.text().startsWith("count")
                            && ThreadLocalRandom.current().nextInt(10) == 0) {
                        throw new IllegalStateException("by chance");
                    }
                    return Reply.html("echo " + turn.text());
                }));
    }
}
