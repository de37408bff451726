import {LitElement, html, nothing} from 'lit';
import {events, get} from './api.js';
import {icon} from './icons.js';
import {t} from './settings.js';

const KEPT = 200;

/** Every update and call as it really looks, newest first. */
class RawDrawer extends LitElement {
  static properties = {entries: {state: true}, only: {state: true}};

  constructor() {
    super();
    this.entries = [];
    this.only = 'all';
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.stops = [
      events.on('call', call => this.add(callEntry(call))),
      events.on('update', update => this.add(updateEntry(update))),
    ];
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stops.forEach(stop => stop());
  }

  async load() {
    const [calls, updates] = await Promise.all([get('/calls'), get('/updates')]);
    this.entries = [...updates.map(updateEntry),
      ...calls.filter(call => call.method.toLowerCase() !== 'getupdates').map(callEntry)]
      .sort((a, b) => b.order - a.order).slice(0, KEPT);
  }

  add(entry) {
    this.entries = [entry, ...this.entries].slice(0, KEPT);
  }

  render() {
    const shown = this.entries.filter(entry => this.only === 'all' || entry.kind === this.only);
    return html`
      <aside class="raw" aria-label=${t('sandbox.raw')}>
        <header>
          <h2>${t('sandbox.raw')}</h2>
          <select aria-label=${t('sandbox.raw.filter')} @change=${event => this.only = event.target.value}>
            <option value="all">${t('sandbox.raw.all')}</option>
            <option value="update">${t('sandbox.raw.updates')}</option>
            <option value="call">${t('sandbox.raw.calls')}</option>
          </select>
          <button class="round" aria-label=${t('sandbox.close')} @click=${() => this.dispatchEvent(new CustomEvent('close'))}
            >${icon('close')}</button>
        </header>
        ${shown.length ? nothing : html`<p class="hint">${t('sandbox.raw.empty')}</p>`}
        ${shown.map(entry => html`
          <details class="entry ${entry.kind} ${entry.failed ? 'failed' : ''}">
            <summary><span class="arrow">${entry.kind === 'update' ? '↓' : '↑'}</span>
              <b>${entry.title}</b><span class="bot">@${entry.bot}</span>
              ${entry.status ? html`<span class="status">${entry.status}</span>` : nothing}</summary>
            <pre>${JSON.stringify(entry.body, null, 2)}</pre>
          </details>`)}
      </aside>`;
  }
}

function callEntry(call) {
  return {kind: 'call', title: call.method, bot: call.bot, status: call.status, failed: call.status >= 400,
    order: call.atMillis, body: {parameters: call.parameters, answer: call.answer}};
}

function updateEntry({bot, user, ...update}) {
  const title = Object.keys(update).find(key => key !== 'update_id');
  const date = update[title].date ?? update[title].message?.date ?? 0;
  return {kind: 'update', title, bot, order: date * 1000, body: update};
}

customElements.define('raw-drawer', RawDrawer);
