import { html, nothing } from 'lit';
import { api } from './api.js';
import { bridge } from './bridge.js';
import { beginGame } from './quiz.js';
import { currentLanguage, hour, number, t } from './texts.js';
import { avatar, bar, card, empty, icon, sheet, skeleton, toast } from './ui.js';

// Duels: challenges, links to send, and who was better.

const LISTED = 30;
const DUEL_SIZE = 7;

export const duelsScreen = {
  under: 'quiz',
  title: 'duel.title',

  load: async () => ({ duels: await api.get(`/quiz/duels?limit=${LISTED}`) }),

  view: ({ duels }, { back, go }) => html`<header class="top"><button class="icon-button" @click=${back} aria-label=${t('back')}>${icon('back', true)}</button><h1 class="title">${t('duel.title')}</h1></header>
    ${duels.length === 0
      ? empty('⚔️', t('duel.none'), t('duel.invite.text'), html`<button class="primary" @click=${() => challengeSheet(go)}>${t('duel.new')}</button>`)
      : html`${card('', html`<ul class="rows">${duels.map(duelLine)}</ul>`)}<button class="primary" @click=${() => challengeSheet(go)}>⚔️ ${t('duel.new')}</button>`}`,

  waiting: () => skeleton(5),
};

const rivalOf = (duel) => (duel.challenger.isMe ? duel.opponent : duel.challenger);

const nameOfPart = (part) => (part?.deleted ? t('duel.deleted') : part?.name || t('someone'));

// What is to be done, or what came of it.
const standingOf = (duel) => {
  if (duel.status === 'finished') return duel.result ?? 'finished';
  if (duel.status !== 'accepted') return duel.status;
  const own = duel.challenger.isMe ? duel.challenger : duel.opponent;
  return own.progress === 'done' ? 'waiting' : own.progress === 'playing' ? 'playing' : 'your_turn';
};

const emojiOf = { open: '📨', your_turn: '▶️', playing: '▶️', waiting: '⏳', won: '🏆', lost: '💔', drawn: '🤝', finished: '🏁', expired: '⌛️', cancelled: '✖️', declined: '✖️' };

export const duelLine = (duel) => {
  const standing = standingOf(duel);
  const rival = rivalOf(duel);
  return html`<li><a class="row" href="/m/duels/${duel.code}" data-screen="duel" data-id=${duel.code}>
    ${rival ? avatar(nameOfPart(rival)) : html`<span class="mark">⚔️</span>`}
    <span class="grow"><b>${rival ? nameOfPart(rival) : t('duel.open')}</b><small>${emojiOf[standing]} ${t(`duel.standing.${standing}`)}</small></span>${icon('chevron', true)}</a></li>`;
};

export const duelScreen = {
  of: 'duels',
  title: 'duel.one',

  async load(code) {
    const [duel, running] = await Promise.all([api.get(`/quiz/duels/${encodeURIComponent(code)}`), api.get('/quiz/games?status=active&limit=1')]);
    return { duel, running: running[0] ?? null };
  },

  view(state, tools) {
    const { duel } = state;
    return html`<header class="top"><button class="icon-button" @click=${tools.back} aria-label=${t('back')}>${icon('back', true)}</button><h1 class="title">${t('duel.one')}</h1></header>
      ${versus(duel)}${duelBody(state, tools)}`;
  },

  waiting: () => html`<div class="hero waiting"><i></i></div>${skeleton(2)}`,
};

const versus = (duel) => html`<section class="versus ${duel.status === 'finished' ? 'over' : ''}">
  ${portraitOf(duel.challenger, duel)}<span class="against" aria-hidden="true">⚔️</span>${duel.opponent ? portraitOf(duel.opponent, duel) : html`<div class="side"><span class="crown"></span><span class="avatar large blank" aria-hidden="true">?</span><b>${t('duel.anyone')}</b><small>${t('duel.standing.open')}</small></div>`}
</section>`;

const isWinner = (part, duel) => duel.result === (part.isMe ? 'won' : 'lost');

const portraitOf = (part, duel) => html`<div class="side ${isWinner(part, duel) ? 'winner' : ''}">
  <span class="crown" aria-hidden="true">${isWinner(part, duel) ? '👑' : ''}</span>${avatar(nameOfPart(part), null, 'large')}
  <b>${part.isMe ? t('board.you') : nameOfPart(part)}</b>
  ${part.score === null ? html`<small>${t(`duel.progress.${part.progress}`)}</small>` : html`<span class="total">${number(part.score)}</span><small>${t('duel.time', { seconds: (part.elapsedMs / 1000).toFixed(1) })}</small>`}</div>`;

