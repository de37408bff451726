import { html } from 'lit';
import { api } from './api.js';
import { bridge } from './bridge.js';
import { ownData } from './owndata.js';
import { setLanguage, t } from './texts.js';
import { card, skeleton, switcher, toast } from './ui.js';

// Language, time zone, when and about what to be notified, and whether others see me.

const zones = () => {
  const known = Intl.supportedValuesOf?.('timeZone') ?? ['Europe/Moscow', 'UTC'];
  return known.includes('UTC') ? known : [...known, 'UTC'];
};

// What can be switched off; a category is switched on the channel that this app lives in.
const CATEGORIES = [
  ['reminder', 'settings.category.reminder', 'settings.category.reminder.text'],
  ['social', 'settings.category.social', 'settings.category.social.text'],
  ['promo', 'settings.category.promo', 'settings.category.promo.text'],
];
const CHANNEL = 'telegram';

const wants = (settings, category) =>
  settings.preferences.find((one) => one.category === category && one.channel === CHANNEL)?.enabled ?? true;

const toggle = (title, text, checked, change) => html`<label class="toggle"><span class="grow"><b>${title}</b>${text ? html`<small>${text}</small>` : ''}</span>
  <input type="checkbox" role="switch" .checked=${checked} @change=${(event) => change(event.target.checked)}></label>`;

const time = (title, value, change) => html`<label class="time"><span>${title}</span>
  <input type="time" required .value=${value} @change=${(event) => event.target.value && event.target.value !== value && change(event.target.value)}></label>`;

export const settingsScreen = {
  under: 'more',
  title: 'tab.settings',

  async load() {
    const [settings, exports] = await Promise.all([api.get('/me/settings'), api.get('/me/export')]);
    return { settings, exports };
  },

  view(state, { redraw }) {
    const { settings } = state;
    const change = async (part) => {
      const before = state.settings;
      state.settings = part.preferences
        ? { ...before, preferences: [...part.preferences, ...before.preferences] }
        : { ...before, ...part };
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
      ${card(t('settings.quiet'), html`<div class="toggles">
        ${toggle(t('settings.quiet.on'), '', settings.quietEnabled, (quietEnabled) => change({ quietEnabled }))}
        ${settings.quietEnabled ? html`<div class="times">
          ${time(t('settings.quiet.from'), settings.quietFrom, (quietFrom) => change({ quietFrom }))}
          ${time(t('settings.quiet.to'), settings.quietTo, (quietTo) => change({ quietTo }))}</div>` : ''}
        </div><p class="hint">${t('settings.quiet.text')}</p>`)}
      ${card(t('settings.notifications'), html`<div class="toggles">
        ${CATEGORIES.map(([category, title, text]) => toggle(t(title), t(text), wants(settings, category),
          (enabled) => change({ preferences: [{ category, channel: CHANNEL, enabled }] })))}</div>`)}
      ${wants(settings, 'reminder') ? card(t('settings.reminders'), html`<div class="toggles">
        ${toggle(t('settings.reminders.morning'), '', settings.remindersMorning, (remindersMorning) => change({ remindersMorning }))}
        ${toggle(t('settings.reminders.evening'), '', settings.remindersEvening, (remindersEvening) => change({ remindersEvening }))}</div>`) : ''}
      ${card(t('settings.visibility'), toggle(t('settings.visible'), t('settings.visible.text'), !settings.hideFromLeaderboard,
        (visible) => change({ hideFromLeaderboard: !visible })))}
      ${ownData(state, redraw)}`;
  },

  waiting: () => html`<h1 class="title">${t('tab.settings')}</h1>${skeleton(5)}`,
};
