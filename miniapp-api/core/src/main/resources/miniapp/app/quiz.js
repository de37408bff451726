import { html, nothing } from 'lit';
import { api } from './api.js';
import { bridge } from './bridge.js';
import { challengeSheet, duelLine } from './duel.js';
import { number, t } from './texts.js';
import { bar, card, icon, sheet, skeleton, switcher, toast } from './ui.js';

// What can be played, what is being played, and how it has gone so far.

const SIZES = [5, 10, 20];
const USUAL_SIZE = 10;
const DIFFICULTIES = ['easy', 'medium', 'hard'];
const MODES = [['classic', '🎲'], ['category', '📚'], ['difficulty', '🎚'], ['marathon', '🏃']];

export const quizScreen = {
  title: 'tab.quiz',

  async load() {
    const [running, stats, categories] = await Promise.all([api.get('/quiz/games?status=active&limit=1'), api.get('/quiz/stats/me'), api.get('/quiz/categories')]);
    return { running: running[0] ?? null, stats, categories };
  },

  // What may come after the screen is usable.
  more: async () => ({ duels: await api.get('/quiz/duels?limit=3') }),

  view({ running, stats, categories, duels }, { go }) {
    const begin = (wanted) => beginGame(wanted, running, go);
    return html`<h1 class="title">${t('tab.quiz')}</h1>
      ${running ? goingOn(running) : nothing}
      ${dailyCard(stats, running, begin)}
      ${stats.mayPlay ? nothing : html`<p class="notice" role="status">${t('play.no_access')}</p>`}
      <section class="tiles">${MODES.map(([mode, emoji]) => html`<button class="tile" ?disabled=${!stats.mayPlay} @click=${() => gameSheet(mode, categories, stats, begin)}>
        <span class="emoji" aria-hidden="true">${emoji}</span><b>${t(`play.mode.${mode}`)}</b><small>${t(`play.mode.${mode}.text`)}</small></button>`)}</section>
      ${stats.freeGamesLeft === null ? nothing : html`<p class="fine center">${t('play.free', { count: stats.freeGamesLeft })}</p>`}
      ${card(t('duel.title'), duels ? duelCard(duels, go) : skeleton(1), html`<a class="more-link" href="/m/duels" data-screen="duels">${t('duel.all')}</a>`)}
      ${card(t('play.stats'), ownNumbers(stats))}`;
  },

  waiting: () => html`<h1 class="title">${t('tab.quiz')}</h1>${skeleton(5)}`,
};

const goingOn = (game) => html`<a class="card going" href="/m/quiz/${game.gameId}" data-screen="game" data-id=${game.gameId}>
  <span class="emoji" aria-hidden="true">▶️</span><span class="grow"><b>${t('play.running')}</b>
  <small>${t(`play.mode.${game.mode}`)} · ${t('play.points', { count: game.score })}</small>${bar((game.position - 1) / game.size, t('play.progress'))}</span>${icon('chevron', true)}</a>`;

const dailyCard = (stats, running, begin) => html`<section class="daily ${stats.dailyDone ? 'done' : ''}">
  <div class="grow"><h2>${t('play.mode.daily')}</h2><p>${t(running?.mode === 'daily' ? 'play.daily.running' : stats.dailyDone ? 'play.daily.done' : 'play.daily.text')}</p>
    ${stats.dailyStreak ? html`<p class="flames">🔥 ${t('play.daily.streak', { count: stats.dailyStreak })}</p>` : nothing}</div>
  ${running?.mode === 'daily' ? nothing : stats.dailyDone ? html`<span class="seal" aria-hidden="true">✅</span>` : html`<button class="invert" @click=${() => begin({ mode: 'daily' })}>${t('play.start')}</button>`}
</section>`;

const duelCard = (duels, go) => html`${duels.length ? html`<ul class="rows">${duels.map(duelLine)}</ul>` : html`<p class="hint">${t('duel.invite.text')}</p>`}
  <button class="secondary" @click=${() => challengeSheet(go)}>⚔️ ${t('duel.new')}</button>`;

