import { html, nothing } from 'lit';
import { api } from './api.js';
import { bridge, cssColor } from './bridge.js';
import { drawChart } from './charts.js';
import { day, number, t } from './texts.js';
import { avatar, bar, card, empty, icon, ring, sheet, skeleton } from './ui.js';

// Who I am over all bots.

const DAYS = 14;

export const profileScreen = {
  title: 'tab.profile',

  async load() {
    const profile = await api.get('/me/game-profile');
    return { profile };
  },

  // What may come after the screen is usable.
  async more() {
    const from = new Date(Date.now() - (DAYS - 1) * 86_400_000).toISOString().slice(0, 10);
    const [badges, bots, events] = await Promise.all([
      api.get('/badges'),
      api.get('/bots'),
      api.page(`/me/xp-events?limit=100&from=${from}`),
    ]);
    return { badges, bots, days: xpByDay(events.data) };
  },

  view({ profile, badges, bots, days }) {
    return html`${hero(profile)}${stats(profile)}
      ${card(t('profile.xp'), days ? xpChart(days) : skeleton(1))}
      ${card(t('profile.badges'), badges ? badgeGrid(badges) : skeleton(2), badges?.length ? html`<span class="count">${t('profile.badges.count', { earned: badges.filter((badge) => badge.earned).length, all: badges.length })}</span>` : nothing)}
      ${card(t('profile.bots'), bots ? botList(bots) : skeleton(2))}`;
  },

  drawn(root, { days }) {
    if (!days || days.every((each) => each.xp === 0)) return;
    drawChart(root.querySelector('canvas'), () => ({
      type: 'bar',
      data: {
        labels: days.map((each) => day(each.date, 'UTC')),
        datasets: [{ data: days.map((each) => each.xp), backgroundColor: cssColor('--accent'), borderRadius: 6, maxBarThickness: 18 }],
      },
      options: {
        plugins: { legend: { display: false }, tooltip: { displayColors: false, callbacks: { label: (item) => t('xp', { count: item.raw }) } } },
        scales: { x: { grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 18 } }, y: { beginAtZero: true, ticks: { precision: 0, maxTicksLimit: 4 }, border: { display: false } } },
      },
    }));
  },
};

const xpByDay = (events) => {
  const days = Array.from({ length: DAYS }, (_, back) => ({ date: new Date(Date.now() - (DAYS - 1 - back) * 86_400_000).toISOString().slice(0, 10), xp: 0 }));
  const byDate = new Map(days.map((each) => [each.date, each]));
  events.forEach((event) => {
    const found = byDate.get(event.createdAt.slice(0, 10));
    if (found) found.xp += event.delta;
  });
  return days;
};

const nameOf = (profile) => [profile.firstName, profile.lastName].filter(Boolean).join(' ') || (profile.username ? `@${profile.username}` : t('someone'));

const hero = (profile) => {
  const span = profile.nextLevelXp === null ? 1 : profile.nextLevelXp - profile.levelMinXp;
  const share = profile.nextLevelXp === null ? 1 : (profile.totalXp - profile.levelMinXp) / span;
  const name = nameOf(profile);
  return html`<section class="hero">
    <div class="portrait">${ring(share, 5)}${avatar(name, profile.avatarUrl, 'large')}<span class="level">${number(profile.level)}</span></div>
    <h1>${name}</h1>
    ${profile.streak.current ? html`<a class="streak" href="/m/challenges" data-screen="challenges" aria-label=${t('challenge.streak', { count: profile.streak.current })}>🔥 ${number(profile.streak.current)}</a>` : nothing}
    ${profile.username ? html`<p class="handle">@${profile.username}</p>` : nothing}
    <div class="progress"><div class="legend"><b>${t('level', { level: profile.level })}</b>
      <span>${profile.nextLevelXp === null ? t('level.top') : t('level.left', { count: profile.nextLevelXp - profile.totalXp, level: profile.level + 1 })}</span></div>
      ${bar(share, t('level.progress'))}</div>
  </section>`;
};

const stats = (profile) => html`<section class="stats">
  <a href="/m/leaderboard" data-screen="leaderboard"><b>${profile.position === null ? '–' : `#${number(profile.position)}`}</b><span>${t('profile.position')}</span></a>
  <div><b>${number(profile.totalXp)}</b><span>XP</span></div>
  <div><b>${number(profile.badgeCount)}</b><span>${t('profile.badges.short', { count: profile.badgeCount })}</span></div>
  <a href="/m/history" data-screen="history"><b>${number(profile.totalTrainings)}</b><span>${t('profile.trainings', { count: profile.totalTrainings })}</span></a>
</section>`;

const xpChart = (days) => {
  const sum = days.reduce((total, each) => total + each.xp, 0);
  return sum === 0
    ? html`<p class="hint">${t('profile.xp.none')}</p>`
    : html`<p class="sum"><b>+${number(sum)}</b> ${t('profile.xp.period', { count: DAYS })}</p>
      <div class="chart" role="img" aria-label=${t('profile.xp.label', { xp: sum, count: DAYS })}><canvas></canvas></div>`;
};

const share = (badge) => (badge.progress ? badge.progress.current / badge.progress.target : 0);

const badgeGrid = (badges) => badges.length === 0
  ? empty('🏅', t('profile.badges.none'), t('profile.badges.none.text'))
  : html`<div class="badges">${[...badges].sort((a, b) => b.earned - a.earned || share(b) - share(a)).map((badge) => html`
    <button class="badge ${badge.earned ? 'earned' : 'locked'}" @click=${() => badgeSheet(badge)}
      aria-label="${badge.title}, ${t(badge.earned ? 'badge.earned' : 'badge.locked')}">
      <span class="medal">${badge.earned || share(badge) === 0 ? nothing : ring(share(badge), 6)}<span>${badge.emoji}</span>${badge.earned ? nothing : html`<i>${icon('lock')}</i>`}</span>
      <span class="name">${badge.title}</span>
    </button>`)}</div>`;

const badgeSheet = (badge) => {
  bridge.haptic('tap');
  sheet((close) => html`<div class="badge ${badge.earned ? 'earned' : 'locked'}"><span class="medal big"><span>${badge.emoji}</span></span></div>
    <h2>${badge.title}</h2><p>${badge.description}</p>
    ${badge.earnedInBots.map((earned) => html`<p class="fine">${t('badge.earned.in', { bot: earned.bot, date: day(earned.earnedAt) })}</p>`)}
    ${!badge.earned && badge.progress ? html`<div class="progress"><div class="legend"><b>${number(badge.progress.current)} / ${number(badge.progress.target)}</b></div>${bar(share(badge), t('level.progress'))}</div>` : nothing}
    ${badge.xpReward ? html`<p class="fine">${t('badge.reward', { count: badge.xpReward })}</p>` : nothing}
    <button class="primary" @click=${close}>${t('close')}</button>`);
};

export const botList = (bots) => bots.length === 0
  ? html`<p class="hint">${t('profile.bots.none')}</p>`
  : html`<ul class="rows">${bots.map((bot) => html`<li><button class="row" ?disabled=${!bot.startUrl} @click=${() => bridge.openTelegramLink(bot.startUrl)}>
      ${avatar(bot.title)}<span class="grow"><b>${bot.title}</b><small>${bot.telegramUsername ? `@${bot.telegramUsername}` : bot.name}</small></span>
      ${bot.started ? html`<span class="chip">${t('bot.started')}</span>` : html`<span class="chip strong">${t('bot.open')}</span>`}</button></li>`)}</ul>`;
