package dev.krug.sandbox.chaos;

import dev.krug.sandbox.platform.Phone;
import java.util.List;

/** Something that a person does up to its last step, and the last step. */
enum Play {
    TRAINING("spin_bot", "Results") {
        @Override
        void begin(Phone phone) {
            arrive(phone);
            phone.say("/promo open");
            phone.waitFor("accepted");
            phone.press("Start training");
            phone.waitFor("Ask your first question");
            phone.say("How many suppliers do you work with now?");
            phone.waitFor("1/10 · clarity");
            phone.say("How important is it for you to solve this soon?");
            phone.waitFor("2/10 · clarity");
        }

        @Override
        void finish(Phone phone) {
            phone.press("Finish");
        }
    },

    PROMO_CODE("spin_bot", "OPEN accepted") {
        @Override
        void begin(Phone phone) {
            arrive(phone);
        }

        @Override
        void finish(Phone phone) {
            phone.say("/promo open");
        }
    },

    QUIZ("quiz_bot", "That was the game!") {
        @Override
        void begin(Phone phone) {
            phone.say("/start");
            phone.waitFor("against the clock");
            phone.press("Play");
            phone.waitFor("What shall we play?");
            phone.press("Classic");
            phone.waitFor("How many");
            phone.press("5 questions");
            for (int number = 1; number < QUESTIONS; number++) {
                phone.waitFor(number + "/" + QUESTIONS + " ·");
                phone.press("I do not know");
                phone.waitFor("0 of " + number + " right");
                if (number < QUESTIONS - 1) {
                    phone.press("Next");
                }
            }
        }

        @Override
        void finish(Phone phone) {
            phone.press("I do not know");
        }

        @Override
        void approach(Phone phone) {
            phone.press("Next");
            phone.waitFor(QUESTIONS + "/" + QUESTIONS + " ·");
        }
    };

    private static final int QUESTIONS = 5;

    private final String bot;
    private final String ending;

    Play(String bot, String ending) {
        this.bot = bot;
        this.ending = ending;
    }

    String bot() {
        return bot;
    }

    private static void arrive(Phone phone) {
        phone.say("/start");
        phone.waitFor("SPIN trainer");
    }

    abstract void begin(Phone phone);

    /** What has a time limit and so comes just before the end. */
    void approach(Phone phone) {}

    abstract void finish(Phone phone);

    void awaitEnding(Phone phone) {
        phone.waitFor(ending);
    }

    /** All that the last step may have changed, without ids and times, in words that compare. */
    static List<String> state(Store store, long telegramId) {
        return store.texts(STATE.replace(":person", Long.toString(telegramId)));
    }

    private static final String STATE = """
            with person as (select * from users where telegram_id = :person)
            select 'user ' || row(total_xp, level, total_trainings, total_score)::text from person
            union all select 'training ' || row(total_score, clarity_level, question_count, contextual_questions,
                completion_reason, xp_awarded)::text from training_history where user_id in (select id from person)
            union all select 'game ' || row(status, score, correct, wrong, timeouts, xp_awarded)::text
                from quiz_games where user_id in (select id from person)
            union all select 'question ' || row(q.position, q.outcome)::text
                from quiz_game_questions q join quiz_games g on g.id = q.game_id
                where g.user_id in (select id from person)
            union all select 'xp ' || row(bot_name, delta, reason, total_after)::text
                from xp_events where user_id in (select id from person)
            union all select 'activity ' || row(bot_name, kind, value)::text
                from activity_events where user_id in (select id from person)
            union all select 'free ' || row(source, trainings_left)::text
                from free_trainings where user_id in (select id from person)
            union all select 'access ' || row(access_type, returned_at is null)::text
                from access_consumptions where user_id in (select id from person)
            union all select 'code ' || row(c.code, u.state)::text
                from promocode_usage u join promocodes c on c.id = u.promocode_id
                where u.user_id in (select id from person)
            union all select 'uses ' || (sum(c.current_uses) - (select count(*) from promocode_usage)) from promocodes c
            union all select 'badge ' || badge_type from user_badges where user_id in (select id from person)
            union all select 'session ' || row(bot_name, version, session_data - 'training_id',
                stats_data - 'last_training_date' - 'recent_cases' - 'quiz_xp_today' - 'per_category')::text
                from bot_sessions where user_id in (select id from person)
            union all select 'update ' || state || ' ' || count(*) from bot_updates where chat_key = ':person'
                group by state
            union all select 'call ' || method || ' ' || state || ' ' || count(*) from bot_outbox
                where chat_id = :person group by method, state
            order by 1
            """;
}
