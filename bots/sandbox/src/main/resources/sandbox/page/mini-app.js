import {LitElement, html, nothing} from 'lit';
import {get, post} from './api.js';
import {Bridge} from './bridge.js';
import {target} from './chats.js';
import {icon} from './icons.js';
import {avatar} from './names.js';
import {isDark, onSettings, t} from './settings.js';

const START = {main: {}, secondary: {}, back: false, settings: false, confirm: false, expanded: false, fullscreen: false};

/** A Mini App in its phone: the frame that Telegram draws around a page, and the buttons that the page asks for. */
class MiniApp extends LitElement {
  static properties = {
    launch: {}, person: {}, bot: {}, frame: {state: true}, popup: {state: true}, scan: {state: true},
    menu: {state: true}, leaving: {state: true}, haptic: {state: true}, ask: {state: true},
  };

  constructor() {
    super();
    this.frame = {...START};
    this.dark = isDark();
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.bridge = new Bridge(this);
    this.listen = event => {
      if (event.source === this.window) this.bridge.receive(event.data);
    };
    window.addEventListener('message', this.listen);
    this.onVisible = () => this.emit('visibility_changed', {is_visible: !document.hidden});
    document.addEventListener('visibilitychange', this.onVisible);
    this.stop = onSettings(() => this.restyle());
    this.resize = new ResizeObserver(() => this.bridge.viewport(true));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('message', this.listen);
    document.removeEventListener('visibilitychange', this.onVisible);
    this.stop();
    this.resize.disconnect();
  }

  firstUpdated() {
    this.resize.observe(this.querySelector('iframe'));
    this.querySelector('.phone').focus();
  }

  get window() {
    return this.querySelector('iframe')?.contentWindow;
  }

  get themeParams() {
    return this.launch.themes[isDark() ? 'dark' : 'light'];
  }

  emit(eventType, eventData = {}) {
    this.window?.postMessage(JSON.stringify({eventType, eventData}), '*');
  }

  set(changes) {
    this.frame = {...this.frame, ...changes};
  }

  restyle() {
    this.requestUpdate();
    if (this.dark !== isDark()) {
      this.dark = isDark();
      this.emit('theme_changed', {theme_params: this.themeParams});
    }
  }

  close(sure = false) {
    if (this.frame.confirm && !sure) this.leaving = true;
    else this.dispatchEvent(new CustomEvent('close'));
  }

  answerPopup(id) {
    this.popup = null;
    this.emit('popup_closed', id == null ? {} : {button_id: id});
  }

  answerScan(data) {
    this.scan = null;
    if (data) this.emit('qr_text_received', {data});
    this.emit('scan_qr_popup_closed');
  }

  answer(yes) {
    const {done} = this.ask;
    this.ask = null;
    done(yes);
  }

  buzz(name) {
    this.haptic = name;
    clearTimeout(this.hapticTimer);
    this.hapticTimer = setTimeout(() => this.haptic = null, 900);
  }

  render() {
    const {frame, bot} = this;
    const title = bot.title;
    const header = frame.header ?? this.themeParams[frame.headerKey];
    return html`
      <div class="app-layer ${frame.fullscreen ? 'fullscreen' : ''}">
        <div class="phone ${this.haptic ? 'buzzing' : ''}" role="dialog" aria-modal="true" aria-label=${title} tabindex="-1"
            style=${`--app-bg:${frame.background ?? this.themeParams.bg_color}`}
            @keydown=${event => event.key === 'Escape' && this.close()}>
          <header class="app-head" style=${header ? `background:${header}` : ''}>
            ${frame.back
              ? html`<button class="round" aria-label=${t('sandbox.back')} @click=${() => this.emit('back_button_pressed')}
                  >${icon('back')}</button>`
              : html`<button class="round" aria-label=${t('sandbox.app.close')} @click=${() => this.close()}>${icon('close')}</button>`}
            <span class="app-title">${avatar(bot.id, title, 'tiny')}<span><b>${title}</b>
              <small>${t('sandbox.app.sub')}</small></span></span>
            <button class="round" aria-haspopup="menu" aria-expanded=${!!this.menu} aria-label=${t('sandbox.app.menu')}
              @click=${() => this.menu = !this.menu}>${icon('more')}</button>
            ${this.menu ? this.menuView() : nothing}
          </header>
          <iframe title=${t('sandbox.app.frame', {name: title})} src=${this.launch.url} allow="clipboard-write; fullscreen"
            sandbox="allow-scripts allow-same-origin allow-popups allow-forms allow-modals"></iframe>
          ${this.buttons()}
          ${this.haptic ? html`<span class="haptic" role="status">📳 ${this.haptic}</span>` : nothing}
          ${this.popup ? this.popupView() : nothing}
          ${this.leaving ? this.leavingView() : nothing}
          ${this.scan ? this.scanView() : nothing}
          ${this.ask ? this.askView() : nothing}
        </div>
      </div>`;
  }

