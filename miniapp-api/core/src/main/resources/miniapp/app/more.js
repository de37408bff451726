import { html } from 'lit';
import { screens } from './app.js';
import { t } from './texts.js';
import { card, icon } from './ui.js';

// The way to everything that has no tab of its own.

// The desk is there for administrators only.
const ENTRIES = ['access', 'history', 'settings', 'desk'];

export const moreScreen = {
  title: 'tab.more',

  load: async () => ({}),

  view: () => html`<h1 class="title">${t('tab.more')}</h1>
    ${card('', html`<ul class="rows">${ENTRIES.filter((name) => screens[name]).map((name) => html`<li><a class="row" href="/m/${name}" data-screen=${name}>
      <span class="mark">${icon(name)}</span><span class="grow"><b>${t(`tab.${name}`)}</b><small>${t(`more.${name}`)}</small></span>${icon('chevron', true)}</a></li>`)}</ul>`)}`,
};
