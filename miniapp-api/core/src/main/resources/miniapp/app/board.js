import { html, nothing } from 'lit';
import { api } from './api.js';
import { bridge } from './bridge.js';
import { number, t } from './texts.js';
import { avatar, empty, skeleton, switcher } from './ui.js';

// Who has most experience, overall, this month or week, or in one bot; who is best at the quiz.

const PAGE = 50;
let chosen = 'all';

// Boards that count something else than experience.
const QUIZ_BOARDS = { quiz: 'board=score&period=all', duel: 'board=duel' };

const query = () => (chosen.startsWith('bot:') ? `period=all&bot=${encodeURIComponent(chosen.slice(4))}` : `period=${chosen}`);

export const boardScreen = {
  title: 'tab.leaderboard',

  async load() {
    const quiz = QUIZ_BOARDS[chosen];
    const [bots, lines, own] = await Promise.all([
      api.get('/bots'),
      api.page(quiz ? `/leaderboards/quiz?${quiz}&limit=${PAGE}` : `/leaderboards/xp?${query()}&limit=${PAGE}`),
      api.get(quiz ? `/leaderboards/quiz/me?${quiz}` : `/leaderboards/xp/me?${query()}`),
    ]);
    return { bots, lines: lines.data, place: quiz ? own.place : own, counts: chosen };
  },

  view({ bots, lines, place, counts }, { reload }) {
    const options = [['all', t('board.all')], ['week', t('board.week')], ['month', t('board.month')], ['quiz', t('board.quiz')], ['duel', t('board.duel')], ...bots.map((bot) => [`bot:${bot.name}`, bot.title])];
    const choose = (value) => {
      if (value === chosen) return;
      bridge.haptic('select');
      chosen = value;
      reload();
    };
    return html`<h1 class="title">${t('tab.leaderboard')}</h1>
      ${switcher(options, chosen, choose, t('board.periods'))}
      ${lines.length === 0 ? empty('🏁', t('board.none'), t(counts === 'duel' ? 'board.duel.none' : 'board.none.text')) : html`${podium(lines, counts)}${list(lines)}`}
      ${place && !lines.some((line) => line.isMe) ? mine(place) : nothing}`;
  },

  waiting: () => html`<h1 class="title">${t('tab.leaderboard')}</h1>${skeleton(7)}`,
};

const name = (line) => line.name || t('someone');

const worth = (line, counts) => (counts === 'duel' ? `${line.xp}` : t(counts === 'quiz' ? 'play.points' : 'xp', { count: line.xp }));

const podium = (lines, counts) => lines.length < 3 ? nothing : html`<ol class="podium" aria-hidden="true">
  ${[1, 0, 2].map((at) => html`<li class="place${at + 1} ${lines[at].isMe ? 'me' : ''}">
    ${avatar(name(lines[at]), null, at === 0 ? 'large' : 'medium')}<i>${['🥇', '🥈', '🥉'][at]}</i>
    <b>${name(lines[at])}</b><small>${worth(lines[at], counts)}</small></li>`)}</ol>`;

const list = (lines) => html`<section class="card"><ol class="rows board">${lines.map((line, at) => html`
  <li class="${line.isMe ? 'me' : ''} ${lines.length >= 3 && at < 3 ? 'podiumed' : ''}"><div class="row"><span class="rank">${number(line.position)}</span>${avatar(name(line))}
    <span class="grow"><b>${name(line)}${line.isMe ? html` <em>${t('board.you')}</em>` : nothing}</b><small>${t('level', { level: line.level })}</small></span>
    <span class="xp">${number(line.xp)}</span></div></li>`)}</ol></section>`;

const mine = (place) => html`<aside class="pinned"><div class="row"><span class="rank">${number(place.position)}</span>
  <span class="grow"><b>${t('board.you')}</b><small>${t('board.of', { count: place.total })}</small></span><span class="xp">${number(place.xp)}</span></div></aside>`;
