import {html, nothing} from 'lit';
import {events, post, soon} from './api.js';
import {chatOf, loadChats} from './chats.js';
import {preview} from './entities.js';
import {icon} from './icons.js';
import {isLink} from './links.js';
import {openMenu} from './menu.js';
import {author, authorName, avatar, fullName} from './names.js';
import {Part} from './part.js';
import {isService, serviceText} from './service.js';
import {listTime, t} from './settings.js';
import './chat-view.js';
import './group-dialogs.js';

const TYPING_MILLIS = 5000;

/** All that one user sees: the chat list and, beside it or over it, the open chat. */
class UserPane extends Part {
  static properties = {
    person: {}, people: {}, first: {type: Boolean}, closable: {type: Boolean},
    chats: {state: true}, open: {state: true}, query: {state: true}, typing: {state: true}, dialog: {state: true},
  };

  constructor() {
    super();
    this.chats = [];
    this.query = '';
    this.open = null;
    this.typing = new Map();
    this.moved = new Map();
  }

  connectedCallback() {
    super.connectedCallback();
    const mine = detail => detail.user === 0 || detail.user === this.person.id;
    const reload = detail => mine(detail) && this.load();
    this.stops.push(
      ...['message', 'edit', 'delete', 'chat', 'bots', 'people'].map(type => events.on(type, reload)),
      events.on('poll', soon(() => this.load())),
      events.on('hello', () => this.load()),
      events.on('typing', detail => mine(detail) && this.showTyping(chatOf(detail), detail)),
      events.on('message', detail => mine(detail) && this.showTyping(chatOf(detail))),
    );
  }

  willUpdate(changed) {
    if (changed.has('person') && changed.get('person')?.id !== this.person.id) {
      this.open = null;
      const query = new URLSearchParams(location.search);
      this.wanted = this.first && query.get('bot') ? {name: query.get('bot'), start: query.get('start')} : null;
      this.load();
    }
  }

  /** Several events in one moment cost one request. */
  load() {
    this.loading ??= Promise.resolve().then(async () => {
      this.loading = null;
      const user = this.person.id;
      const turn = this.asked = (this.asked ?? 0) + 1;
      const {chats, moved} = await loadChats(user).catch(() => this);
      if (user !== this.person.id || turn < this.answered) return;
      this.answered = turn;
      this.chats = chats;
      if (moved.has(this.open)) this.open = moved.get(this.open);
      this.openWanted();
    });
  }

  /** A chat that was asked for before it was in the list. */
  openWanted() {
    const {wanted} = this;
    const chat = wanted && this.chats.find(other => other.key === wanted.key
      || other.username?.toLowerCase() === wanted.name?.toLowerCase());
    if (!chat) return;
    this.wanted = null;
    this.openChat(chat.key, wanted.text);
    if (wanted.start) this.startWith(chat, wanted.start);
  }

  /** A link that starts a bot does so once, not at every visit of the page. */
  startWith(chat, start) {
    const query = new URLSearchParams(location.search);
    query.delete('start');
    history.replaceState(null, '', `?${query}`);
    post('/start-link', {user: this.person.id, bot: chat.username, start}).catch(() => {});
  }

  showTyping(key, detail) {
    clearTimeout(this.typing.get(key)?.timer);
    const typing = new Map(this.typing);
    typing.delete(key);
    if (detail) {
      typing.set(key, {bot: detail.bot, action: detail.action, timer: setTimeout(() => this.showTyping(key), TYPING_MILLIS)});
    }
    this.typing = typing;
  }

  typingText(chat) {
    const doing = this.typing.get(chat.key);
    if (!doing) return '';
    const what = ACTIONS[doing.action] ? t(ACTIONS[doing.action]) : t('sandbox.typing');
    const bot = chat.kind !== 'private' && this.chats.find(other => other.bot?.id === doing.bot)?.bot;
    return bot ? `${bot.title} ${what}` : what;
  }

  async openChat(key, text) {
    const chat = this.chats.find(other => other.key === key);
    if (!chat) {
      this.wanted = {key, text};
      return this.load();
    }
    this.open = key;
    if (chat.unread) post('/chats/read', {user: this.person.id, ...chat.ref}).catch(() => {});
    if (text) {
      await this.updateComplete;
      const view = this.querySelector('chat-view');
      await view.updateComplete;
      view.prefill(text);
    }
  }

  render() {
    const chat = this.chats.find(other => other.key === this.open);
    return html`
      <section class="pane ${chat ? 'chat-open' : ''}" aria-label=${fullName(this.person)}>
        <nav class="chat-list" aria-label=${t('sandbox.chats')}>
          ${this.head()}
          <ul>${this.found().map(entry => html`<li>${this.row(entry)}</li>`)}</ul>
          <button class="new-group" aria-label=${t('sandbox.group.new')} title=${t('sandbox.group.new')}
            @click=${() => this.dialog = 'group'}>${icon('edit')}</button>
        </nav>
        ${chat
          ? html`<chat-view .person=${this.person} .people=${this.people} .chat=${chat} .chats=${this.chats}
              .typing=${this.typingText(chat)} @back=${() => this.open = null}
              @open-chat=${event => this.openChat(event.detail.key, event.detail.text)}></chat-view>`
          : html`<div class="no-chat wallpaper"><span>${t('sandbox.choose')}</span></div>`}
        ${this.dialogView()}
      </section>`;
  }

