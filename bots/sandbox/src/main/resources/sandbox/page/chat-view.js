import {html, nothing} from 'lit';
import {events, get, patch, post, reason} from './api.js';
import {chatWindow} from './chat-window.js';
import {chatOf, target} from './chats.js';
import {formatted} from './entities.js';
import {icon} from './icons.js';
import {follow} from './links.js';
import {openMenu} from './menu.js';
import {messageList} from './message-list.js';
import {messageMenu} from './message-menu.js';
import {author, avatar, fullName} from './names.js';
import {Part} from './part.js';
import {Presses} from './presses.js';
import {isDark, t} from './settings.js';
import {share} from './sharing.js';
import './bot-profile.js';
import './composer.js';
import './group-info.js';
import './mini-app.js';
import './pinned-bar.js';

const TOAST_MILLIS = 4000;
const NEAR_PIXELS = 120;

/** One chat, as one of its users sees it. */
class ChatView extends Part {
  static properties = {
    person: {}, people: {}, chat: {}, chats: {}, typing: {},
    messages: {state: true}, group: {state: true}, replyTo: {state: true}, editing: {state: true},
    toast: {state: true}, alert: {state: true}, app: {state: true}, info: {state: true}, dialog: {state: true},
    picks: {state: true},
  };

  constructor() {
    super();
    this.messages = [];
    this.picks = new Map();
    this.sticky = true;
    this.growth = new ResizeObserver(() => this.stick());
    this.presses = new Presses(this);
    this.actions = {
      press: (row, column, button, element) => this.presses.press(row, column, button, element),
      command: text => this.send(text),
      link: url => follow(url, this),
      mention: name => follow(`t.me/${name.slice(1)}`, this),
      reply: message => this.reply(message),
      jump: id => this.jump(id),
      menu: (event, messages) => messageMenu(event, messages, this),
      look: (source, caption) => this.dialog = {name: 'look', source, caption},
      role: id => this.role(id),
      react: (message, emoji) => this.react(message, emoji),
      picked: message => this.picks.get(message.message_id) ?? [],
      pick: (message, index) => this.pick(message, index),
      vote: (message, options) => this.vote(message, options),
      voters: message => this.dialog = {name: 'voters', message},
    };
  }

  connectedCallback() {
    super.connectedCallback();
    const here = handler => detail =>
      (detail.user === 0 || detail.user === this.person.id) && chatOf(detail) === this.chat.key && handler(detail);
    this.stops.push(
      events.on('message', here(({message}) => this.happen(() => this.put(message)))),
      events.on('edit', here(({message}) => this.happen(() => this.put(message)))),
      events.on('delete', here(detail => this.happen(() => {
        this.messages = this.messages.filter(message => message.message_id !== detail.message_id);
      }))),
      events.on('poll', poll => this.happen(() => this.count(poll))),
      events.on('chat', here(() => this.stale = true)),
      events.on('callback_answer', detail => detail.user === this.person.id && this.presses.answered(detail)),
      events.on('hello', () => this.load()),
    );
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.growth.disconnect();
    clearTimeout(this.toastTimer);
  }

  get key() {
    return {user: this.person.id, ...this.chat.ref};
  }

  willUpdate(changed) {
    this.actions.me = this.person.id;
    const before = changed.get('chat');
    if (changed.has('chat') && (!before || before.key !== this.chat.key)) {
      this.messages = [];
      this.picks = new Map();
      this.group = this.replyTo = this.editing = this.toast = this.alert = this.app = this.info = this.dialog = null;
      this.load();
    }
    if (changed.has('chat') && this.stale) {
      this.stale = false;
      this.loadGroup();
    }
    if (changed.has('chat') && this.chat.keyboard?.force_reply && !before?.keyboard?.force_reply) {
      this.replyTo = this.messages.findLast(message => author(message).id !== this.person.id) ?? null;
    }
  }

  firstUpdated() {
    this.growth.observe(this.querySelector('.log-inner'));
    this.growth.observe(this.querySelector('.log'));
  }

  updated(changed) {
    const last = this.messages.at(-1);
    if (changed.has('messages') && this.grew && last && author(last).id === this.person.id) this.sticky = true;
    this.grew = false;
    this.stick();
    this.querySelector('dialog.alert:not([open])')?.showModal();
  }

  /** Whoever reads the end goes on reading it, whatever comes or grows. */
  stick() {
    const log = this.querySelector('.log');
    if (this.sticky) log.scrollTop = log.scrollHeight;
  }

