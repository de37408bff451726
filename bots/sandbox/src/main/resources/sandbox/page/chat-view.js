import {LitElement, html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {events, get, post} from './api.js';
import {formatted} from './entities.js';
import {avatar, icon} from './icons.js';
import {bubble} from './message.js';
import {dayName, isDark, onSettings, t} from './settings.js';
import './composer.js';
import './mini-app.js';

const GROUP_SECONDS = 300;
const TOAST_MILLIS = 3500;

/** One chat with a bot, as its user sees it. */
class ChatView extends LitElement {
  static properties = {
    person: {}, chat: {}, typing: {type: Boolean},
    messages: {state: true}, replyTo: {state: true}, toast: {state: true}, alert: {state: true},
    app: {state: true}, menu: {state: true}, profile: {state: true}, question: {state: true},
  };

  constructor() {
    super();
    this.messages = [];
    this.pressed = new Map();
    this.actions = {
      press: (row, column, button, element) => this.press(row, column, button, element),
      command: text => this.send(text),
      link: url => this.follow(url),
      reply: message => this.replyTo = message,
      jump: id => this.jump(id),
    };
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    const mine = handler => detail =>
      detail.user === this.person.id && detail.bot === this.chat.bot.id && handler(detail);
    this.stops = [
      events.on('message', mine(({message}) => this.happen(() => this.put(message)))),
      events.on('edit', mine(({message}) => this.happen(() => this.put(message)))),
      events.on('delete', mine(detail => this.happen(() => {
        this.messages = this.messages.filter(message => message.message_id !== detail.message_id);
      }))),
      events.on('callback_answer', mine(detail => this.answered(detail))),
      events.on('hello', () => this.load()),
      events.on('reset', () => this.load()),
      onSettings(() => this.requestUpdate()),
    ];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stops.forEach(stop => stop());
    clearTimeout(this.toastTimer);
  }

  get key() {
    return {user: this.person.id, bot: this.chat.bot.id};
  }

  willUpdate(changed) {
    const before = changed.get('chat');
    if (changed.has('chat') && (!before || before.bot.id !== this.chat.bot.id)) {
      this.messages = [];
      this.replyTo = this.toast = this.alert = this.app = this.profile = null;
      this.load();
    }
    this.atEnd = this.isAtEnd();
  }

  updated(changed) {
    const log = this.querySelector('.log');
    const last = this.messages.at(-1);
    if (log && (changed.has('messages') || changed.has('typing')) && (this.atEnd || last?.from.id === this.person.id)) {
      log.scrollTop = log.scrollHeight;
    }
    this.querySelector('dialog.alert:not([open])')?.showModal();
  }

  isAtEnd() {
    const log = this.querySelector('.log');
    return !log || log.scrollHeight - log.scrollTop - log.clientHeight < 120;
  }

  /** What happens while the chat is being loaded happens once more on what was loaded, which may be older. */
  async load() {
    const key = this.key;
    const meanwhile = this.meanwhile = [];
    const messages = await get('/messages', key);
    if (key.bot !== this.chat.bot.id) return;
    this.messages = messages;
    meanwhile.forEach(change => change());
    if (this.meanwhile === meanwhile) this.meanwhile = null;
    this.atEnd = true;
  }

  happen(change) {
    this.meanwhile?.push(change);
    change();
  }

  put(message) {
    const known = this.messages.findIndex(other => other.message_id === message.message_id);
    this.messages = known < 0
      ? [...this.messages, message].sort((a, b) => a.message_id - b.message_id)
      : this.messages.with(known, message);
    if (known < 0 && message.from.id !== this.person.id) post('/chats/read', this.key);
  }

  async act(action) {
    try {
      return await action();
    } catch (refused) {
      this.showToast(refused.message);
    }
  }

  send(text) {
    const replyTo = this.replyTo?.message_id;
    this.replyTo = null;
    return this.act(() => post('/messages', {...this.key, text, ...(replyTo && {reply_to: replyTo})}));
  }

  sendFile(file) {
    const form = new FormData();
    Object.entries(this.key).forEach(([name, value]) => form.append(name, value));
    form.append(/^image\/(png|jpeg|gif)$/.test(file.type) ? 'photo' : 'document', file);
    return this.act(() => post('/messages', form));
  }

  async press(row, column, button, element) {
    if (button.web_app) return this.openApp({source: 'inline', url: button.web_app.url});
    if (button.url) return this.follow(button.url) || window.open(button.url, '_blank', 'noopener');
    if (button.copy_text) {
      await navigator.clipboard.writeText(button.copy_text.text);
      return this.showToast(t('sandbox.copied'));
    }
    const message = Number(element.closest('.message').dataset.messageId);
    element.classList.add('waiting');
    const result = await this.act(() => post('/press', {...this.key, message_id: message, row, column}));
    if (!result?.callback_query_id) return element.classList.remove('waiting');
    this.pressed.set(result.callback_query_id, element);
    const early = this.early?.get(result.callback_query_id);
    if (early) this.answered(early);
  }

  /** The answer may come before the press itself has returned. */
  answered(answer) {
    const element = this.pressed.get(answer.callback_query_id);
    (this.early ??= new Map()).set(answer.callback_query_id, answer);
    if (element) {
      element.classList.remove('waiting');
      this.pressed.delete(answer.callback_query_id);
    }
    if (answer.shown) return;
    answer.shown = true;
    if (answer.url) this.follow(answer.url) || window.open(answer.url, '_blank', 'noopener');
    else if (answer.show_alert) this.alert = answer.text;
    else if (answer.text) this.showToast(answer.text);
  }

  showToast(text) {
    this.toast = text;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => this.toast = null, TOAST_MILLIS);
  }

  /** Links to bots here are followed here; true if it was one. */
  follow(url) {
    const link = /^(?:https?:\/\/)?t(?:elegram)?\.me\/(\w+)(?:\/(\w+))?\/?(?:\?(.*))?$/.exec(url);
    if (!link) return false;
    const query = new URLSearchParams(link[3] ?? '');
    const bot = link[1];
    if (query.has('startapp') || link[2]) {
      this.act(async () => this.app = await post('/mini-app/open', {user: this.person.id, bot, source: 'link',
        start_param: query.get('startapp') ?? '', dark: isDark()}));
    } else {
      this.dispatchEvent(new CustomEvent('open-bot', {detail: bot}));
      if (query.has('start')) {
        this.act(() => post('/start-link', {user: this.person.id, bot, start: query.get('start')}));
      }
    }
    return true;
  }

  jump(id) {
    const message = this.querySelector(`#m${id}`);
    message?.scrollIntoView({block: 'center', behavior: 'smooth'});
    message?.classList.add('flash');
    setTimeout(() => message?.classList.remove('flash'), 1500);
  }

  openApp({source, url, text}) {
    return this.act(async () => {
      const launch = await post('/mini-app/open', {...this.key, source, dark: isDark(), ...(url && {url})});
      this.app = {...launch, source, text};
    });
  }

  render() {
    const {bot, started, blocked, keyboard} = this.chat;
    return html`
      <section class="chat" aria-label=${bot.title}>
        ${this.head(bot)}
        <div class="log" role="log" aria-label=${t('sandbox.messages')} tabindex="0">
          <div class="log-inner">
            ${this.messages.length ? this.bubbles() : this.welcome(bot)}
            ${this.typing ? html`<div class="message theirs last"><div class="bubble theirs dots" role="status"
              aria-label=${t('sandbox.typing')}><i></i><i></i><i></i></div></div>` : nothing}
          </div>
        </div>
        <chat-composer .bot=${bot} .keyboard=${keyboard} .started=${started} .blocked=${blocked} .replyTo=${this.replyTo}
          @send=${event => this.send(event.detail)} @file=${event => this.sendFile(event.detail)}
          @start=${() => this.act(() => post('/start-link', this.key))}
          @unblock=${() => this.act(() => post('/chats/block', {...this.key, blocked: false}))}
          @contact=${() => this.act(() => post('/messages', {...this.key, contact: true}))}
          @mini-app=${event => this.openApp(event.detail)} @no-reply=${() => this.replyTo = null}></chat-composer>
        ${this.toast ? html`<div class="toast" role="status">${this.toast}</div>` : nothing}
        ${this.alert != null ? this.alertView() : nothing}
        ${this.profile ? this.profileView(bot) : nothing}
        ${this.app ? html`<mini-app .launch=${this.app} .person=${this.person} .bot=${bot}
          @close=${() => this.app = null} @open-link=${event => this.follow(event.detail)}></mini-app>` : nothing}
      </section>`;
  }

  head(bot) {
    return html`
      <header class="chat-head">
        <button class="round back" aria-label=${t('sandbox.back')} @click=${() => this.dispatchEvent(new CustomEvent('back'))}
          >${icon('back')}</button>
        <button class="peer" aria-label=${t('sandbox.profile', {name: bot.title})} @click=${() => this.profile = !this.profile}>
          ${avatar(bot.id, bot.title, bot.emoji, 'small')}
          <span><b>${bot.title}</b><small>${this.typing
            ? html`<span class="typing-text">${t('sandbox.typing')}</span>` : t('sandbox.bot')}</small></span>
        </button>
        <span class="grow"></span>
        <span class="me" title=${this.person.first_name}>${avatar(this.person.id, this.person.first_name,
          this.person.photo, 'tiny')}<span>${this.person.first_name}</span></span>
        <button class="round" aria-haspopup="menu" aria-expanded=${!!this.menu} aria-label=${t('sandbox.more')}
          @click=${() => this.menu = !this.menu}>${icon('more')}</button>
        ${this.menu ? this.menuView() : nothing}
      </header>`;
  }

  menuView() {
    const choose = action => () => {
      this.menu = false;
      action();
    };
    return html`
      <div class="menu right" role="menu" @keydown=${event => event.key === 'Escape' && (this.menu = false)}>
        <button role="menuitem" @click=${choose(() => this.profile = true)}>${t('sandbox.bot.about')}</button>
        <button role="menuitem" @click=${choose(() => this.act(() => post('/start-link', this.key)))}>${
          t('sandbox.restart')}</button>
        <button role="menuitem" class="danger" @click=${choose(() => this.act(() => post('/chats/block',
          {...this.key, blocked: !this.chat.blocked})))}>${t(this.chat.blocked ? 'sandbox.unblock' : 'sandbox.block')}</button>
      </div>`;
  }

  bubbles() {
    const items = this.messages.map((message, index) => {
      const before = this.messages[index - 1];
      const after = this.messages[index + 1];
      const day = dayName(message.date);
      return {
        message,
        day: !before || dayName(before.date) !== day ? day : null,
        place: {
          own: message.from.id === this.person.id,
          first: !together(before, message),
          last: !together(message, after),
        },
      };
    });
    return repeat(items, ({message}) => message.message_id, ({message, day, place}) => html`
      ${day ? html`<div class="day"><span>${day}</span></div>` : nothing}${bubble(message, place, this.actions)}`);
  }

  welcome(bot) {
    return html`
      <div class="welcome">
        ${avatar(bot.id, bot.title, bot.emoji, 'huge')}
        <b>${t('sandbox.what')}</b>
        <p>${formatted(bot.description || bot.about || `@${bot.username}`)}</p>
      </div>`;
  }

  alertView() {
    const close = () => this.alert = null;
    return html`
      <dialog class="modal alert" role="alertdialog" aria-label=${this.chat.bot.title} @close=${close} @cancel=${close}>
        <div class="modal-body"><h2>${this.chat.bot.title}</h2><p>${this.alert}</p>
          <div class="modal-actions"><button class="primary" autofocus @click=${close}>${t('sandbox.ok')}</button></div></div>
      </dialog>`;
  }

  profileView(bot) {
    return html`
      <aside class="profile" aria-label=${t('sandbox.bot.about')}>
        <header><button class="round" aria-label=${t('sandbox.close')} @click=${() => this.profile = null}>${icon('close')}</button>
          <h2>${t('sandbox.bot.about')}</h2></header>
        ${avatar(bot.id, bot.title, bot.emoji, 'huge')}
        <h3>${bot.title}</h3><p class="muted">${t('sandbox.bot')}</p>
        ${bot.description || bot.about ? html`<p>${bot.about || bot.description}</p>` : nothing}
        <p><a class="link" href="?user=${this.person.id}&bot=${bot.username}">@${bot.username}</a></p>
        ${bot.commands.length ? html`<h4>${t('sandbox.commands')}</h4>` : nothing}
        ${bot.commands.map(({command, description}) => html`
          <button class="profile-command" @click=${() => {
            this.profile = null;
            this.send(`/${command}`);
          }}><b>/${command}</b><span>${description}</span></button>`)}
      </aside>`;
  }
}

/** Messages of one sender within a few minutes stand close together. */
function together(before, after) {
  return !!before && !!after && before.from.id === after.from.id && after.date - before.date < GROUP_SECONDS
    && dayName(before.date) === dayName(after.date);
}

customElements.define('chat-view', ChatView);
