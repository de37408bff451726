import { html, nothing } from 'lit';
import { api } from '../app/api.js';
import { cssColor } from '../app/bridge.js';
import { drawChart } from '../app/charts.js';
import { day, number, t } from '../app/texts.js';
import { card, skeleton, switcher } from '../app/ui.js';
import { backTo, named } from './tools.js';

// How the platform does: what stands now, and each metric day by day.

const PERIODS = [7, 30, 90];
const COLORS = ['#3390ec', '#1fa97a', '#f29d38', '#e5547b', '#8b6df0', '#28c9b7', '#a0a6ad'];
const NOW = ['total_users', 'active_day', 'active_week', 'active_month', 'subscribers', 'promo_active'];
const watched = { days: 30, bot: '' };

const isoDay = (back) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);

export const figuresOf = (days, bot = '') => api.get(`/admin/stats?from=${isoDay(days - 1)}&to=${isoDay(0)}${bot ? `&bot=${encodeURIComponent(bot)}` : ''}`);

export const figuresScreen = {
  under: 'desk',
  title: 'desk.figures',

  async load() {
    const [stats, bots] = await Promise.all([figuresOf(watched.days, watched.bot), api.get('/bots')]);
    return { stats, bots };
  },

  view({ stats, bots }, tools) {
    const { numbers, cohorts } = stats.now;
    const choose = (what) => {
      Object.assign(watched, what);
      tools.reload();
    };
    const quiet = stats.metrics.filter((metric) => metric.sum === 0);
    return html`${backTo(t('desk.figures'), tools)}
      ${switcher(PERIODS.map((days) => [days, t('desk.days', { count: days })]), watched.days, (days) => choose({ days }), t('desk.period'))}
      ${switcher([['', t('desk.bots.all')], ...bots.map((bot) => [bot.name, bot.title])], watched.bot, (bot) => choose({ bot }), t('desk.bots'))}
      ${card(t('desk.now'), html`<dl class="figures">${NOW.filter((name) => numbers[name] !== undefined).map((name) => html`<div><dt>${t(`desk.number.${name}`)}</dt><dd>${number(numbers[name])}</dd></div>`)}</dl>`)}
      ${stats.metrics.filter((metric) => metric.sum !== 0).map((metric) => card(t(`statistics.chart.${metric.metric}`), html`${total(metric)}
        <div class="chart tall" data-metric=${metric.metric} role="img" aria-label="${t(`statistics.chart.${metric.metric}`)}: ${number(metric.sum)}"><canvas></canvas></div>`))}
      ${cohorts.length === 0 ? nothing : card(t('statistics.chart.retention'), retention(cohorts))}
      ${quiet.length === 0 ? nothing : card(t('statistics.nothing'), html`<p class="hint">${quiet.map((metric) => t(`statistics.chart.${metric.metric}`)).join(' · ')}</p>`)}`;
  },

  drawn(root, { stats }) {
    for (const metric of stats.metrics) {
      drawChart(root.querySelector(`[data-metric=${metric.metric}] canvas`), () => drawing(metric));
    }
  },

  waiting: () => html`<h1 class="title">${t('desk.figures')}</h1>${skeleton(5)}`,
};

// A mean has no sum.
const total = (metric) => (metric.shape === 'line' ? nothing : html`<p class="sum"><b>${number(metric.sum)}</b> ${t('desk.in', { count: metric.days.length })}</p>`);

const drawing = (metric) => {
  const isLine = metric.shape === 'line';
  const names = Object.keys(metric.values);
  return {
    type: isLine ? 'line' : 'bar',
    data: {
      labels: metric.days.map((date) => day(date, 'UTC')),
      datasets: names.map((name, at) => {
        const color = names.length === 1 ? cssColor('--accent') : COLORS[at % COLORS.length];
        return { label: named('statistics.of.', name), data: metric.values[name], backgroundColor: isLine ? `${color}22` : color, borderColor: color, fill: isLine && names.length === 1, cubicInterpolationMode: 'monotone', pointRadius: 0, borderWidth: isLine ? 2 : 0, borderRadius: isLine ? 0 : 4, maxBarThickness: 18 };
      }),
    },
    options: {
      interaction: { mode: 'index', intersect: false },
      plugins: { legend: { display: names.length > 1, position: 'bottom' } },
      scales: {
        x: { stacked: !isLine, grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 18 } },
        y: { stacked: !isLine, beginAtZero: true, ticks: { precision: 0, maxTicksLimit: 5 }, border: { display: false } },
      },
    },
  };
};

const retention = (cohorts) => html`<table class="cohorts"><thead><tr><th>${t('desk.cohort.day')}</th><th>${t('desk.cohort.size')}</th><th>D1</th><th>D7</th><th>D30</th></tr></thead>
  <tbody>${cohorts.slice(-14).map((cohort) => html`<tr><th>${day(cohort.day, 'UTC')}</th><td>${number(cohort.size)}</td>
    ${[cohort.day1, cohort.day7, cohort.day30].map((share) => html`<td class="heat" .style=${`--share:${share ?? 0}%`}>${share === null ? '–' : `${number(share)}%`}</td>`)}</tr>`)}</tbody></table>`;
