import { html, nothing } from 'lit';
import { api } from './api.js';
import { bridge } from './bridge.js';
import { number, t } from './texts.js';
import { bar, card, empty, icon, ring, sheet, skeleton, toast } from './ui.js';

// One game: a question with its time, the verdict, and at the end the result with a review.

const GRACE_MS = 1200; // the server takes answers a second longer
const LAST_SECONDS = 5;
const REASONS = ['wrong_answer', 'typo', 'unclear', 'offensive', 'other'];

let clockTimer = 0;
let atTheTable = null;

export const gameScreen = {
  of: 'quiz',
  title: 'tab.quiz',

  async load(id) {
    const game = await api.get(`/quiz/games/${encodeURIComponent(id)}`);
    const result = game.status === 'finished' ? await resultOf(game) : {};
    return { ...table(game), ...result };
  },

  view(state, tools) {
    const { game } = state;
    atTheTable = { state, tools };
    if (state.result) return resultView(state, tools);
    if (game.status === 'aborted') return html`${topLine(state, tools)}${empty('🫥', t('game.aborted'), t('game.aborted.text'), html`<button class="primary" @click=${tools.back}>${t('game.again')}</button>`)}`;
    return html`${topLine(state, tools)}${game.question ? questionView(state, tools) : verdictView(state, tools)}`;
  },

  drawn(root, state) {
    runClock(root, state);
    if (state.focus) root.querySelector(state.focus)?.focus({ preventScroll: true });
    state.focus = null;
  },

  waiting: () => html`${skeleton(1)}${skeleton(4)}`,
};

const table = (game) => ({ game, picked: [], busy: false, endsAt: performance.now() + (game.remainingMs ?? 0) });

// A duel's part leads back to the duel that it belongs to.
const resultOf = async (game) => {
  const [result, duels] = await Promise.all([
    api.get(`/quiz/games/${game.gameId}/result`),
    game.mode === 'duel' ? api.get('/quiz/duels?limit=50') : [],
  ]);
  return { result, duel: duels.find((each) => each.gameId === game.gameId) ?? null };
};

const topLine = (state, tools) => {
  const { game } = state;
  return html`<header class="top game-top"><button class="icon-button" @click=${tools.back} aria-label=${t('back')}>${icon('back', true)}</button>
    <span class="grow"><b>${game.mode === 'marathon' ? t('game.place', { n: game.position }) : t('game.place.of', { n: game.position, size: game.size })}</b>
      ${game.mode === 'marathon' ? html`<span class="lives" role="img" aria-label=${t('game.lives', { count: game.lives })}>${'❤️'.repeat(game.lives)}${'🤍'.repeat(3 - game.lives)}</span>` : bar((game.position - (game.question ? 1 : 0)) / game.size, t('play.progress'))}</span>
    <span class="points">${number(game.score)}${game.run > 1 ? html`<small>🔥 ${number(game.run)}</small>` : nothing}</span>
    <button class="icon-button" @click=${() => leaveSheet(state, tools)} aria-label=${t('game.leave')}>${icon('close', true)}</button></header>`;
};

const headOf = (question) => html`<p class="chips-line"><span class="chip">${question.emoji} ${question.categoryTitle}</span><span class="chip level-${question.difficulty}">${t(`game.level.${question.difficulty}`)}</span></p>`;

const questionView = (state, tools) => {
  const { game } = state;
  const { question } = game;
  return html`<section class="card question">
    <div class="asked">${headOf(question)}<span class="countdown" role="timer" aria-label=${t('game.time')}>${ring(1, 10)}<b></b></span></div>
    <h1>${question.text}</h1>
    ${question.image ? html`<img class="picture" src=${question.image} alt="" @error=${(event) => event.target.remove()}>` : nothing}
    ${question.type === 'multiple' ? html`<p class="hint">${t('game.hint.multiple')}</p>` : nothing}
  </section>${answers[question.type](state, tools)}`;
};

const answers = {
  single: (state, tools) => html`<div class="options">${state.game.question.options.map((option) => html`
    <button class="option" ?disabled=${state.busy} @click=${() => give(state, tools, [option.id])}>${option.text}</button>`)}</div>`,

  boolean: (state, tools) => html`<div class="options pair">
    <button class="option" ?disabled=${state.busy} @click=${() => give(state, tools, true)}>👍 ${t('game.true')}</button>
    <button class="option" ?disabled=${state.busy} @click=${() => give(state, tools, false)}>👎 ${t('game.false')}</button></div>`,

  multiple: (state, tools) => html`<div class="options">${state.game.question.options.map((option) => html`
      <button class="option tick" role="checkbox" aria-checked=${state.picked.includes(option.id)} ?disabled=${state.busy} @click=${() => tick(state, tools, option.id)}>${option.text}</button>`)}</div>
    <button class="primary" ?disabled=${state.busy || state.picked.length === 0} @click=${() => give(state, tools, state.picked)}>${t('game.answer')}</button>`,

  text: (state, tools) => html`<form class="own-words" @submit=${(event) => {
      event.preventDefault();
      give(state, tools, event.target.words.value);
    }}><label class="field"><span class="sr">${t('game.words')}</span><input name="words" maxlength="200" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder=${t('game.words')} ?disabled=${state.busy}></label>
    <button class="primary" ?disabled=${state.busy}>${t('game.answer')}</button></form>
    <button class="plain" ?disabled=${state.busy} @click=${() => give(state, tools, '')}>${t('game.skip')}</button>`,
};