  menuView() {
    const choose = action => () => {
      this.menu = false;
      action();
    };
    return html`
      <div class="menu right" role="menu" @keydown=${event => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          this.menu = false;
        }
      }}>
        ${this.frame.settings ? html`<button role="menuitem" @click=${choose(() => this.emit('settings_button_pressed'))}>${
          t('sandbox.app.settings')}</button>` : nothing}
        <button role="menuitem" @click=${choose(() => this.reload())}>${t('sandbox.app.reload')}</button>
        <button role="menuitem" @click=${choose(() => this.close())}>${t('sandbox.app.close')}</button>
      </div>`;
  }

  reload() {
    this.frame = {...START};
    const iframe = this.querySelector('iframe');
    iframe.src = 'about:blank';
    requestAnimationFrame(() => iframe.src = this.launch.url);
  }

  buttons() {
    const {main, secondary, bottom} = this.frame;
    if (!main.is_visible && !secondary.is_visible) return nothing;
    const side = secondary.position ?? 'left';
    return html`
      <footer class="app-buttons ${side}" style=${bottom ? `background:${bottom}` : ''}>
        ${secondary.is_visible ? this.button(secondary, 'secondary_button_pressed', 'secondary') : nothing}
        ${main.is_visible ? this.button(main, 'main_button_pressed', 'main') : nothing}
      </footer>`;
  }

  button(button, event, kind) {
    const colors = [button.color && `background:${button.color}`, button.text_color && `color:${button.text_color}`];
    return html`<button class="app-button ${kind}" style=${colors.filter(Boolean).join(';')}
      ?disabled=${button.is_active === false || button.is_progress_visible} @click=${() => this.emit(event)}>
      ${button.text}${button.is_progress_visible ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}</button>`;
  }

  prompt(title, message, buttons) {
    return html`
      <div class="app-popup" role="alertdialog" aria-label=${title || message}>
        <div>${title ? html`<h2>${title}</h2>` : nothing}<p>${message}</p>
          <div class="modal-actions">${buttons}</div></div>
      </div>`;
  }

  popupView() {
    const names = {ok: 'sandbox.ok', close: 'sandbox.close', cancel: 'sandbox.cancel'};
    return this.prompt(this.popup.title, this.popup.message, (this.popup.buttons ?? []).map(button => html`
      <button class="flat ${button.type === 'destructive' ? 'danger' : ''}" @click=${() => this.answerPopup(button.id)}>${
        names[button.type] ? t(names[button.type]) : button.text}</button>`));
  }

  leavingView() {
    return this.prompt('', t('sandbox.app.unsaved'), html`
      <button class="flat" @click=${() => this.leaving = false}>${t('sandbox.cancel')}</button>
      <button class="flat danger" @click=${() => this.close(true)}>${t('sandbox.app.leave')}</button>`);
  }

  askView() {
    return this.prompt('', this.ask.text, html`
      <button class="flat" @click=${() => this.answer(false)}>${t('sandbox.cancel')}</button>
      <button class="flat" @click=${() => this.answer(true)}>${t('sandbox.allow')}</button>`);
  }

  scanView() {
    const send = event => {
      event.preventDefault();
      this.answerScan(new FormData(event.target).get('code'));
    };
    return html`
      <div class="app-popup" role="dialog" aria-label=${t('sandbox.app.scan')}>
        <form @submit=${send}><h2>${t('sandbox.app.scan')}</h2><p>${this.scan.text ?? t('sandbox.app.scan.hint')}</p>
          <input name="code" aria-label=${t('sandbox.app.scan.code')} autofocus>
          <div class="modal-actions"><button type="button" class="flat" @click=${() => this.answerScan(null)}>${
            t('sandbox.cancel')}</button><button class="primary">${t('sandbox.ok')}</button></div></form>
      </div>`;
  }

  async storage(reqId, method, params) {
    try {
      const result = await post('/mini-app/custom-method',
        {user: this.person.id, bot: this.launch.bot, method, params});
      this.emit('custom_method_invoked', {req_id: reqId, result});
    } catch (refused) {
      this.emit('custom_method_invoked', {req_id: reqId, error: refused.message.replace('Bad Request: ', '')});
    }
  }

  allowWriting() {
    return post('/write-access', {user: this.person.id, bot: this.launch.bot});
  }

  /** The person chooses where a message goes that the bot has prepared. */
  async sendPrepared(id) {
    const who = {user: this.person.id, bot: this.launch.bot};
    try {
      const prepared = await get('/prepared', {...who, id});
      const fits = chat => prepared.chats.includes(chat.kind);
      this.dispatchEvent(new CustomEvent('choose-chat', {detail: {title: t('sandbox.app.share'), fits, action: async chat => {
        try {
          await post('/prepared', {...who, id, ...target(chat)});
          this.emit('prepared_message_sent');
        } catch (refused) {
          this.emit('prepared_message_failed', {error: 'MESSAGE_SEND_FAILED'});
          throw refused;
        }
      }, cancelled: () => this.emit('prepared_message_failed', {error: 'USER_DECLINED'})}}));
    } catch {
      this.emit('prepared_message_failed', {error: 'MESSAGE_EXPIRED'});
    }
  }

  sendContact() {
    return post('/messages', {user: this.person.id, bot: this.launch.bot, contact: true});
  }

  sendData(data) {
    return post('/mini-app/data', {user: this.person.id, bot: this.launch.bot, button_text: this.launch.text ?? '', data});
  }
}

customElements.define('mini-app', MiniApp);