const duelBody = (state, tools) => {
  const { duel, running } = state;
  const { go } = tools;
  const standing = standingOf(duel);
  if (duel.role === 'guest') return html`<p class="lead">${t('duel.guest', { name: nameOfPart(duel.challenger) })}</p>
    <button class="primary" @click=${() => reply(state, tools, 'accept')}>${t('duel.accept')}</button><button class="secondary" @click=${() => reply(state, tools, 'decline')}>${t('duel.decline')}</button>`;
  switch (standing) {
    case 'open': return html`<p class="lead">${t('duel.send')}</p>
      ${duel.link ? html`<p class="link-box">${duel.link}</p><button class="primary" @click=${() => sendLink(duel)}>📨 ${t('duel.share')}</button>
      <button class="secondary" @click=${() => copyLink(duel)}>${t('duel.copy')}</button>` : nothing}
      <button class="plain" @click=${() => reply(state, tools, 'cancel')}>${t('duel.cancel')}</button>
      <p class="fine center">${t('duel.until', { moment: hour(duel.acceptUntil) })}</p>`;
    case 'your_turn': return html`<p class="lead">${t('duel.your_turn')}</p>
      <button class="primary" @click=${() => beginGame({ duel: duel.code }, running, go)}>${t('duel.play')}</button><p class="fine center">${t('duel.play_until', { moment: hour(duel.playUntil) })}</p>`;
    case 'playing': return html`<a class="primary" href="/m/quiz/${duel.gameId}" data-screen="game" data-id=${duel.gameId}>${t('play.continue')}</a>`;
    case 'waiting': return html`<p class="lead">${t('duel.waiting', { name: nameOfPart(rivalOf(duel)) })}</p><button class="secondary" @click=${tools.reload}>${t('duel.refresh')}</button><p class="fine center">${t('duel.play_until', { moment: hour(duel.playUntil) })}</p>`;
    case 'won': case 'lost': case 'drawn': return outcomeOf(duel, standing, go);
    default: return html`<p class="lead">${t(`duel.standing.${standing}`)}</p><button class="primary" @click=${() => challengeSheet(go)}>${t('duel.new')}</button>`;
  }
};

const outcomeOf = (duel, standing, go) => {
  const scores = [duel.challenger, duel.opponent].map((part) => part.score ?? 0);
  return html`<p class="lead strong">${emojiOf[standing]} ${t(`duel.result.${standing}`)}</p>
    ${card(t('duel.comparison'), html`<dl class="comparison">${[duel.challenger, duel.opponent].map((part) => html`<div class="${isWinner(part, duel) ? 'winner' : ''}"><dt>${part.isMe ? t('board.you') : nameOfPart(part)}</dt>
      <dd>${bar((part.score ?? 0) / Math.max(1, ...scores), t('play.points', { count: part.score ?? 0 }))}<b>${number(part.score ?? 0)}</b></dd></div>`)}</dl>
      ${duel.xp === null ? html`<p class="hint">${t('duel.counting')}</p>` : html`<p class="hint">${duel.xp ? `+${number(duel.xp)} XP` : t('duel.no_xp')}${duel.rated ? html` · ${t('duel.rating', { before: `${duel.rating.before}`, after: `${duel.rating.after}` })}` : duel.xp ? html` · ${t('duel.unrated')}` : nothing}</p>`}`)}
    ${duel.gameId ? html`<a class="secondary" href="/m/quiz/${duel.gameId}" data-screen="game" data-id=${duel.gameId}>${t('game.review')}</a>` : nothing}
    <button class="primary" @click=${() => challengeSheet(go)}>⚔️ ${t('duel.again')}</button>`;
};

const reply = async (state, tools, what) => {
  if (state.busy) return;
  state.busy = true;
  try {
    await api.post(`/quiz/duels/${state.duel.code}/${what}`, {});
    bridge.haptic('success');
    if (what === 'decline') return tools.back();
  } catch (refusal) {
    bridge.haptic('error');
    toast(refusal.message || t('error.text'));
  } finally {
    state.busy = false;
  }
  return tools.reload();
};

const sendLink = (duel) => bridge.openTelegramLink(`https://t.me/share/url?url=${encodeURIComponent(duel.link)}&text=${encodeURIComponent(t('duel.share.text'))}`);

const copyLink = async (duel) => {
  try {
    await navigator.clipboard.writeText(duel.link);
    toast(t('duel.copied'));
  } catch {
    toast(duel.link);
  }
};

// The topic of a new duel; the link then stands on its page.
export const challengeSheet = async (go) => {
  bridge.haptic('tap');
  let categories;
  try {
    categories = (await api.get('/quiz/categories')).filter((each) => each.questions >= DUEL_SIZE);
  } catch (refusal) {
    return toast(refusal.message || t('error.text'));
  }
  let busy = false;
  return sheet((close) => {
    const challenge = async (category) => {
      if (busy) return;
      busy = true;
      close();
      try {
        const duel = await api.post('/quiz/duels', { language: currentLanguage(), ...(category ? { category } : {}) });
        go('duel', duel.code);
      } catch (refusal) {
        bridge.haptic('error');
        toast(refusal.message || t('error.text'));
      }
    };
    return html`<h2>${t('duel.new')}</h2><p>${t('duel.new.text')}</p><div class="chips">
      <button class="pick" @click=${() => challenge('')}>🎨 ${t('duel.mixed')}</button>${categories.map((each) => html`<button class="pick" @click=${() => challenge(each.code)}>${each.emoji} ${each.title}</button>`)}</div>`;
  });
};