  dialogView() {
    const close = () => this.dialog = null;
    if (this.dialog === 'group') {
      return html`<new-group-dialog .person=${this.person}
        .people=${this.people.filter(person => person.id !== this.person.id && !person.deleted)}
        .bots=${this.chats.filter(chat => chat.bot && chat.username !== 'BotFather').map(chat => chat.bot)}
        @close=${close} @created=${event => {
          close();
          this.openChat(`chat/${event.detail}`);
        }}></new-group-dialog>`;
    }
    return this.dialog ? html`<join-dialog .person=${this.person} .link=${this.dialog.link} .username=${this.dialog.username}
      @close=${close} @joined=${event => this.openChat(`chat/${event.detail}`)}></join-dialog>` : nothing;
  }

  head() {
    const name = fullName(this.person);
    return html`
      <header class="list-head">
        <button class="account" aria-haspopup="menu" aria-label=${t('sandbox.account', {name})}
            @click=${event => this.accounts(event)}>${avatar(this.person.id, name, 'small')}</button>
        <label class="search">${icon('search')}<input type="search" placeholder=${t('sandbox.search')}
            aria-label=${t('sandbox.search')} .value=${this.query} @input=${event => this.query = event.target.value}
            @keydown=${event => event.key === 'Enter' && this.goTo(event)}></label>
        ${this.closable ? html`<button class="round" aria-label=${t('sandbox.pane.close')} title=${t('sandbox.pane.close')}
            @click=${() => this.tell('close-pane')}>${icon('close')}</button>` : nothing}
      </header>
      <p class="who">${name}${this.person.is_premium ? html` <span title="Premium">⭐</span>` : nothing}
        <span>${this.person.language_code.toUpperCase()}</span>${this.person.deleted
          ? html` <span class="danger">${t('sandbox.deleted.mark')}</span>` : nothing}</p>`;
  }

  /** A link or name in the search field is followed by Enter. */
  goTo(event) {
    event.preventDefault(); // the same key must not press a button of the window that opens
    const text = this.query.trim();
    const name = /(?:t\.me\/|^@)(\+?[\w-]+)/.exec(text)?.[1];
    const [first] = this.found();
    if (name?.startsWith('+')) this.dialog = {link: `https://t.me/${name}`};
    else if (first && !isLink(text)) this.openChat(first.key);
    else if (name) this.named(name, /[?&]start=([\w-]+)/.exec(text)?.[1]);
    else return;
    this.query = '';
  }

  named(name, start) {
    this.wanted = {name, start};
    this.openWanted();
    if (!this.wanted) return;
    this.wanted = null;
    this.dialog = {username: name};
  }

  accounts(event) {
    openMenu(event, [
      ...this.people.map(person => ({label: fullName(person), face: avatar(person.id, fullName(person), 'tiny'),
        note: person.deleted ? t('sandbox.deleted.mark') : person.language_code, checked: person.id === this.person.id,
        action: () => this.tell('switch-user', person.id)})),
      {label: t('sandbox.user.edit'), icon: 'edit', action: () => this.tell('edit-user')},
      {label: t('sandbox.user.new'), icon: 'plus', action: () => this.tell('new-user')},
    ], {label: t('sandbox.account', {name: fullName(this.person)})});
  }

  found() {
    const query = this.query.trim().toLowerCase().replace(/^@/, '');
    return this.chats.filter(({title, username, last}) => !query || title.toLowerCase().includes(query)
      || username?.toLowerCase().includes(query) || last?.text?.toLowerCase().includes(query));
  }

  row(chat) {
    const {last, unread} = chat;
    const typing = this.typingText(chat);
    return html`
      <button class="row ${chat.key === this.open ? 'active' : ''}" aria-current=${chat.key === this.open}
          @click=${() => this.openChat(chat.key)}>
        ${avatar(chat.id, chat.title)}
        <span class="row-text">
          <span class="row-top"><b class="row-title">${chat.kind === 'private' ? nothing
            : icon(chat.kind === 'channel' ? 'channel' : 'group')}${chat.title}</b>
            <time>${last ? listTime(last.date) : nothing}</time></span>
          <span class="row-bottom">
            ${typing ? html`<span class="typing-text">${typing}</span>`
              : html`<span class="row-preview">${last ? this.last(chat, last)
                  : html`<span class="muted">${chat.bot?.about || chat.bot?.description || `@${chat.username}`}</span>`}</span>`}
            ${unread ? html`<span class="unread" aria-label=${t('sandbox.unread', {count: unread})}>${unread}</span>` : nothing}
          </span>
        </span>
      </button>`;
  }

  last(chat, message) {
    if (isService(message)) return serviceText(message);
    const who = author(message).id === this.person.id ? t('sandbox.you')
      : ['group', 'supergroup'].includes(chat.kind) ? authorName(message) : '';
    return html`${who ? html`<span class="you">${who}: </span>` : nothing}${preview(message, t)}`;
  }
}

/** What a bot says that it is doing, besides typing. */
const ACTIONS = {
  upload_photo: 'sandbox.action.upload_photo',
  record_video: 'sandbox.action.record_video',
  upload_video: 'sandbox.action.upload_video',
  record_voice: 'sandbox.action.record_voice',
  upload_voice: 'sandbox.action.upload_voice',
  upload_document: 'sandbox.action.upload_document',
  choose_sticker: 'sandbox.action.choose_sticker',
  find_location: 'sandbox.action.find_location',
};

customElements.define('user-pane', UserPane);
