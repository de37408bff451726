package dev.krug.testing;

import java.time.LocalDate;
import org.springframework.r2dbc.core.DatabaseClient;

/** Days whose challenges a test chooses itself, instead of the generator. */
public final class OfferedChallenges {

    private OfferedChallenges() {}

    /**
     * Offers this on the date, unless its slot is taken; 20, 40 or 80 XP by the slot.
     *
     * @param title one for all languages, or {@code Russian|English}
     */
    public static void offer(
            DatabaseClient database, LocalDate date, String slot, String fn, String kind, int target, String title) {
        var titles = title.split("\\|");
        database.sql("""
                        with template as (
                            insert into challenge_templates (code, title, description, metric, target, params,
                                difficulty, xp_reward, weight, active)
                            values ('test-' || gen_random_uuid(),
                                jsonb_build_object('ru', cast(:ru as text), 'en', cast(:en as text)),
                                '{"ru":"В любое время дня, одного раза достаточно.","en":"At any time of the day, once is enough."}',
                                :fn, :target, jsonb_build_object('kind', cast(:kind as text)), :slot,
                                case :slot when 'easy' then 20 when 'medium' then 40 else 80 end, 1, false)
                            returning *)
                        insert into daily_challenges (challenge_date, slot, template_id, snapshot)
                        select :date, :slot, id, jsonb_build_object('code', code, 'title', title, 'description',
                            description, 'fn', metric, 'kind', params ->> 'kind', 'minValue', 0, 'target', target,
                            'difficulty', difficulty, 'xp', xp_reward, 'weight', weight)
                        from template on conflict (challenge_date, slot) do nothing
                        """)
                .bind("ru", titles[0])
                .bind("en", titles[titles.length - 1])
                .bind("slot", slot)
                .bind("fn", fn)
                .bind("kind", kind)
                .bind("target", target)
                .bind("date", date)
                .then()
                .block();
    }
}
