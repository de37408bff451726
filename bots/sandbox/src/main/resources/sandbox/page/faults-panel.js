import {html, nothing} from 'lit';
import {get, put, remove} from './api.js';
import {loadChats} from './chats.js';
import {fullName} from './names.js';
import {Panel} from './panel.js';
import {t} from './settings.js';

const KINDS = ['too_many_requests', 'forbidden', 'bad_request', 'unauthorized', 'server_error', 'bad_gateway', 'delay',
  'close_before', 'close_after', 'duplicate_update', 'reordered_update', 'repeated_delivery'];
const OF_UPDATES = new Set(['duplicate_update', 'reordered_update', 'repeated_delivery']);

/** What shall go wrong with the next calls and updates (CORE-433). */
class FaultsPanel extends Panel {
  static properties = {people: {}, faults: {state: true}, bots: {state: true}, chats: {state: true}, methods: {state: true},
    limits: {state: true}, kind: {state: true}};
  static events = ['call', 'update', 'bots'];

  constructor() {
    super();
    this.faults = this.bots = this.chats = this.methods = [];
    this.kind = KINDS[0];
  }

  async load() {
    const [faults, bots, limits] = await Promise.all([get('/faults'), get('/bots'), get('/limits')]);
    Object.assign(this, {faults, bots, limits: limits.enabled});
    if (!this.methods.length) this.methods = (await get('/methods')).map(method => method.name);
    const seen = await Promise.all((await get('/users')).map(person => loadChats(person.id)));
    const groups = seen.flatMap(({chats}) => chats).filter(chat => chat.kind !== 'private');
    this.chats = [...new Map(groups.map(({id, title}) => [id, title]))];
  }

  order(event) {
    event.preventDefault();
    const values = Object.fromEntries([...new FormData(event.target)].filter(([, value]) => value !== ''));
    if (values.chat) values.chat = Number(values.chat);
    return this.attempt(async () => this.faults = await put('/faults', values));
  }

  render() {
    const {kind} = this;
    return html`
      <form class="panel-form" @submit=${event => this.order(event)}>
        <label>${t('sandbox.fault.kind')}<select name="kind" @change=${event => this.kind = event.target.value}>
          ${KINDS.map(name => html`<option value=${name}>${t(`sandbox.fault.${name}`)}</option>`)}</select></label>
        <div class="pair">
          <label>${t('sandbox.fault.bot')}<select name="bot"><option value="">${t('sandbox.any.bot')}</option>
            ${this.bots.map(bot => html`<option value=${bot.username}>@${bot.username}</option>`)}</select></label>
          <label>${t('sandbox.fault.chat')}<select name="chat"><option value="">${t('sandbox.any.chat')}</option>
            ${this.people.map(person => html`<option value=${person.id}>${fullName(person)}</option>`)}
            ${this.chats.map(([id, title]) => html`<option value=${id}>${title}</option>`)}</select></label>
        </div>
        <div class="pair">
          ${OF_UPDATES.has(kind) ? nothing : html`<label>${t('sandbox.fault.method')}<input name="method" list="methods"
            placeholder=${t('sandbox.any.method')}></label>
            <datalist id="methods">${this.methods.map(name => html`<option value=${name}></option>`)}</datalist>`}
          <label>${t('sandbox.fault.times')}<input name="times" type="number" min="1" max="1000000" value="1" required></label>
        </div>
        ${kind === 'too_many_requests' ? html`<label>${t('sandbox.fault.retry')}<input name="retry_after" type="number" min="1"
          max="3600" value="5" required></label>` : nothing}
        ${kind === 'delay' ? html`<label>${t('sandbox.fault.delay.millis')}<input name="delay_ms" type="number" min="0"
          max="600000" value="3000" required></label>` : nothing}
        <button class="primary">${t('sandbox.fault.order')}</button>
        ${this.failure()}
      </form>
      <div class="section-head"><h3>${t('sandbox.fault.waiting')}</h3>${this.faults.length ? html`<button class="flat small"
        @click=${() => this.attempt(async () => this.faults = await remove('/faults'))}>${t('sandbox.fault.clear')}</button>` : nothing}</div>
      ${this.faults.length ? nothing : html`<p class="hint">${t('sandbox.fault.none')}</p>`}
      <ul class="facts-list" aria-label=${t('sandbox.fault.waiting')}>${this.faults.map(fault => html`<li>
        <b>${t(`sandbox.fault.${fault.kind.toLowerCase()}`)}</b> <span class="pill">×${fault.times}</span>
        <small>${this.facts(fault)}</small></li>`)}</ul>
      <label class="check switch"><input type="checkbox" .checked=${!!this.limits} @change=${event =>
        this.attempt(() => put('/limits', {enabled: event.target.checked}))}><span>${t('sandbox.limits')}<small>${
          t('sandbox.limits.hint')}</small></span></label>`;
  }

  facts({bot, chat, method}) {
    const person = this.people.find(other => other.id === chat);
    return [bot ? `@${bot}` : t('sandbox.any.bot'), method ?? t('sandbox.any.method'),
      chat ? person ? fullName(person) : new Map(this.chats).get(chat) ?? chat : t('sandbox.any.chat')].join(' · ');
  }
}

customElements.define('faults-panel', FaultsPanel);