  scrolled({currentTarget: log}) {
    this.sticky = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PIXELS;
  }

  /** What happens while the chat is being loaded happens once more on what was loaded, which may be older. */
  async load() {
    const {key, chat} = this;
    const meanwhile = this.meanwhile = [];
    this.loadGroup();
    const messages = await get('/messages', key).catch(() => []);
    if (chat.key !== this.chat.key) return;
    this.messages = messages;
    meanwhile.forEach(change => change());
    if (this.meanwhile === meanwhile) this.meanwhile = null;
    this.sticky = true;
  }

  /** Who is in the group. After a change it waits for the chat list: whoever is no longer in may not ask. */
  async loadGroup() {
    const {chat, person} = this;
    if (chat.kind === 'private') return;
    const group = await get(`/groups/${chat.id}`, {user: person.id}).catch(() => null);
    if (chat.key === this.chat.key && person.id === this.person.id) this.group = group;
  }

  happen(change) {
    this.meanwhile?.push(change);
    change();
  }

  put(message) {
    const known = this.messages.findIndex(other => other.message_id === message.message_id);
    this.grew = known < 0;
    this.messages = known < 0
      ? [...this.messages, message].sort((a, b) => a.message_id - b.message_id)
      : this.messages.map(other => other.message_id === message.message_id ? message : quoting(other, message));
    const mine = author(message).id === this.person.id || message.left_chat_member?.id === this.person.id;
    if (known < 0 && !mine) post('/chats/read', this.key).catch(() => {});
  }

  /** New figures of a poll, which may stand in several chats. */
  count({user, ...poll}) {
    if (this.messages.some(message => message.poll?.id === poll.id)) {
      this.messages = this.messages.map(message => message.poll?.id === poll.id ? {...message, poll} : message);
    }
  }

  async act(action) {
    try {
      return await action();
    } catch (refused) {
      this.showToast(reason(refused));
    }
  }

  send(text) {
    if (this.editing) return this.change(text);
    const replyTo = this.replyTo?.message_id;
    this.replyTo = null;
    return this.act(() => post('/messages', {...this.key, text, ...(replyTo && {reply_to: replyTo})}));
  }

  change(text) {
    const {message_id, text: old} = this.editing;
    this.editing = null;
    return this.act(() => patch('/messages', {...this.key, message_id, [old === undefined ? 'caption' : 'text']: text}));
  }

  reply(message) {
    this.editing = null;
    this.replyTo = message;
  }

  edit(message) {
    this.replyTo = null;
    this.editing = message;
  }

  editLast() {
    const last = this.messages.findLast(message => author(message).id === this.person.id && message.text);
    if (last) this.edit(last);
  }

  react(message, emoji) {
    return this.act(() => post('/react', {...this.key, message_id: message.message_id, ...(emoji && {emoji})}));
  }

  /** One answer is a vote at once; of several one collects and then votes. */
  pick(message, index) {
    if (!message.poll.allows_multiple_answers) return this.vote(message, [index]);
    const picked = this.actions.picked(message);
    this.picks = new Map(this.picks).set(message.message_id,
      picked.includes(index) ? picked.filter(other => other !== index) : [...picked, index]);
  }

  vote(message, options) {
    this.picks = new Map([...this.picks].filter(([id]) => id !== message.message_id));
    return this.act(() => post('/vote', {...this.key, message_id: message.message_id, options}));
  }

  closePoll(message) {
    return this.act(() => post('/polls/close', {...this.key, message_id: message.message_id}));
  }

  pin(message, on) {
    return this.act(() => post(on ? '/messages/pin' : '/messages/unpin', {...this.key, message_id: message.message_id}));
  }

  erase(messages) {
    return this.act(() => Promise.all(messages.map(({message_id}) => post('/messages/delete', {...this.key, message_id}))));
  }

  forward(messages) {
    this.choose(t('sandbox.forward.where'), async chat => {
      await post('/messages/forward', {...this.key, message_ids: messages.map(one => one.message_id), ...target(chat)});
      this.showToast(t('sandbox.forward.done', {title: chat.title}));
    });
  }

  /** Lets the person choose one of the chats, and does something with it. */
  choose(title, action, fits = () => true, cancelled = () => {}) {
    this.dialog = {name: 'chat', title, chats: this.chats.filter(fits), done: chat => this.act(() => action(chat)), cancelled};
  }

