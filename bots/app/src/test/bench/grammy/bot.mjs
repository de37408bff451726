// The same bot as BenchBot, as grammY's guide builds one for load: runner, sequentialize by chat, a pool.
import { run, sequentialize } from "@grammyjs/runner";
import { Bot } from "grammy";
import pg from "pg";

const { TOKEN, API_ROOT, DATABASE, POOL } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE, max: Number(POOL) });

const query = (name, text, values) => pool.query({ name, text, values }).then((result) => result.rows[0]);

const findUser = (from) =>
  query("user", "select id, first_name, language_code, total_xp from users where telegram_id = $1", [from.id]);
const addUser = (from) =>
  query("new-user",
    `insert into users (user_type, telegram_id, tg_first_name, first_name, referral_code)
     values ('registered', $1, $2, $2, $3)
     on conflict (telegram_id) do update set updated_at = now() returning id, first_name, language_code, total_xp`,
    [from.id, from.first_name, `r${from.id}`]);
const findSession = (user) =>
  query("session", "select session_data, version from bot_sessions where user_id = $1 and bot_name = 'bench_bot'", [user]);
const addSession = (user) =>
  query("new-session",
    `insert into bot_sessions (user_id, bot_name, session_data, stats_data) values ($1, 'bench_bot', '{"n":0}', '{}')
     on conflict (user_id, bot_name) do nothing returning session_data, version`, [user]);
const saveSession = (user, data) =>
  query("save", `update bot_sessions set session_data = $2, version = version + 1, updated_at = now()
     where user_id = $1 and bot_name = 'bench_bot'`, [user, JSON.stringify(data)]);
const addXp = (user, key) =>
  query("xp",
    `with event as (
       insert into xp_events (user_id, bot_name, delta, reason, source_key, total_after, level_before, level_after, local_date)
       select id, 'bench_bot', 1, 'bench', $2, total_xp + 1, level, level, current_date from users where id = $1
       on conflict (source_key) do nothing returning total_after)
     update users set total_xp = users.total_xp + 1, xp_reached_at = now(), updated_at = now()
     where id = $1 and exists (select from event) returning total_xp`, [user, key]);

const bot = new Bot(TOKEN, { client: { apiRoot: API_ROOT } });
bot.use(sequentialize((ctx) => String(ctx.chat?.id)));
bot.on("message:text", async (ctx) => {
  const [delay, number] = ctx.message.text.split(" ").map(Number);
  const user = (await findUser(ctx.from)) ?? (await addUser(ctx.from));
  const session = (await findSession(user.id)) ?? (await addSession(user.id));
  if (delay > 0) {
    await new Promise((resolve) => setTimeout(resolve, delay));
  }
  const xp = await addXp(user.id, `peer:${ctx.update.update_id}`);
  const data = { n: session.session_data.n + 1 };
  await saveSession(user.id, data);
  await ctx.reply(`${number} ${data.n} ${xp.total_xp}`);
});
bot.catch((failure) => console.error(failure.error));
await pool.query("insert into bots (name, app) values ('bench_bot', 'bench') on conflict do nothing");
await bot.init();
run(bot);
