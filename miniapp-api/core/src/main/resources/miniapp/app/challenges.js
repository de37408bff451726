import { html, nothing } from 'lit';
import { api } from './api.js';
import { bridge } from './bridge.js';
import { number, t } from './texts.js';
import { bar, card, empty, sheet, skeleton, toast } from './ui.js';

// What is to be done today in any bot, and the days in a row.

const CALENDAR_DAYS = 35;
const MOST_FREEZES = 2;
const MOST_NOTE = 500;
const OWN_BOT = 'challenge_bot';

export const challengesScreen = {
  title: 'tab.challenges',

  load: async () => ({ today: await api.get('/challenges/today') }),

  // What may come after the screen is usable.
  async more() {
    const [days, bots] = await Promise.all([api.get(`/challenges/history?from=${daysAgo(CALENDAR_DAYS - 1)}`), api.get('/bots')]);
    return { days, bots };
  },

  view({ today, days, bots }, { reload }) {
    const { challenges, streak } = today;
    return html`<h1 class="title">${t('tab.challenges')}</h1>
      ${flame(streak, today.date)}
      ${challenges.length === 0
        ? empty('🎯', t('challenge.none'), t('challenge.none.text'))
        : html`${challenges.map((challenge) => challengeCard(challenge, bots ?? [], reload))}${sweep(today)}`}
      ${card(t('challenge.calendar'), days ? calendar(days, today.date) : skeleton(3))}`;
  },

  waiting: () => html`<h1 class="title">${t('tab.challenges')}</h1>${skeleton(5)}`,
};

const daysAgo = (count) => new Date(Date.now() - count * 86_400_000).toISOString().slice(0, 10);

const flame = (streak, date) => {
  const done = streak.lastCompletedOn !== null && streak.lastCompletedOn >= date;
  return html`<section class="flame ${streak.current ? 'lit' : ''}">
    <span class="fire" aria-hidden="true">🔥</span>
    <div class="grow"><b>${streak.current ? t('challenge.streak', { count: streak.current }) : t('challenge.streak.none')}</b>
      <small>${t(done ? 'challenge.streak.done' : 'challenge.streak.todo')}</small></div>
    <span class="freezes" role="img" aria-label=${t('challenge.freezes', { count: streak.freezes })}>${Array.from({ length: MOST_FREEZES }, (_, at) => html`<i class=${at < streak.freezes ? 'held' : ''}>❄️</i>`)}</span>
    ${streak.nextMilestone === null ? nothing : html`<div class="milestone"><div class="legend"><b>${t('challenge.milestone', { count: streak.nextMilestone, xp: streak.nextMilestoneXp })}</b>
      ${streak.longest ? html`<span>${t('challenge.longest', { count: streak.longest })}</span>` : nothing}</div>${bar(streak.current / streak.nextMilestone, t('challenge.milestone.label'))}</div>`}
  </section>`;
};

const challengeCard = (challenge, bots, reload) => {
  const done = challenge.completedAt !== null;
  return html`<section class="card challenge slot-${challenge.slot} ${done ? 'done' : ''}">
    <header><h2>${challenge.title}</h2><span class="chip">${done ? html`✅ ` : nothing}+${number(challenge.xp)} XP</span></header>
    <p class="hint">${challenge.description}</p>
    <div class="measure">${bar(challenge.progress / challenge.target, challenge.title)}<b>${number(challenge.progress)} / ${number(challenge.target)}</b></div>
    ${done ? nothing : challenge.checkIn
      ? html`<button class="primary" @click=${() => checkInSheet(challenge, reload)}>${t('challenge.check_in')}</button>`
      : html`<div class="ways">${waysTo(challenge, bots).map((bot) => html`<button class="secondary" @click=${() => bridge.openTelegramLink(bot.startUrl)}>${bot.title}</button>`)}</div>`}
  </section>`;
};

// Kinds begin with the name of their bot; experience counts in all of them.
const waysTo = ({ kind }, bots) => {
  const [head, tail] = kind.split('.');
  return bots.filter((bot) => bot.startUrl && bot.name !== OWN_BOT && (tail === undefined || head === 'xp' || bot.name === `${head}_bot`));
};

const sweep = ({ challenges, sweepBonus }) => {
  const regular = challenges.filter((challenge) => challenge.slot !== 'custom');
  const done = regular.filter((challenge) => challenge.completedAt !== null).length;
  return html`<p class="sweep ${done === regular.length ? 'done' : ''}">🧹 ${t(done === regular.length ? 'challenge.swept' : 'challenge.sweep', { count: regular.length - done, xp: sweepBonus })}</p>`;
};

const checkInSheet = (challenge, reload) => {
  bridge.haptic('tap');
  let busy = false;
  const submit = async (event, close) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    try {
      await api.post(`/challenges/${challenge.id}/check-in`, { note: event.target.note.value });
      bridge.haptic('success');
      toast(t('challenge.checked_in'));
    } catch (problem) {
      bridge.haptic('error');
      toast(problem.message || t('error.text'));
    }
    close();
    reload();
  };
  sheet((close) => html`<form @submit=${(event) => submit(event, close)}>
    <h2>${challenge.title}</h2><p class="hint">${challenge.description}</p>
    <label class="field"><span class="sr">${t('challenge.note')}</span><textarea name="note" rows="3" maxlength=${MOST_NOTE} placeholder=${t('challenge.note')}></textarea></label>
    <button class="primary">${t('challenge.check_in')}</button></form>`);
};

const weekday = (date) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

const dateText = (date, style) => new Intl.DateTimeFormat(document.documentElement.lang, { ...style, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));

const calendar = (days, today) => html`<div class="calendar" role="list">
    ${days.slice(-7).map((each) => each.date).sort((a, b) => weekday(a) - weekday(b)).map((date) => html`<span class="weekday" aria-hidden="true">${dateText(date, { weekday: 'short' })}</span>`)}
    ${Array.from({ length: weekday(days[0].date) }, () => html`<span aria-hidden="true"></span>`)}
    ${days.map((each) => html`<span role="listitem" class="date ${stateOf(each)} ${each.date === today ? 'today' : ''}" aria-label="${dateText(each.date, { day: 'numeric', month: 'long' })}: ${t(`challenge.day.${stateOf(each)}`)}">${each.frozen && !each.completed ? '❄️' : number(Number(each.date.slice(8)))}</span>`)}
  </div>
  <p class="legend-line"><span><i class="done"></i>${t('challenge.day.done')}</span><span><i class="frozen"></i>${t('challenge.day.frozen')}</span></p>`;

const stateOf = (each) => (each.completed ? 'done' : each.frozen ? 'frozen' : 'missed');
