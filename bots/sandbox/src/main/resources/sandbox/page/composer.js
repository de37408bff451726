import {html, nothing} from 'lit';
import {mayWrite} from './chats.js';
import {preview} from './entities.js';
import {icon} from './icons.js';
import {openMenu} from './menu.js';
import {authorName, avatar, nameOf} from './names.js';
import {Part} from './part.js';
import {t} from './settings.js';
import {suggestions} from './suggestions.js';
import './inline-results.js';

/** Where a person writes: the menu of the bot, the text, files, and the keyboard that the bot sent. */
class ChatComposer extends Part {
  static properties = {
    chat: {}, chats: {}, group: {}, person: {}, replyTo: {}, editing: {},
    text: {state: true}, menu: {state: true}, keys: {state: true}, selected: {state: true},
  };

  constructor() {
    super();
    this.text = '';
    this.drafts = new Map();
    this.menu = false;
    this.keys = true;
    this.selected = 0;
  }

  willUpdate(changed) {
    const before = changed.get('chat');
    if (changed.has('chat') && before?.key !== this.chat.key) {
      if (before) this.drafts.set(before.key, this.text);
      this.text = this.drafts.get(this.chat.key) ?? this.drafts.get(this.chat.before) ?? '';
      this.menu = false;
    }
    if (changed.has('chat') && JSON.stringify(before?.keyboard) !== JSON.stringify(this.chat.keyboard)) {
      this.keys = true;
    }
    if (changed.has('editing') && this.editing) this.text = this.editing.text ?? this.editing.caption ?? '';
    else if (changed.has('editing') && changed.get('editing')) this.text = '';
  }

  updated(changed) {
    if ((changed.has('replyTo') && this.replyTo) || (changed.has('editing') && this.editing)) this.field?.focus();
    if (changed.has('text') && this.field) {
      this.field.style.height = 'auto';
      this.field.style.height = `${Math.min(this.field.scrollHeight, 200)}px`;
    }
  }

  get field() {
    return this.querySelector('textarea');
  }

  get commands() {
    return this.chat.bot ? this.chat.commands : this.chat.commands.map(({command, bot, description}) =>
      ({command: `${command}@${bot}`, description}));
  }

  get hints() {
    return this.menu ? suggestions('/', this.commands, []) : suggestions(this.text, this.commands, this.group?.members ?? []);
  }

  /** A text that begins with a bot's name asks that bot, if it has inline mode. */
  get inline() {
    const typed = /^@(\w+)\s([\s\S]*)$/.exec(this.text);
    const bot = typed && this.chats.find(chat => chat.bot?.username.toLowerCase() === typed[1].toLowerCase())?.bot;
    return bot?.settings.inline ? {bot, query: typed[2]} : null;
  }

  /** Begins a text for the person. */
  write(text) {
    this.text = text;
    this.updateComplete.then(() => {
      this.field?.focus();
      this.field?.setSelectionRange(text.length, text.length);
    });
  }

  send(text = this.text) {
    if (!text.trim()) return;
    this.tell('send', text);
    this.text = '';
    this.menu = false;
  }

  render() {
    const {chat} = this;
    if (this.person.deleted) return this.notice(t('sandbox.deleted'));
    if (chat.blocked) return this.bigButton(t('sandbox.unblock'), 'unblock');
    if (!chat.started) return this.bigButton(t('sandbox.start'), 'start');
    if (!mayWrite(chat)) return this.notice(t(chat.kind === 'channel' ? 'sandbox.channel.readonly' : 'sandbox.group.readonly'));
    const {hints, inline} = this;
    const keyboard = chat.keyboard?.keyboard;
    return html`
      <footer class="composer" @dragover=${event => event.preventDefault()} @drop=${event => this.drop(event)}>
        ${inline ? html`<inline-results .bot=${inline.bot} .query=${inline.query} .chat=${chat} .person=${this.person}
          @chosen=${() => this.text = ''} @start-bot=${event => this.tell('mini-app', event.detail)}
          @refused=${event => this.tell('refused', event.detail)}></inline-results>`
          : hints.length ? this.hintMenu(hints) : nothing}
        ${this.editing ? this.bar('edit', t('sandbox.editing'), preview(this.editing, t))
          : this.replyTo ? this.bar('reply', authorName(this.replyTo), preview(this.replyTo, t)) : nothing}
        <div class="compose-row">
          <div class="field">
            ${chat.bot ? this.menuButton(chat.bot) : nothing}
            <textarea rows="1" placeholder=${this.placeholder()} aria-label=${t('sandbox.write')} .value=${this.text}
              @input=${event => {
                this.text = event.target.value;
                this.selected = 0;
              }} @keydown=${event => this.key(event)} @paste=${event => this.paste(event)}></textarea>
            ${keyboard ? html`<button class="round" aria-pressed=${this.keys}
              aria-label=${t('sandbox.keyboard')} title=${t('sandbox.keyboard')}
              @click=${() => this.keys = !this.keys}>${icon(this.keys ? 'down' : 'keyboard')}</button>` : nothing}
            ${this.attachButton()}
          </div>
          <button class="send" aria-label=${t('sandbox.send')} title=${t('sandbox.send')} ?disabled=${!this.text.trim()}
            @click=${() => this.send()}>${icon(this.editing ? 'check' : 'send')}</button>
        </div>
        ${keyboard && this.keys ? this.replyKeyboard() : nothing}
      </footer>`;
  }