  async copy(text) {
    const done = await navigator.clipboard.writeText(text).then(() => true, () => false);
    this.showToast(t(done ? 'sandbox.copied' : 'sandbox.copied.not'));
  }

  showRaw(messages) {
    this.dialog = {name: 'raw', content: messages.length > 1 ? messages : messages[0]};
  }

  /** What an administrator or bot is called beside the name. */
  role(id) {
    const member = this.group?.members.find(other => other.user.id === id);
    if (member?.custom_title) return member.custom_title;
    return {creator: t('sandbox.role.creator'), administrator: t('sandbox.role.administrator')}[member?.status] ?? '';
  }

  prefill(text) {
    this.querySelector('chat-composer').write(text);
  }

  showToast(text) {
    this.toast = text;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => this.toast = null, TOAST_MILLIS);
  }

  jump(id) {
    const message = this.querySelector(`#m${id}`) ?? this.querySelector(`#t${id}`)?.closest('.message');
    message?.scrollIntoView({block: 'center', behavior: 'smooth'});
    message?.classList.add('flash');
    setTimeout(() => message?.classList.remove('flash'), 1500);
  }

  openApp({source, url, text, bot = this.chat.bot?.username, start}) {
    return this.act(async () => {
      const launch = await post('/mini-app/open', {user: this.person.id, bot, source, dark: isDark(),
        ...(url && {url}), ...(start && {start_param: start}), ...(this.chat.ref.chat && {chat: this.chat.ref.chat})});
      this.app = {...launch, source, text};
    });
  }

  render() {
    const {chat} = this;
    return html`
      <section class="chat" aria-label=${chat.title}>
        ${this.head()}
        <pinned-bar .messages=${this.messages} @jump=${event => this.jump(event.detail)}></pinned-bar>
        <div class="log" role="log" aria-label=${t('sandbox.messages')} tabindex="0"
            @scroll=${event => this.scrolled(event)}>
          <div class="log-inner">
            ${this.messages.length ? messageList(this.messages, {me: this.person.id, shared: chat.kind !== 'private',
              channel: chat.kind === 'channel'}, this.actions) : chat.bot ? this.welcome(chat.bot) : nothing}
            ${this.typing ? html`<div class="message theirs last"><div class="bubble theirs dots" role="status"
              aria-label=${this.typing}><i></i><i></i><i></i></div></div>` : nothing}
          </div>
        </div>
        ${this.composer()}
        ${this.toast ? html`<div class="toast" role="status">${this.toast}</div>` : nothing}
        ${this.alert != null ? this.alertView() : nothing}
        ${this.info ? this.infoView() : nothing}
        ${this.dialog ? chatWindow(this) : nothing}
        ${this.app ? html`<mini-app .launch=${this.app} .person=${this.person} .bot=${this.appBot()}
          @close=${() => this.app = null} @open-link=${event => follow(event.detail, this)}
          @switch-inline=${event => this.switchFromApp(event.detail)}
          @choose-chat=${({detail}) => this.choose(detail.title, detail.action, detail.fits, detail.cancelled)}></mini-app>` : nothing}
      </section>`;
  }

  appBot() {
    return this.chats.find(other => other.bot?.username === this.app.bot)?.bot ?? this.chat.bot;
  }

  switchFromApp({query, types}) {
    const text = `@${this.app.bot} ${query}`;
    this.app = null;
    if (!types.length) return this.prefill(text);
    this.choose(t('sandbox.inline.where'), chat => this.tell('open-chat', {key: chat.key, text}));
  }

  composer() {
    return html`
      <chat-composer .chat=${this.chat} .chats=${this.chats} .group=${this.group} .person=${this.person}
        .replyTo=${this.replyTo} .editing=${this.editing}
        @send=${event => this.send(event.detail)} @edit-last=${() => this.editLast()}
        @files=${event => this.dialog = {name: 'files', files: event.detail}}
        @start=${() => this.act(() => post('/start-link', this.key))}
        @unblock=${() => this.act(() => post('/chats/block', {...this.key, blocked: false}))}
        @own=${event => this.act(() => post(event.detail.path, {...this.key, ...event.detail.values}))}
        @share=${event => share(event.detail, this)} @dialog=${event => this.dialog = {name: event.detail}}
        @mini-app=${event => this.openApp(event.detail)} @refused=${event => this.showToast(event.detail)}
        @no-reply=${() => this.replyTo = this.editing = null}></chat-composer>`;
  }

  head() {
    const {chat} = this;
    return html`
      <header class="chat-head">
        <button class="round back" aria-label=${t('sandbox.back')} @click=${() => this.tell('back')}>${icon('back')}</button>
        <button class="peer" aria-label=${t('sandbox.profile', {name: chat.title})} @click=${() => this.info = !this.info}>
          ${avatar(chat.id, chat.title, 'small')}
          <span><b>${chat.title}</b><small>${this.typing
            ? html`<span class="typing-text">${this.typing}</span>` : this.subtitle()}</small></span>
        </button>
        <span class="grow"></span>
        <span class="me" title=${this.person.first_name}>${avatar(this.person.id, fullName(this.person), 'tiny')}<span>${
          this.person.first_name}</span></span>
        <button class="round" aria-haspopup="menu" aria-label=${t('sandbox.more')}
          @click=${event => this.menuView(event)}>${icon('more')}</button>
      </header>`;
  }

  subtitle() {
    const {chat} = this;
    if (chat.kind === 'private') return t('sandbox.bot');
    return t(chat.kind === 'channel' ? 'sandbox.subscribers' : 'sandbox.members.count',
      {count: this.group?.member_count ?? chat.chat.member_count});
  }

  menuView(event) {
    const {chat} = this;
    openMenu(event, chat.kind === 'private' ? [
      {label: t('sandbox.bot.about'), icon: 'person', action: () => this.info = true},
      {label: t('sandbox.restart'), icon: 'undo', action: () => this.act(() => post('/start-link', this.key))},
      {label: t('sandbox.bot.togroup'), icon: 'group', action: () => this.addToGroup(chat.bot)},
      {label: t(chat.blocked ? 'sandbox.unblock' : 'sandbox.block'), icon: 'lock', danger: true, action: () =>
        this.act(() => post('/chats/block', {...this.key, blocked: !chat.blocked}))},
    ] : [
      {label: t('sandbox.group.info'), icon: 'group', action: () => this.info = true},
      {label: t('sandbox.poll.new'), icon: 'poll', action: () => this.dialog = {name: 'poll'}},
      {label: t('sandbox.leave'), icon: 'exit', danger: true, action: () => this.leave()},
    ], {label: t('sandbox.more')});
  }

  leave() {
    return this.act(() => post(`/groups/${this.chat.id}/leave`, {user: this.person.id}));
  }

  addToGroup(bot) {
    this.choose(t('sandbox.bot.togroup'), async chat => {
      await post(`/groups/${chat.id}/members`, {user: this.person.id, member: String(bot.id)});
      this.tell('open-chat', {key: chat.key});
    }, chat => chat.kind !== 'private');
  }

  welcome(bot) {
    return html`
      <div class="welcome">
        ${avatar(bot.id, bot.title, 'huge')}
        <b>${t('sandbox.what')}</b>
        <p>${formatted(bot.description || bot.about || `@${bot.username}`)}</p>
      </div>`;
  }

  alertView() {
    const close = () => this.alert = null;
    return html`
      <dialog class="modal alert" role="alertdialog" aria-label=${this.chat.title} @close=${close} @cancel=${close}>
        <div class="modal-body"><h2>${this.chat.title}</h2><p>${this.alert}</p>
          <div class="modal-actions"><button class="primary" autofocus @click=${close}>${t('sandbox.ok')}</button></div></div>
      </dialog>`;
  }

  infoView() {
    const close = () => this.info = null;
    return this.chat.kind === 'private'
      ? html`<bot-profile .person=${this.person} .chat=${this.chat} @close=${close} @command=${event => {
          this.info = null;
          this.send(event.detail);
        }} @copy=${event => this.copy(event.detail)} @to-group=${() => this.addToGroup(this.chat.bot)}></bot-profile>`
      : html`<group-info .person=${this.person} .people=${this.people} .chats=${this.chats} .chat=${this.chat}
          .group=${this.group} @close=${close} @leave=${() => this.leave()} @copy=${event => this.copy(event.detail)}
          @toast=${event => this.showToast(event.detail)}></group-info>`;
  }
}

/** A reply shows the answered message as it is now. */
const quoting = (reply, {reply_to_message: ignored, ...changed}) =>
  reply.reply_to_message?.message_id === changed.message_id ? {...reply, reply_to_message: changed} : reply;

customElements.define('chat-view', ChatView);
