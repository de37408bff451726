import { html } from 'lit';
import { t } from './texts.js';
import { card, icon } from './ui.js';

// The way to everything that has no tab of its own.

const ENTRIES = ['access', 'history', 'settings'];

export const moreScreen = {
  title: 'tab.more',

  load: async () => ({}),

  view: () => html`<h1 class="title">${t('tab.more')}</h1>
    ${card('', html`<ul class="rows">${ENTRIES.map((name) => html`<li><a class="row" href="/m/${name}" data-screen=${name}>
      <span class="mark">${icon(name)}</span><span class="grow"><b>${t(`tab.${name}`)}</b><small>${t(`more.${name}`)}</small></span>${icon('chevron', true)}</a></li>`)}</ul>`)}`,
};