const tick = (state, tools, id) => {
  state.picked = state.picked.includes(id) ? state.picked.filter((each) => each !== id) : [...state.picked, id];
  bridge.haptic('select');
  tools.redraw();
};

const marks = { correct: '✅', wrong: '❌', timeout: '⏰' };

const verdictView = (state, tools) => {
  const { last } = state.game;
  if (!last) return html`<button class="primary go-on" ?disabled=${state.busy} @click=${() => goOn(state, tools)}>${t('game.next')}</button>`;
  return html`<section class="verdict ${last.outcome}" role="status"><span class="emoji" aria-hidden="true">${marks[last.outcome]}</span>
      <span class="grow"><b>${t(`game.${last.outcome}`)}</b>${last.outcome === 'correct' ? html`<small>${t('game.gained', { count: last.points })}</small>` : nothing}</span></section>
    <section class="card question">${headOf(last.question)}<h1>${last.question.text}</h1>${solution(last)}
      ${last.explanation ? html`<p class="explanation">💡 ${last.explanation}</p>` : nothing}
      <button class="plain" @click=${() => reportSheet(last.question)}>⚠️ ${t('game.report')}</button></section>
    <button class="primary go-on" ?disabled=${state.busy} @click=${() => goOn(state, tools)}>${t('game.next')}</button>`;
};

const truth = (value) => t(value ? 'game.true' : 'game.false');

// The options with what was right and what was chosen, or the right words.
const solution = ({ question, answer, correctAnswer }) => question.options.length
  ? html`<ul class="solution">${question.options.map((option) => {
      const right = correctAnswer.includes(option.id);
      const chosen = answer?.includes(option.id) ?? false;
      return html`<li class="${right ? 'right' : chosen ? 'missed' : ''}"><span class="mark" aria-hidden="true">${right ? '✅' : chosen ? '❌' : '▫️'}</span><span>${option.text}${chosen ? html` <em>${t('game.yours')}</em>` : nothing}</span></li>`;
    })}</ul>`
  : html`<dl class="words"><div><dt>${t('game.right')}</dt><dd>${question.type === 'boolean' ? truth(correctAnswer) : correctAnswer}</dd></div>
      ${answer === null || answer === '' ? nothing : html`<div><dt>${t('game.your_answer')}</dt><dd>${question.type === 'boolean' ? truth(answer) : answer}</dd></div>`}</dl>`;

const give = (state, tools, answer) => during(state, tools, async () => {
  const { gameId, position } = state.game;
  const given = await api.post(`/quiz/games/${gameId}/answers`, { position, answer, hold: true });
  bridge.haptic(given.outcome === 'correct' ? 'success' : 'error');
  if (given.result) Object.assign(state, await ended(gameId, given.result));
  else Object.assign(state, table(given.next), { focus: '.go-on' });
});

// Closes a question whose time is over, or shows the next one.
const goOn = (state, tools) => during(state, tools, async () => {
  const game = await api.post(`/quiz/games/${state.game.gameId}/next`, {});
  if (game.status === 'finished') Object.assign(state, await ended(game.gameId, null));
  else Object.assign(state, table(game), { focus: game.question ? 'main' : '.go-on' });
});

// The answer that ended the game tells more than the game does later.
const ended = async (gameId, told) => {
  const game = await api.get(`/quiz/games/${gameId}`);
  const known = await resultOf(game);
  if (known.result.correct === known.result.size) bridge.haptic('success');
  return { ...table(game), ...known, result: { ...known.result, levelUp: told?.levelUp ?? null }, focus: 'main' };
};

const during = async (state, tools, work) => {
  if (state.busy) return;
  state.busy = true;
  tools.redraw();
  try {
    await work();
  } catch (refusal) {
    bridge.haptic('error');
    toast(refusal.message || t('error.text'));
    tools.reload();
  } finally {
    state.busy = false;
  }
  tools.redraw();
};

