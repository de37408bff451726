import { html, nothing } from 'lit';
import { api } from './api.js';
import { cssColor } from './bridge.js';
import { drawChart } from './charts.js';
import { day, hour, moment, number, t } from './texts.js';
import { bar, card, empty, icon, skeleton } from './ui.js';

// Finished trainings, and each of them in whole.

const SHOWN = 20;

export const historyScreen = {
  under: 'more',
  title: 'tab.history',

  async load() {
    const page = await api.page(`/me/trainings?limit=${SHOWN}`);
    return { trainings: page.data, total: page.pagination.total };
  },

  view({ trainings, total }) {
    return html`<h1 class="title">${t('tab.history')}</h1>
      ${trainings.length === 0 ? empty('🎯', t('history.none'), t('history.none.text')) : html`
        ${trainings.length > 1 ? card(t('history.chart'), html`<div class="chart tall" role="img" aria-label=${t('history.chart')}><canvas></canvas></div>`) : nothing}
        ${card(t('history.count', { count: total }), html`<ul class="rows">${trainings.map(line)}</ul>`)}`}`;
  },

  drawn(root, { trainings }) {
    if (trainings.length < 2) return;
    const ordered = [...trainings].reverse();
    const series = (label, values, color, axis) => ({
      label, data: values, yAxisID: axis, borderColor: cssColor(color), backgroundColor: cssColor(color), borderWidth: 2.5, tension: 0.35, pointRadius: 3, pointHoverRadius: 5,
    });
    drawChart(root.querySelector('canvas'), () => ({
      type: 'line',
      data: {
        labels: ordered.map((training) => day(training.trainingDate)),
        datasets: [
          series(t('training.score'), ordered.map((training) => training.totalScore), '--accent', 'score'),
          series(t('training.clarity'), ordered.map((training) => training.clarityLevel), '--second', 'clarity'),
        ],
      },
      options: {
        interaction: { mode: 'index', intersect: false },
        plugins: { legend: { position: 'bottom' } },
        scales: {
          x: { grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 18 } },
          score: { beginAtZero: true, border: { display: false }, ticks: { maxTicksLimit: 5 } },
          clarity: { position: 'right', min: 0, max: 100, border: { display: false }, grid: { display: false }, ticks: { maxTicksLimit: 5, callback: (value) => `${value}%` } },
        },
      },
    }));
  },

  waiting: () => html`<h1 class="title">${t('tab.history')}</h1>${skeleton(5)}`,
};

const scenario = (training) => {
  const key = `scenario.${training.scenario}`;
  const title = t(key);
  return title === key ? training.scenario : title;
};

// What was known of the client before the first question.
const caseLines = ({ caseData: open, situation }) =>
  [[open.position], [open.company, open.company_size, open.region], [open.product, open.volume, open.frequency], [situation ?? open.situation]]
    .map((parts) => parts.filter(Boolean).join(' · '))
    .filter(Boolean);

const line = (training) => html`<li><a class="row" href="/m/history/${training.trainingId}" data-screen="training" data-id=${training.trainingId}>
  <span class="score">${number(training.totalScore)}</span>
  <span class="grow"><b>${scenario(training)}</b><small>${hour(training.trainingDate)}</small>${bar(training.clarityLevel / 100, t('training.clarity'))}</span>
  <span class="xp">+${number(training.xpAwarded)} XP</span>${icon('chevron', true)}</a></li>`;

export const trainingScreen = {
  of: 'history',
  title: 'training.title',

  load: async (id) => ({ training: await api.get(`/me/trainings/${encodeURIComponent(id)}`) }),

  view({ training }, { back }) {
    return html`<header class="top"><button class="icon-button" @click=${back} aria-label=${t('back')}>${icon('back', true)}</button>
        <h1 class="title">${scenario(training)}</h1></header>
      <section class="stats"><div><b>${number(training.totalScore)}</b><span>${t('training.score')}</span></div>
        <div><b>${training.clarityLevel}%</b><span>${t('training.clarity')}</span></div>
        <div><b>${number(training.questionCount)}</b><span>${t('training.questions', { count: training.questionCount })}</span></div>
        <div><b>+${number(training.xpAwarded)}</b><span>XP</span></div></section>
      ${card(t('training.types'), types(training))}
      ${caseLines(training).length ? card(t('training.case'), html`<p class="prose">${caseLines(training).join('\n')}</p>`) : nothing}
      ${card(t('training.dialog'), training.dialog.length === 0 ? html`<p class="hint">${t('training.dialog.none')}</p>` : html`<div class="dialog">${training.dialog.map(talk)}</div>`)}
      <p class="fine center">${moment(training.trainingDate)} · ${t(`training.end.${training.completionReason}`)}</p>`;
  },
};

const TYPES = ['situational', 'problem', 'implication', 'need_payoff'];

const types = (training) => {
  const most = Math.max(1, ...Object.values(training.perTypeCounts));
  return html`<dl class="types">${TYPES.map((type) => html`<div class="type-${type}"><dt>${t(`type.${type}`)}</dt>
    <dd>${bar((training.perTypeCounts[type] ?? 0) / most, t(`type.${type}`))}<b>${number(training.perTypeCounts[type] ?? 0)}</b></dd></div>`)}</dl>
    <p class="hint">${t('training.contextual', { count: training.contextualQuestions })}</p>`;
};

const talk = (turn) => html`<div class="bubble mine type-${turn.type}"><span class="tag">${TYPES.includes(turn.type) ? t(`type.${turn.type}`) : turn.type}${turn.contextual ? ' · 👂' : ''}</span>${turn.question}</div>
  <div class="bubble">${turn.answer}</div>`;
