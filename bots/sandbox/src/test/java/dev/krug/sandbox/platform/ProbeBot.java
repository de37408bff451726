package dev.krug.sandbox.platform;

import dev.krug.kernel.Json;
import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.BotModule;
import dev.krug.runtime.Button;
import dev.krug.runtime.Handler;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.telegram.Outbox;
import dev.krug.telegram.OutgoingCall;
import dev.krug.telegram.OutgoingCall.Delivery;
import dev.krug.telegram.OutgoingCall.Lane;
import dev.krug.xp.Activities;
import dev.krug.xp.Activities.Activity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** A bot that notes what it is told, slowly and not always at the first try. */
public class ProbeBot implements BotModule {

    private static final int FAILS_ONE_OF = 10;
    private static final int LONGEST_PAUSE_MILLIS = 15;

    private final Activities activities;
    private final Outbox outbox;
    private final Set<UUID> tried = ConcurrentHashMap.newKeySet();

    ProbeBot(Activities activities, Outbox outbox) {
        this.activities = activities;
        this.outbox = outbox;
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
        if (turn.text().equals("poison")) {
            return Mono.error(new IllegalStateException("poison"));
        }
        // The same people saying the same things meet the same delays and failures.
        var chance = new Random(Objects.hash(turn.chatId(), turn.text()));
        var pause = chance.nextInt(LONGEST_PAUSE_MILLIS);
        boolean fails = turn.text().startsWith("count") && chance.nextInt(FAILS_ONE_OF) == 0 && tried.add(turn.id());
        var activity = new Activity(
                "probe_bot",
                "probe.text",
                1,
                Map.of("text", turn.text(), "person", turn.chatId()),
                turn.id().toString());
        return Mono.delay(Duration.ofMillis(pause))
                .then(activities.record(turn.user(), List.of(activity)))
                .then(turn.text().startsWith("pair") ? atMostOnce(turn) : Mono.empty())
                .then(Mono.fromSupplier(() -> {
                    if (fails) {
                        throw new IllegalStateException("by chance");
                    }
                    return Reply.html("echo " + turn.text());
                }));
    }

    /** Beside the answer, a call that is never made twice. */
    private Mono<Void> atMostOnce(Turn turn) {
        var payload = Json.write(Map.of("chat_id", turn.chatId(), "text", "once " + turn.text()));
        var call = new OutgoingCall(
                turn.chatId(), Lane.TRANSACTIONAL, "sendMessage", payload, Delivery.AT_MOST_ONCE, null);
        return outbox.add(turn.bot().id(), turn.id(), List.of(call));
    }

    /** What of this person's words has been committed, in the order of the commits. */
    static List<String> noted(Platform platform, Phone person) {
        return platform.bean(DatabaseClient.class)
                .sql("select data->>'text' as text from activity_events"
                        + " where kind = 'probe.text' and data->>'person' = :person order by created_at, id")
                .bind("person", Long.toString(person.id()))
                .map(row -> row.get("text", String.class))
                .all()
                .collectList()
                .block();
    }
}
