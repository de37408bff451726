import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {events, get} from './api.js';
import {icon} from './icons.js';
import {Panel} from './panel.js';
import {t} from './settings.js';

const KEPT = 300;

/** Every update and call as it really looks, newest first. */
class LogPanel extends Panel {
  static properties = {entries: {state: true}, kind: {state: true}, bot: {state: true}, text: {state: true}};

  constructor() {
    super();
    this.entries = [];
    this.kind = 'all';
    this.bot = '';
    this.text = '';
    this.number = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.stops.push(
      events.on('call', ({user, ...call}) => this.add(callEntry(call))),
      events.on('update', ({user, ...update}) => this.add(updateEntry(update))));
  }

  async load() {
    const [calls, updates] = await Promise.all([get('/calls'), get('/updates')]);
    this.entries = [...updates.map(updateEntry),
      ...calls.filter(call => call.method.toLowerCase() !== 'getupdates').map(callEntry)]
      .sort((a, b) => b.order - a.order).slice(0, KEPT).map(entry => ({...entry, id: ++this.number}));
  }

  add(entry) {
    this.entries = [{...entry, id: ++this.number}, ...this.entries].slice(0, KEPT);
  }

  fits(entry) {
    const words = this.text.trim().toLowerCase();
    return (this.kind === 'all' || entry.kind === this.kind || (this.kind === 'failed' && entry.failed))
      && (!this.bot || entry.bot === this.bot)
      && (!words || entry.title.toLowerCase().includes(words) || JSON.stringify(entry.body).toLowerCase().includes(words));
  }

  render() {
    const shown = this.entries.filter(entry => this.fits(entry));
    const bots = [...new Set(this.entries.map(entry => entry.bot))].sort();
    return html`
      <div class="filters">
        <select aria-label=${t('sandbox.raw.filter')} @change=${event => this.kind = event.target.value}>
          <option value="all">${t('sandbox.raw.all')}</option>
          <option value="update">${t('sandbox.raw.updates')}</option>
          <option value="call">${t('sandbox.raw.calls')}</option>
          <option value="failed">${t('sandbox.raw.failed')}</option>
        </select>
        <select aria-label=${t('sandbox.fault.bot')} @change=${event => this.bot = event.target.value}>
          <option value="">${t('sandbox.any.bot')}</option>
          ${bots.map(bot => html`<option value=${bot} ?selected=${bot === this.bot}>@${bot}</option>`)}
        </select>
        <input type="search" placeholder=${t('sandbox.raw.search')} aria-label=${t('sandbox.raw.search')}
          @input=${event => this.text = event.target.value}>
      </div>
      ${this.failure()}
      ${shown.length ? nothing : html`<p class="hint">${t(this.entries.length ? 'sandbox.raw.none' : 'sandbox.raw.empty')}</p>`}
      ${repeat(shown, entry => entry.id, entry => html`
        <details class="entry ${entry.kind} ${entry.failed ? 'failed' : ''}">
          <summary><span class="arrow" title=${t(entry.kind === 'update' ? 'sandbox.raw.updates' : 'sandbox.raw.calls')}>${
            entry.kind === 'update' ? '↓' : '↑'}</span>
            <b>${entry.title}</b><span class="bot">@${entry.bot}</span>
            ${entry.status ? html`<span class="status">${entry.status}</span>` : nothing}</summary>
          <button class="round copy-json" aria-label=${t('sandbox.copy')} title=${t('sandbox.copy')}
            @click=${() => navigator.clipboard.writeText(JSON.stringify(entry.body, null, 2))}>${icon('copy')}</button>
          <pre>${JSON.stringify(entry.body, null, 2)}</pre>
        </details>`)}`;
  }
}

function callEntry(call) {
  return {kind: 'call', title: call.method, bot: call.bot, status: call.status, failed: call.status >= 400,
    order: call.atMillis, body: {parameters: call.parameters, answer: call.answer}};
}

function updateEntry({bot, at, ...update}) {
  const title = Object.keys(update).find(key => key !== 'update_id');
  return {kind: 'update', title, bot, order: at * 1000, body: update};
}

customElements.define('log-panel', LogPanel);