const ownNumbers = (stats) => stats.games === 0
  ? html`<p class="hint">${t('play.stats.none')}</p>`
  : html`<dl class="figures">
      <div><dt>${t('play.stats.games')}</dt><dd>${number(stats.games)}</dd></div>
      <div><dt>${t('play.stats.accuracy')}</dt><dd>${stats.accuracy}%</dd></div>
      <div><dt>${t('play.stats.run')}</dt><dd>${number(stats.bestRun)}</dd></div>
      <div><dt>${t('play.stats.rating')}</dt><dd>${stats.rating}</dd></div></dl>
    <div class="progress"><div class="legend"><b>${t('play.stats.today')}</b><span>${t('play.stats.of', { count: stats.xpToday, most: stats.xpPerDay })}</span></div>${bar(stats.xpToday / stats.xpPerDay, t('play.stats.today'))}</div>`;

// One of two taps at once begins the game.
let beginning = false;

export const beginGame = async (wanted, running, go) => {
  if (beginning) return;
  if (running) return busySheet(running, () => replaceGame(wanted, running, go));
  beginning = true;
  try {
    const game = wanted.duel ? await api.post(`/quiz/duels/${wanted.duel}/start`, {}) : await api.post('/quiz/games', wanted);
    bridge.haptic('select');
    await go('game', game.gameId);
  } catch (refusal) {
    bridge.haptic('error');
    toast(refusal.message || t('error.text'));
  } finally {
    beginning = false;
  }
};

const replaceGame = async (wanted, running, go) => {
  try {
    await api.post(`/quiz/games/${running.gameId}/abort`, {});
  } catch (refusal) {
    return toast(refusal.message || t('error.text'));
  }
  return beginGame(wanted, null, go);
};

const busySheet = (running, replace) => sheet((close) => html`<h2>${t('play.busy')}</h2><p>${t('play.busy.text')}</p>
  <a class="primary" href="/m/quiz/${running.gameId}" data-screen="game" data-id=${running.gameId} @click=${close}>${t('play.continue')}</a>
  <button class="secondary" @click=${() => { close(); replace(); }}>${t('play.replace')}</button>`);

const available = (categories, { category, difficulty }) => categories
  .filter((each) => !category || each.code === category)
  .reduce((sum, each) => sum + (difficulty ? each.byDifficulty[difficulty] : each.questions), 0);

// What is still open of a game is chosen here; only what there are enough questions for is offered.
const gameSheet = (mode, categories, stats, begin) => {
  bridge.haptic('tap');
  const wanted = { mode };
  if (mode === 'category') wanted.category = categories.find((each) => each.questions >= SIZES[0])?.code;
  if (mode === 'difficulty') wanted.difficulty = DIFFICULTIES.find((each) => available(categories, { difficulty: each }) >= SIZES[0]);
  const sizes = () => SIZES.filter((size) => size <= available(categories, wanted));
  const fit = () => {
    if (mode === 'marathon') return;
    wanted.size = sizes().includes(wanted.size) ? wanted.size : sizes().includes(USUAL_SIZE) ? USUAL_SIZE : sizes().at(-1);
  };
  fit();
  sheet((close, again) => {
    const choose = (changes) => {
      Object.assign(wanted, changes);
      fit();
      bridge.haptic('select');
      again();
    };
    return html`<h2>${t(`play.mode.${mode}`)}</h2><p>${mode === 'marathon' ? t('play.marathon', { best: stats.bestScores.marathon ?? 0 }) : t(`play.mode.${mode}.text`)}</p>
      ${mode === 'category' ? html`<div class="chips" role="radiogroup" aria-label=${t('play.mode.category')}>${categories.filter((each) => each.questions >= SIZES[0]).map((each) => html`
        <button class="pick" role="radio" aria-checked=${each.code === wanted.category} @click=${() => choose({ category: each.code })}>${each.emoji} ${each.title}</button>`)}</div>` : nothing}
      ${mode === 'difficulty' ? html`<div class="chips" role="radiogroup" aria-label=${t('play.mode.difficulty')}>${DIFFICULTIES.filter((each) => available(categories, { difficulty: each }) >= SIZES[0]).map((each) => html`
        <button class="pick ${each}" role="radio" aria-checked=${each === wanted.difficulty} @click=${() => choose({ difficulty: each })}>${t(`play.difficulty.${each}`)}</button>`)}</div>` : nothing}
      ${mode === 'marathon' ? nothing : html`<div class="card flat">${switcher(sizes().map((each) => [each, t('play.size', { count: each })]), wanted.size, (each) => choose({ size: each }), t('play.sizes'))}</div>`}
      <button class="primary" ?disabled=${mode !== 'marathon' && wanted.size === undefined} @click=${() => { close(); begin(wanted); }}>${t('play.start')}</button>`;
  });
};