  notice(text) {
    return html`<footer class="composer"><p class="notice">${text}</p></footer>`;
  }

  bigButton(text, event) {
    return html`<footer class="composer"><button class="start" @click=${() => this.tell(event)}>${text}</button></footer>`;
  }

  placeholder() {
    return this.chat.keyboard?.input_field_placeholder ?? t(this.chat.kind === 'channel' ? 'sandbox.broadcast' : 'sandbox.write');
  }

  menuButton(bot) {
    const button = bot.menu_button;
    if (button.type === 'web_app') {
      return html`<button class="menu-button" @click=${() => this.tell('mini-app', {source: 'menu'})}>
        ${icon('app')}<span>${button.text}</span></button>`;
    }
    return bot.commands.length ? html`
      <button class="menu-button" aria-expanded=${this.menu} aria-label=${t('sandbox.menu')}
        @click=${() => this.menu = !this.menu}>${icon(this.menu ? 'close' : 'menu')}<span>${t('sandbox.menu')}</span></button>`
      : nothing;
  }

  attachButton() {
    return html`
      <button class="round" aria-haspopup="menu" aria-label=${t('sandbox.attach.menu')} title=${t('sandbox.attach.menu')}
        @click=${event => this.attachMenu(event)}>${icon('attach')}</button>
      <input class="hidden-file" type="file" multiple tabindex="-1" aria-label=${t('sandbox.attach')}
        @change=${event => this.attach(event.target)}>`;
  }

  attachMenu(event) {
    const pick = accept => () => {
      const input = this.querySelector('.hidden-file');
      input.accept = accept;
      input.click();
    };
    openMenu(event, [
      {label: t('sandbox.attach.photo'), icon: 'image', action: pick('image/*,video/*')},
      {label: t('sandbox.attach'), icon: 'doc', action: pick('')},
      {label: t('sandbox.poll'), icon: 'poll', action: () => this.tell('dialog', 'poll')},
      {label: t('sandbox.kind.location'), icon: 'place', action: () => this.tell('dialog', 'location')},
      {label: t('sandbox.contact.own'), icon: 'person', action: () => this.own('/messages', {contact: true})},
      {label: t('sandbox.kind.dice'), icon: 'dice', action: () => this.own('/messages/dice', {})},
    ], {label: t('sandbox.attach.menu')});
  }

  own(path, values) {
    this.tell('own', {path, values});
  }

  hintMenu(hints) {
    return html`
      <div class="commands" role="listbox" aria-label=${t('sandbox.commands')}>
        ${hints.map((hint, index) => html`
          <button role="option" aria-selected=${index === this.selected} @click=${() => this.take(hint)}>
            ${hint.user ? avatar(hint.user.id, nameOf(hint.user), 'tiny') : nothing}<b>${hint.text}</b><span>${
              hint.description}</span></button>`)}
      </div>`;
  }

  /** A command is sent at once, a name only written. */
  take(hint) {
    if (hint.user) this.write(this.text.replace(/@\w*$/, `${hint.text} `));
    else this.send(hint.text);
  }

  bar(name, title, text) {
    return html`
      <div class="reply-bar">${icon(name)}
        <span><b>${title}</b><span>${text}</span></span>
        <button class="round" aria-label=${t('sandbox.cancel')} @click=${() => this.tell('no-reply')}>${icon('close')}</button>
      </div>`;
  }

  replyKeyboard() {
    const {keyboard} = this.chat;
    return html`
      <div class="reply-keyboard ${keyboard.resize_keyboard ? 'resized' : ''}" role="group"
          aria-label=${t('sandbox.keyboard')}>
        ${keyboard.keyboard.map(row => html`<div class="keys">${row.map(button => html`
          <button class="reply-key" @click=${() => this.press(button)}>${button.text}</button>`)}</div>`)}
      </div>`;
  }

  press(button) {
    if (button.request_contact) this.own('/messages', {contact: true});
    else if (button.request_location) this.tell('dialog', 'location');
    else if (button.request_poll) this.tell('dialog', 'poll');
    else if (button.request_users || button.request_chat) this.tell('share', button);
    else if (button.web_app) this.tell('mini-app', {source: 'keyboard', url: button.web_app.url, text: button.text});
    else this.tell('send', button.text);
    if (this.chat.keyboard.one_time_keyboard) this.keys = false;
  }

  key(event) {
    const {hints, inline} = this;
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (inline && step) {
      event.preventDefault();
      this.querySelector('.inline-list button')?.focus();
    } else if (hints.length && step) {
      event.preventDefault();
      this.selected = (this.selected + step + hints.length) % hints.length;
    } else if (event.key === 'ArrowUp' && !this.text && !this.editing) {
      event.preventDefault();
      this.tell('edit-last');
    } else if (hints.length && event.key === 'Tab') {
      event.preventDefault();
      this.write(this.text.replace(/\S*$/, `${hints[this.selected].text} `));
    } else if (event.key === 'Escape') {
      this.menu = false;
      this.tell('no-reply');
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      const exact = hints.some(({text}) => this.text.endsWith(text));
      if (hints.length && !exact) this.take(hints[this.selected]);
      else if (!inline) this.send();
    }
  }

  attach(input) {
    if (input.files.length) this.tell('files', [...input.files]);
    input.value = '';
  }

  drop(event) {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    this.tell('files', [...event.dataTransfer.files]);
  }

  paste(event) {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    this.tell('files', [...event.clipboardData.files]);
  }
}

customElements.define('chat-composer', ChatComposer);
