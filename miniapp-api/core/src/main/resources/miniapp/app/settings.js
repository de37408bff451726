import { html } from 'lit';
import { api } from './api.js';
import { bridge } from './bridge.js';
import { setLanguage, t } from './texts.js';
import { card, skeleton, switcher, toast } from './ui.js';

// Language, time zone and whether others see me.

const zones = () => {
  const known = Intl.supportedValuesOf?.('timeZone') ?? ['Europe/Moscow', 'UTC'];
  return known.includes('UTC') ? known : [...known, 'UTC'];
};

export const settingsScreen = {
  title: 'tab.settings',

  load: async () => ({ settings: await api.get('/me/settings') }),

  view(state, { redraw }) {
    const { settings } = state;
    const change = async (part) => {
      const before = state.settings;
      state.settings = { ...before, ...part };
      redraw();
      try {
        state.settings = await api.patch('/me/settings', part);
        setLanguage(state.settings.language);
        bridge.haptic('success');
        toast(t('settings.saved'));
      } catch (problem) {
        state.settings = before;
        bridge.haptic('error');
        toast(problem.message || t('error.text'));
      }
      redraw();
    };
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return html`<h1 class="title">${t('tab.settings')}</h1>
      ${card(t('settings.language'), switcher([['ru', 'Русский'], ['en', 'English']], settings.language, (language) => language !== settings.language && change({ language }), t('settings.language')))}
      ${card(t('settings.zone'), html`<label class="field"><span class="sr">${t('settings.zone')}</span>
          <select @change=${(event) => change({ timezone: event.target.value })}>
            ${[...new Set([settings.timezone, ...zones()])].map((zone) => html`<option value=${zone} ?selected=${zone === settings.timezone}>${zone.replaceAll('_', ' ')}</option>`)}
          </select></label>
        <p class="hint">${t('settings.zone.text')}</p>
        ${own !== settings.timezone ? html`<button class="secondary" @click=${() => change({ timezone: own })}>${t('settings.zone.own', { zone: own.replaceAll('_', ' ') })}</button>` : ''}`)}
      ${card(t('settings.visibility'), html`<label class="toggle"><span class="grow"><b>${t('settings.visible')}</b><small>${t('settings.visible.text')}</small></span>
        <input type="checkbox" role="switch" .checked=${!settings.hideFromLeaderboard} @change=${(event) => change({ hideFromLeaderboard: !event.target.checked })}></label>`)}`;
  },

  waiting: () => html`<h1 class="title">${t('tab.settings')}</h1>${skeleton(3)}`,
};
