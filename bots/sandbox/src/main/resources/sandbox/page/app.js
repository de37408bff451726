import {html, nothing} from 'lit';
import {events, get} from './api.js';
import {icon} from './icons.js';
import {remember} from './names.js';
import {Part} from './part.js';
import {chooseLanguage, isDark, loadTexts, setClock, settings, t, toggleTheme} from './settings.js';
import './user-pane.js';
import './tools-drawer.js';
import './dialogs.js';

/** The whole page: a bar that says what this is, and a pane for each user beside the other. */
class SandboxApp extends Part {
  static properties = {
    people: {state: true}, panes: {state: true}, tools: {state: true}, dialog: {state: true},
    lost: {state: true},
  };

  constructor() {
    super();
    this.people = [];
    this.panes = new URLSearchParams(location.search).getAll('user').map(Number);
    this.tools = false;
    this.lost = false;
    this.dialog = null;
  }

  connectedCallback() {
    super.connectedCallback();
    events.on('hello', () => {
      this.lost = false;
      this.load();
    });
    events.on('lost', () => this.lost = true);
    events.on('clock', () => this.readClock());
    events.on('people', () => this.load());
    events.on('reset', () => this.beginAnew());
    this.load();
  }

  /** Other people may be there now, and nothing that the panes knew holds. */
  async beginAnew() {
    const {panes} = this;
    this.panes = [];
    await this.updateComplete;
    await this.load(panes);
  }

  async readClock() {
    setClock((await get('/clock')).now);
    this.requestUpdate();
  }

  async load(wanted = this.panes) {
    const [people] = await Promise.all([get('/users'), this.readClock()]);
    people.forEach(person => remember(person.id, person.photo, person.picture));
    this.people = people;
    const known = new Set(this.people.map(person => person.id));
    const panes = wanted.filter(id => known.has(id));
    this.show(panes.length ? panes : this.people.slice(0, 1).map(person => person.id));
  }

  show(panes) {
    this.panes = panes;
    const query = new URLSearchParams(location.search);
    query.delete('user');
    panes.forEach(id => query.append('user', id));
    history.replaceState(null, '', `?${query}`);
  }

  addPane(id) {
    this.dialog = null;
    this.show([...this.panes.filter(other => other !== id), id]);
  }

  switchPane(index, id) {
    const panes = this.panes.filter(other => other !== id || other === this.panes[index]);
    panes[Math.min(index, panes.length - 1)] = id;
    this.show([...new Set(panes)]);
  }

  render() {
    return html`
      <header class="topbar">
        <strong class="badge">${t('sandbox.title')}</strong>
        <span class="hint">${t('sandbox.subtitle')}</span>
        <span class="grow"></span>
        <button class="plain" @click=${() => this.dialog = 'bot'} aria-label=${t('sandbox.bot.new')}
            title=${t('sandbox.bot.new')}>🤖<span class="wide">${t('sandbox.bot.new')}</span></button>
        <button class="plain" @click=${() => this.dialog = 'pane'} aria-label=${t('sandbox.pane.add')}
            title=${t('sandbox.pane.add')}>${icon('panes')}<span class="wide">${t('sandbox.pane.add')}</span></button>
        <button class="plain" @click=${() => this.tools = !this.tools} aria-pressed=${this.tools}
            aria-label=${t('sandbox.tools')} title=${t('sandbox.tools')}>${icon('tools')}<span class="wide">${
            t('sandbox.tools')}</span></button>
        <button class="plain" @click=${toggleTheme} aria-label=${t(isDark() ? 'sandbox.theme.light' : 'sandbox.theme.dark')}
            title=${t(isDark() ? 'sandbox.theme.light' : 'sandbox.theme.dark')}>${icon(isDark() ? 'sun' : 'moon')}</button>
        <button class="plain language" @click=${() => chooseLanguage(settings.language === 'ru' ? 'en' : 'ru')}
            aria-label=${t('sandbox.language.switch')} title=${t('sandbox.language.switch')}>${
              settings.language === 'ru' ? 'EN' : 'RU'}</button>
      </header>
      ${this.lost ? html`<p class="lost" role="alert">${t('sandbox.error.unreachable')}</p>` : nothing}
      <div class="desk">
        <main class="panes">
          ${this.panes.map((id, index) => this.pane(id, index))}
        </main>
        ${this.tools ? html`<tools-drawer .people=${this.people} @close=${() => this.tools = false}></tools-drawer>` : nothing}
      </div>
      ${this.dialogView()}`;
  }

  pane(id, index) {
    const person = this.people.find(other => other.id === id);
    return person && html`<user-pane .person=${person} .people=${this.people} .first=${index === 0}
        .closable=${this.panes.length > 1}
        @switch-user=${event => this.switchPane(index, event.detail)}
        @new-user=${() => this.dialog = 'person'}
        @edit-user=${() => this.dialog = person}
        @close-pane=${() => this.show(this.panes.filter(other => other !== id))}></user-pane>`;
  }

  dialogView() {
    const close = () => this.dialog = null;
    switch (this.dialog) {
      case 'pane': return html`
        <pane-dialog .people=${this.people.filter(person => !this.panes.includes(person.id) && !person.deleted)} @close=${close}
          @choose=${event => this.addPane(event.detail)} @create=${() => this.dialog = 'person'}></pane-dialog>`;
      case 'person': return html`
        <person-dialog @close=${close} @created=${async event => {
          await this.load();
          this.addPane(event.detail);
        }}></person-dialog>`;
      case 'bot': return html`<bot-dialog @close=${close}></bot-dialog>`;
      case null: return nothing;
      default: return html`<person-dialog .person=${this.dialog} @close=${close} @created=${close}></person-dialog>`;
    }
  }
}

await loadTexts();
customElements.define('sandbox-app', SandboxApp);