const runClock = (root, state) => {
  clearInterval(clockTimer);
  const { tools } = atTheTable;
  const countdown = root.querySelector('.countdown');
  if (!countdown) return;
  const limitMs = state.game.question.limitSec * 1000;
  const fill = countdown.querySelector('.fill');
  const whole = Number(fill.getAttribute('r')) * 2 * Math.PI;
  const show = () => {
    const left = state.endsAt - performance.now();
    if (!countdown.isConnected || atTheTable.state !== state) return clearInterval(clockTimer);
    countdown.querySelector('b').textContent = number(Math.max(0, Math.ceil(left / 1000)));
    countdown.classList.toggle('short', left <= LAST_SECONDS * 1000);
    fill.setAttribute('stroke-dasharray', `${whole * Math.max(0, left / limitMs)} ${whole}`);
    if (left < -GRACE_MS && !state.busy) {
      clearInterval(clockTimer);
      goOn(state, tools);
    }
  };
  clockTimer = setInterval(show, 200);
  show();
};

const leaveSheet = (state, tools) => {
  bridge.haptic('tap');
  const end = (close) => {
    close();
    during(state, tools, async () => {
      const stopped = await api.post(`/quiz/games/${state.game.gameId}/abort`, {});
      if (stopped.result) Object.assign(state, await ended(state.game.gameId, stopped.result));
      else state.game = { ...state.game, status: stopped.status, question: null };
    });
  };
  sheet((close) => html`<h2>${t('game.leave')}</h2><p>${t(state.game.last ? 'game.leave.counts' : 'game.leave.nothing')}</p>
    <button class="primary" @click=${close}>${t('play.continue')}</button><button class="secondary" @click=${() => end(close)}>${t('game.end')}</button>`);
};

const reportSheet = (question) => {
  bridge.haptic('tap');
  const send = async (close, reason) => {
    close();
    try {
      await api.post(`/quiz/questions/${question.id}/reports`, { reason });
      toast(t('game.report.thanks'));
    } catch (refusal) {
      toast(refusal.reason === 'ALREADY_REPORTED' ? t('game.report.again') : refusal.message || t('error.text'));
    }
  };
  sheet((close) => html`<h2>${t('game.report')}</h2><p>${t('game.report.text')}</p>
    ${REASONS.map((reason) => html`<button class="secondary" @click=${() => send(close, reason)}>${t(`game.report.${reason}`)}</button>`)}`);
};

const resultView = (state, tools) => {
  const { game, result, duel } = state;
  const asked = game.mode === 'marathon' ? result.correct + result.wrong + result.timeouts : result.size;
  const perfect = result.correct === result.size;
  return html`<section class="hero result"><div class="portrait">${ring(result.correct / Math.max(1, asked), 6)}<span class="big">${perfect ? '💯' : number(result.correct)}</span><span class="level">${t('game.result.of', { size: asked })}</span></div>
      <h1>${t(perfect ? 'game.result.perfect' : game.mode === 'duel' ? 'game.result.duel' : 'game.result')}</h1>
      <p class="handle">${t('play.points', { count: result.score })}</p></section>
    <section class="stats"><div><b>${result.accuracy}%</b><span>${t('play.stats.accuracy')}</span></div><div><b>${number(result.bestRun)}</b><span>${t('play.stats.run')}</span></div>
      ${game.mode === 'duel' ? nothing : html`<div><b>+${number(result.xp)}</b><span>XP</span></div>`}
      ${result.dailyStreak ? html`<div><b>🔥 ${number(result.dailyStreak)}</b><span>${t('play.daily.row')}</span></div>` : result.place && game.mode !== 'duel' ? html`<div><b>#${number(result.place.position)}</b><span>${t('profile.position')}</span></div>` : nothing}</section>
    ${result.xpWithheld > 0 ? html`<p class="notice">${t('game.result.capped', { count: result.xpWithheld, most: result.xpPerDay })}</p>` : nothing}
    ${result.levelUp ? html`<p class="notice good">⬆️ ${t('game.result.level', { level: result.levelUp.to })}</p>` : nothing}
    ${result.newBadges.length ? html`<p class="notice good">🏅 ${t('game.result.badges', { count: result.newBadges.length })}</p>` : nothing}
    ${duel ? html`<a class="primary" href="/m/duels/${duel.code}" data-screen="duel" data-id=${duel.code}>⚔️ ${t('game.result.to_duel')}</a>` : html`<button class="primary" @click=${tools.back}>${t('game.again')}</button>`}
    ${card(t('game.review'), html`<ul class="review">${result.review.map(reviewLine)}</ul>`)}`;
};

const reviewLine = (played) => html`<li><details><summary><span aria-hidden="true">${marks[played.outcome]}</span><span class="grow">${played.question.text}</span><b>${played.points ? `+${number(played.points)}` : ''}</b></summary>
  ${solution(played)}${played.explanation ? html`<p class="explanation">💡 ${played.explanation}</p>` : nothing}</details></li>`;
