import { html } from 'lit';
import { screens } from '../app/app.js';
import { number, t } from '../app/texts.js';
import { card, skeleton } from '../app/ui.js';
import { campaignScreen } from './campaign.js';
import { campaignsScreen } from './campaigns.js';
import { figuresOf, figuresScreen } from './figures.js';
import { logScreen } from './log.js';
import { peopleScreen, personScreen } from './people.js';
import { backTo } from './tools.js';

// The way to everything that administrators do.

const PLACES = [['people', '👥'], ['figures', '📊'], ['campaigns', '📣'], ['log', '📜']];
const AT_A_GLANCE = ['total_users', 'active_day', 'active_week', 'subscribers'];

const deskScreen = {
  under: 'more',
  title: 'desk.title',

  load: async () => ({ stats: await figuresOf(7) }),

  view: ({ stats }, tools) => html`${backTo(t('desk.title'), tools)}
    ${card(t('desk.now'), html`<dl class="figures">${AT_A_GLANCE.map((name) => html`<div><dt>${t(`desk.number.${name}`)}</dt><dd>${number(stats.now.numbers[name] ?? 0)}</dd></div>`)}</dl>`)}
    <div class="tiles">${PLACES.map(([name, emoji]) => html`<a class="tile" href="/m/${name}" data-screen=${name}><span class="emoji" aria-hidden="true">${emoji}</span><b>${t(`desk.${name}`)}</b><small>${t(`desk.${name}.text`)}</small></a>`)}</div>`,

  waiting: () => html`<h1 class="title">${t('desk.title')}</h1>${skeleton(4)}`,
};

Object.assign(screens, {
  desk: deskScreen,
  people: peopleScreen,
  person: personScreen,
  figures: figuresScreen,
  campaigns: campaignsScreen,
  campaign: campaignScreen,
  log: logScreen,
});
