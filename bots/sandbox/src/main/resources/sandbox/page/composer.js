import {LitElement, html, nothing} from 'lit';
import {preview} from './entities.js';
import {icon} from './icons.js';
import {onSettings, t} from './settings.js';

/** Where a person writes: the menu of the bot, the text, files, and the keyboard that the bot sent. */
class ChatComposer extends LitElement {
  static properties = {
    bot: {}, keyboard: {}, started: {type: Boolean}, blocked: {type: Boolean}, replyTo: {},
    text: {state: true}, menu: {state: true}, keys: {state: true}, selected: {state: true},
  };

  constructor() {
    super();
    this.text = '';
    this.menu = false;
    this.keys = true;
    this.selected = 0;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.stop = onSettings(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop();
  }

  willUpdate(changed) {
    if (changed.has('bot') && changed.get('bot')?.id !== this.bot.id) {
      this.text = '';
      this.menu = false;
    }
    if (changed.has('keyboard') && JSON.stringify(changed.get('keyboard')) !== JSON.stringify(this.keyboard)) {
      this.keys = true;
    }
  }

  updated(changed) {
    if (changed.has('replyTo') && this.replyTo) this.field?.focus();
    if (changed.has('text') && this.field) {
      this.field.style.height = 'auto';
      this.field.style.height = `${Math.min(this.field.scrollHeight, 200)}px`;
    }
  }

  get field() {
    return this.querySelector('textarea');
  }

  get commands() {
    if (this.menu) return this.bot.commands;
    const typed = /^\/(\w*)$/.exec(this.text);
    return typed ? this.bot.commands.filter(({command}) => command.startsWith(typed[1].toLowerCase())) : [];
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, {detail}));
  }

  send(text = this.text) {
    if (!text.trim()) return;
    this.tell('send', text);
    this.text = '';
    this.menu = false;
  }

  render() {
    if (this.blocked) {
      return html`<footer class="composer"><button class="start" @click=${() => this.tell('unblock')}>${
        t('sandbox.unblock')}</button></footer>`;
    }
    if (!this.started) {
      return html`<footer class="composer"><button class="start" @click=${() => this.tell('start')}>${
        t('sandbox.start')}</button></footer>`;
    }
    return html`
      <footer class="composer">
        ${this.commands.length ? this.commandMenu() : nothing}
        ${this.replyTo ? this.replyBar() : nothing}
        <div class="compose-row">
          <div class="field">
            ${this.menuButton()}
            <textarea rows="1" placeholder=${this.placeholder()} aria-label=${t('sandbox.write')} .value=${this.text}
              @input=${event => {
                this.text = event.target.value;
                this.selected = 0;
              }} @keydown=${event => this.key(event)}></textarea>
            ${this.keyboard?.keyboard ? html`<button class="round" aria-pressed=${this.keys}
              aria-label=${t('sandbox.keyboard')} title=${t('sandbox.keyboard')}
              @click=${() => this.keys = !this.keys}>${icon(this.keys ? 'down' : 'keyboard')}</button>` : nothing}
            <label class="round attach" title=${t('sandbox.attach')}>${icon('attach')}
              <input type="file" aria-label=${t('sandbox.attach')} @change=${event => this.attach(event.target)}></label>
          </div>
          <button class="send" aria-label=${t('sandbox.send')} title=${t('sandbox.send')} ?disabled=${!this.text.trim()}
            @click=${() => this.send()}>${icon('send')}</button>
        </div>
        ${this.keyboard?.keyboard && this.keys ? this.replyKeyboard() : nothing}
      </footer>`;
  }

  placeholder() {
    return this.keyboard?.input_field_placeholder ?? t('sandbox.write');
  }

  menuButton() {
    const button = this.bot.menu_button;
    if (button.type === 'web_app') {
      return html`<button class="menu-button" @click=${() => this.tell('mini-app', {source: 'menu'})}>
        ${icon('app')}<span>${button.text}</span></button>`;
    }
    return this.bot.commands.length ? html`
      <button class="menu-button" aria-expanded=${this.menu} aria-label=${t('sandbox.menu')}
        @click=${() => this.menu = !this.menu}>${icon(this.menu ? 'close' : 'menu')}<span>${t('sandbox.menu')}</span></button>`
      : nothing;
  }

  commandMenu() {
    return html`
      <div class="commands" role="listbox" aria-label=${t('sandbox.commands')}>
        ${this.commands.map(({command, description}, index) => html`
          <button role="option" aria-selected=${index === this.selected} @click=${() => this.send(`/${command}`)}>
            <b>/${command}</b><span>${description}</span></button>`)}
      </div>`;
  }

  replyBar() {
    return html`
      <div class="reply-bar">${icon('reply')}
        <span><b>${this.replyTo.from.first_name}</b><span>${preview(this.replyTo, t)}</span></span>
        <button class="round" aria-label=${t('sandbox.cancel')} @click=${() => this.tell('no-reply')}>${icon('close')}</button>
      </div>`;
  }

  replyKeyboard() {
    return html`
      <div class="reply-keyboard ${this.keyboard.resize_keyboard ? 'resized' : ''}" role="group"
          aria-label=${t('sandbox.keyboard')}>
        ${this.keyboard.keyboard.map(row => html`<div class="keys">${row.map(button => html`
          <button class="reply-key" @click=${() => this.press(button)}>${button.text}</button>`)}</div>`)}
      </div>`;
  }

  press(button) {
    if (button.request_contact) this.tell('contact');
    else if (button.web_app) this.tell('mini-app', {source: 'keyboard', url: button.web_app.url, text: button.text});
    else this.tell('send', button.text);
    if (this.keyboard.one_time_keyboard) this.keys = false;
  }

  key(event) {
    const commands = this.commands;
    if (commands.length && ['ArrowUp', 'ArrowDown'].includes(event.key)) {
      event.preventDefault();
      this.selected = (this.selected + (event.key === 'ArrowDown' ? 1 : commands.length - 1)) % commands.length;
    } else if (commands.length && event.key === 'Tab') {
      event.preventDefault();
      this.text = `/${commands[this.selected].command} `;
    } else if (event.key === 'Escape') {
      this.menu = false;
      this.tell('no-reply');
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      const exact = commands.some(({command}) => this.text === `/${command}`);
      this.send(commands.length && !exact ? `/${commands[this.selected].command}` : undefined);
    }
  }

  attach(input) {
    if (input.files.length) this.tell('file', input.files[0]);
    input.value = '';
  }
}

customElements.define('chat-composer', ChatComposer);
