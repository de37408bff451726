import {LitElement, html, nothing} from 'lit';
import {events, get, post} from './api.js';
import {preview} from './entities.js';
import {avatar, icon} from './icons.js';
import {listTime, onSettings, t} from './settings.js';
import './chat-view.js';

/** All that one user sees: the chat list and, beside it or over it, the open chat. */
class UserPane extends LitElement {
  static properties = {
    person: {}, people: {}, first: {type: Boolean}, closable: {type: Boolean},
    chats: {state: true}, open: {state: true}, query: {state: true}, menu: {state: true}, typing: {state: true},
  };

  constructor() {
    super();
    this.chats = [];
    this.query = '';
    this.open = null;
    this.menu = false;
    this.typing = new Map();
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    const mine = detail => detail.user === 0 || detail.user === this.person.id;
    const reload = detail => mine(detail) && this.load();
    this.stops = [
      ...['message', 'edit', 'delete', 'chat', 'bots', 'reset'].map(type => events.on(type, reload)),
      events.on('hello', () => this.load()),
      events.on('typing', detail => mine(detail) && this.showTyping(detail.bot)),
      events.on('message', detail => mine(detail) && this.showTyping(detail.bot, false)),
      onSettings(() => this.requestUpdate()),
    ];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stops.forEach(stop => stop());
  }

  willUpdate(changed) {
    if (changed.has('person') && changed.get('person')?.id !== this.person.id) {
      this.open = null;
      this.wanted = this.first ? new URLSearchParams(location.search).get('bot') : null;
      this.load();
    }
  }

  /** Several events in one moment cost one request. */
  load() {
    this.loading ??= Promise.resolve().then(async () => {
      this.loading = null;
      const user = this.person.id;
      const turn = this.asked = (this.asked ?? 0) + 1;
      const chats = await get('/chats', {user});
      if (user !== this.person.id || turn < this.answered) return;
      this.answered = turn;
      this.chats = chats.sort((a, b) => (b.last?.date ?? 0) - (a.last?.date ?? 0));
      const wanted = this.wanted && chats.find(chat => chat.bot.username === this.wanted);
      if (wanted) this.openChat(wanted.bot.id);
      this.wanted = null;
    });
  }

  showTyping(bot, on = true) {
    clearTimeout(this.typing.get(bot));
    const typing = new Map(this.typing);
    typing.delete(bot);
    if (on) typing.set(bot, setTimeout(() => this.showTyping(bot, false), 5000));
    this.typing = typing;
  }

  openChat(bot) {
    this.open = bot;
    const chat = this.chats.find(other => other.bot.id === bot);
    if (chat?.unread) post('/chats/read', {user: this.person.id, bot});
  }

  closeChat() {
    this.open = null;
  }

  render() {
    const chat = this.chats.find(other => other.bot.id === this.open);
    return html`
      <section class="pane ${chat ? 'chat-open' : ''}" aria-label=${this.name(this.person)}>
        <nav class="chat-list" aria-label=${t('sandbox.chats')}>
          ${this.head()}
          <ul>${this.found().map(entry => html`<li>${this.row(entry)}</li>`)}</ul>
        </nav>
        ${chat
          ? html`<chat-view .person=${this.person} .chat=${chat} .typing=${this.typing.has(chat.bot.id)}
              @back=${() => this.closeChat()} @open-bot=${event => this.openByName(event.detail)}></chat-view>`
          : html`<div class="no-chat wallpaper"><span>${t('sandbox.choose')}</span></div>`}
      </section>`;
  }

  openByName(name) {
    const entry = this.chats.find(other => other.bot.username.toLowerCase() === name.toLowerCase());
    if (entry) this.openChat(entry.bot.id);
  }

  head() {
    return html`
      <header class="list-head">
        <button class="account" aria-haspopup="menu" aria-expanded=${this.menu} aria-label=${
            t('sandbox.account', {name: this.name(this.person)})} @click=${() => this.menu = !this.menu}>
          ${avatar(this.person.id, this.name(this.person), this.person.photo, 'small')}
        </button>
        <label class="search">${icon('search')}<input type="search" placeholder=${t('sandbox.search')}
            aria-label=${t('sandbox.search')} .value=${this.query} @input=${event => this.query = event.target.value}></label>
        ${this.closable ? html`<button class="round" aria-label=${t('sandbox.pane.close')} title=${t('sandbox.pane.close')}
            @click=${() => this.dispatchEvent(new CustomEvent('close-pane'))}>${icon('close')}</button>` : nothing}
        ${this.menu ? this.accounts() : nothing}
      </header>
      <p class="who">${this.name(this.person)}${this.person.is_premium ? html` <span title="Premium">⭐</span>` : nothing}
        <span>${this.person.language_code.toUpperCase()}</span></p>`;
  }

  accounts() {
    const choose = action => () => {
      this.menu = false;
      action();
    };
    return html`
      <div class="menu" role="menu" @keydown=${event => event.key === 'Escape' && (this.menu = false)}>
        ${this.people.map(person => html`
          <button role="menuitemradio" aria-checked=${person.id === this.person.id} @click=${
              choose(() => this.tell('switch-user', person.id))}>
            ${avatar(person.id, this.name(person), person.photo, 'tiny')}<span>${this.name(person)}</span>
            <small>${person.language_code}</small>
          </button>`)}
        <button role="menuitem" @click=${choose(() => this.tell('new-user'))}>
          <span class="avatar tiny add">${icon('plus')}</span><span>${t('sandbox.user.new')}</span></button>
      </div>`;
  }

  found() {
    const query = this.query.trim().toLowerCase().replace(/^@/, '');
    return this.chats.filter(({bot, last}) => !query || bot.title.toLowerCase().includes(query)
      || bot.username.toLowerCase().includes(query) || last?.text?.toLowerCase().includes(query));
  }

  row({bot, last, unread}) {
    const own = last?.from.id === this.person.id;
    return html`
      <button class="row ${bot.id === this.open ? 'active' : ''}" aria-current=${bot.id === this.open}
          @click=${() => this.openChat(bot.id)}>
        ${avatar(bot.id, bot.title, bot.emoji)}
        <span class="row-text">
          <span class="row-top"><b class="row-title">${bot.title}</b>
            <time>${last ? listTime(last.date) : nothing}</time></span>
          <span class="row-bottom">
            ${this.typing.has(bot.id)
              ? html`<span class="typing-text">${t('sandbox.typing')}</span>`
              : html`<span class="row-preview">${own ? html`<span class="you">${t('sandbox.you')}: </span>` : nothing}${
                  last ? preview(last, t) : html`<span class="muted">${bot.about || bot.description || `@${bot.username}`}</span>`}</span>`}
            ${unread ? html`<span class="unread" aria-label=${t('sandbox.unread', {count: unread})}>${unread}</span>` : nothing}
          </span>
        </span>
      </button>`;
  }

  name(person) {
    return [person.first_name, person.last_name].filter(Boolean).join(' ');
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, {detail}));
  }
}

customElements.define('user-pane', UserPane);
