package dev.krug.sandbox.chaos;

import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.platform.Phone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Two people in a duel, up to the last answer of the second one. The challenger is to win. */
final class DuelPlay {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int QUESTIONS = 7;
    private static final Pattern LINK = Pattern.compile("\\?start=(duel_([A-Za-z0-9]{10}))");

    private final Store store;
    private final Phone challenger;
    private final Phone opponent;
    private String code = "";

    DuelPlay(Stage stage) {
        this.store = stage.store();
        this.challenger = stage.person("Challenger", "quiz_bot");
        this.opponent = stage.person("Opponent", "quiz_bot");
    }

    Phone opponent() {
        return opponent;
    }

    String duelId() {
        return store.texts("select id from quiz_duels where code = ?", code).getFirst();
    }

    /** The challenger has played, the opponent all but one question. */
    void begin() {
        greet(challenger);
        greet(opponent);
        challenger.say("/duel");
        challenger.waitFor("You and a friend get the same seven questions");
        challenger.press("All topics");
        challenger.waitFor("The challenge is ready");
        opponent.say("/start " + link());
        opponent.waitFor("Challenger challenges you!");
        opponent.press("Accept");
        challenger.waitFor("Opponent has accepted your challenge!");
        play(challenger, QUESTIONS);
        challenger.waitFor("Your part of the duel is played!");
        opponent.waitFor("Challenger has played the duel");
        play(opponent, QUESTIONS - 1);
        store.change("""
                update quiz_games set score = 80
                where user_id = (select id from users where telegram_id = ?) and mode = 'duel'
                """, challenger.id());
    }

    private static void greet(Phone phone) {
        phone.say("/start");
        phone.waitFor("against the clock");
    }

    private String link() {
        var match = LINK.matcher(String.join("\n", challenger.texts()));
        if (!match.find()) {
            throw new AssertionError("no link in " + challenger.texts());
        }
        code = match.group(2);
        return match.group(1);
    }

    private static void play(Phone phone, int questions) {
        phone.press("Play my part");
        for (int number = 1; number <= questions; number++) {
            phone.waitFor(number + "/" + QUESTIONS + " ·");
            phone.press("I do not know");
            phone.waitFor("0 of " + number + " right");
            if (number < questions) {
                phone.press("Next");
            }
        }
    }

    /** The last question is on the table, whose time is short. */
    void approach() {
        opponent.press("Next");
        opponent.waitFor(QUESTIONS + "/" + QUESTIONS + " ·");
        awaitRest();
    }

    void finish() {
        opponent.press("I do not know");
    }

    void awaitEnding() {
        challenger.waitFor("You have won the duel with Opponent!");
        opponent.waitFor("Challenger has won the duel.");
        awaitRest();
    }

    int messages() {
        return challenger.texts().size() + opponent.texts().size();
    }

    /** All that the end may have changed, without ids and times, in words that compare. */
    List<String> state() {
        var state = new ArrayList<String>();
        for (var phone : List.of(challenger, opponent)) {
            state.addAll(Play.state(store, phone.id()));
            state.addAll(store.texts(
                    PERSONAL.replace(":person", Long.toString(phone.id())).replace(":code", code)));
        }
        return state;
    }

    private static final String PERSONAL = """
            with person as (select * from users where telegram_id = :person)
            select 'rating ' || row(rating, duels, wins, losses, draws)::text from quiz_ratings
              where user_id in (select id from person)
            union all select 'duel ' || row(status, winner, rated, rating_change, due_at is null)::text
              from quiz_duels where code = ':code'
            union all select 'notice ' || type from notifications where user_id in (select id from person)
            order by 1
            """;

    private void awaitRest() {
        for (var phone : List.of(challenger, opponent)) {
            await().atMost(PATIENCE)
                    .until(() -> store.texts("""
                            select 1 from bot_updates where chat_key = ? and state in ('pending', 'running')
                            union all select 1 from bot_outbox where chat_id = ? and state in ('pending', 'sending')
                            """, Long.toString(phone.id()), phone.id()), List::isEmpty);
        }
        await().atMost(PATIENCE)
                .until(
                        () -> store.texts("select 1 from quiz_duels where due_at <= now() and code = ?", code),
                        List::isEmpty);
    }
}
