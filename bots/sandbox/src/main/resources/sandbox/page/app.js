import {LitElement, html, nothing} from 'lit';
import {events, get} from './api.js';
import {icon} from './icons.js';
import {chooseLanguage, isDark, loadTexts, onSettings, settings, t, toggleTheme} from './settings.js';
import './user-pane.js';
import './raw-drawer.js';
import './dialogs.js';

/** The whole page: a bar that says what this is, and a pane for each user beside the other. */
class SandboxApp extends LitElement {
  static properties = {people: {state: true}, panes: {state: true}, raw: {state: true}, dialog: {state: true}};

  constructor() {
    super();
    this.people = [];
    this.panes = new URLSearchParams(location.search).getAll('user').map(Number);
    this.raw = false;
    this.dialog = null;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    onSettings(() => this.requestUpdate());
    events.on('hello', () => this.load());
    events.on('people', () => this.load());
    events.on('reset', () => this.load());
    this.load();
  }

  async load() {
    this.people = await get('/users');
    const known = new Set(this.people.map(person => person.id));
    const panes = this.panes.filter(id => known.has(id));
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
        <button class="plain" @click=${() => this.raw = !this.raw} aria-pressed=${this.raw}
            aria-label=${t('sandbox.raw')} title=${t('sandbox.raw')}>${icon('code')}</button>
        <button class="plain" @click=${toggleTheme} aria-label=${t(isDark() ? 'sandbox.theme.light' : 'sandbox.theme.dark')}
            title=${t(isDark() ? 'sandbox.theme.light' : 'sandbox.theme.dark')}>${icon(isDark() ? 'sun' : 'moon')}</button>
        <button class="plain language" @click=${() => chooseLanguage(settings.language === 'ru' ? 'en' : 'ru')}
            aria-label=${t('sandbox.language.switch')} title=${t('sandbox.language.switch')}>${
              settings.language === 'ru' ? 'EN' : 'RU'}</button>
      </header>
      <main class="panes">
        ${this.panes.map((id, index) => this.pane(id, index))}
      </main>
      ${this.raw ? html`<raw-drawer @close=${() => this.raw = false}></raw-drawer>` : nothing}
      ${this.dialogView()}`;
  }

  pane(id, index) {
    const person = this.people.find(other => other.id === id);
    return person && html`<user-pane .person=${person} .people=${this.people} .first=${index === 0}
        .closable=${this.panes.length > 1}
        @switch-user=${event => this.switchPane(index, event.detail)}
        @new-user=${() => this.dialog = 'person'}
        @close-pane=${() => this.show(this.panes.filter(other => other !== id))}></user-pane>`;
  }

  dialogView() {
    const close = () => this.dialog = null;
    switch (this.dialog) {
      case 'pane': return html`
        <pane-dialog .people=${this.people.filter(person => !this.panes.includes(person.id))} @close=${close}
          @choose=${event => this.addPane(event.detail)} @create=${() => this.dialog = 'person'}></pane-dialog>`;
      case 'person': return html`
        <person-dialog @close=${close} @created=${async event => {
          await this.load();
          this.addPane(event.detail);
        }}></person-dialog>`;
      case 'bot': return html`<bot-dialog @close=${close}></bot-dialog>`;
      default: return nothing;
    }
  }
}

await loadTexts();
customElements.define('sandbox-app', SandboxApp);
