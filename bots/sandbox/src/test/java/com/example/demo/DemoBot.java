package com.example.demo;

import dev.krug.access.Access;
import dev.krug.access.Consumption;
import dev.krug.badges.Badges;
import dev.krug.runtime.AccessScreen;
import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.BotModule;
import dev.krug.runtime.Handler;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.sessions.BotSessions;
import dev.krug.xp.Activities;
import dev.krug.xp.Activities.Activity;
import dev.krug.xp.Experience;
import dev.krug.xp.XpChange;
import dev.krug.xp.XpGrant;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Waves back, and keeps every wave in a table of its own. */
class DemoBot implements BotModule {

    static final String NAME = "demo_bot";
    private static final int XP = 60;
    private static final int REGULAR = 3;

    private final DatabaseClient database;
    private final Access access;
    private final AccessScreen accessScreen;
    private final BotSessions sessions;
    private final Experience experience;
    private final Badges badges;
    private final Activities activities;

    DemoBot(
            DatabaseClient database,
            Access access,
            AccessScreen accessScreen,
            BotSessions sessions,
            Experience experience,
            Badges badges,
            Activities activities) {
        this.database = database;
        this.access = access;
        this.accessScreen = accessScreen;
        this.sessions = sessions;
        this.experience = experience;
        this.badges = badges;
        this.activities = activities;
    }

    @Override
    public BotDeclaration declare() {
        return BotDeclaration.named(NAME, "demo")
                .personal()
                .begins("demo.button", "demo:wave")
                .command("start", Handler.plain(DemoBot::greet))
                .button("demo:wave", this::wave)
                .text(Handler.plain(DemoBot::greet))
                .badge("demo_regular", "👋", "waves >= " + REGULAR);
    }

    private static Reply greet(Turn turn) {
        return turn.say("demo.greeting").buttons(turn.button("demo.button", "demo:wave"));
    }

    private Mono<Reply> wave(Turn turn) {
        return access.consume(turn.user(), NAME, "demo:" + turn.id()).flatMap(start -> switch (start) {
            case Consumption.Consumed _ -> keep(turn).flatMap(waves -> reward(turn, waves));
            case Consumption.Refused _ -> accessScreen.menu(turn);
        });
    }

    private Mono<Integer> keep(Turn turn) {
        return database.sql("insert into demo_waves (user_id, wave_key) values (:user, :key) on conflict do nothing")
                .bind("user", turn.user().id().value())
                .bind("key", turn.id())
                .then()
                .then(sessions.getOrCreate(turn.user().id(), NAME))
                .map(here -> 1 + (Integer) here.stats().get("waves"))
                .delayUntil(waves -> sessions.save(turn.user().id(), NAME, null, Map.of("waves", waves), null));
    }

    private Mono<Reply> reward(Turn turn, int waves) {
        var user = turn.user().id();
        return activities
                .record(turn.user(), List.of(new Activity(NAME, "demo.wave", 1, Map.of(), "demo:" + turn.id())))
                .then(badges.awardAll(user, waves < REGULAR ? List.of() : List.of("demo_regular"), NAME))
                .then(experience.add(new XpGrant(user, NAME, XP, "game", "demo:" + turn.id())))
                .map(change -> tell(turn, waves, change));
    }

    private static Reply tell(Turn turn, int waves, XpChange change) {
        var told = turn.say("demo.waved", Map.of("waves", waves));
        var all = change.leveledUp() ? told.and(turn.say("demo.level", Map.of("level", change.newLevel()))) : told;
        return all.and(greet(turn));
    }
}
