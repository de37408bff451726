import {LitElement, html, nothing} from 'lit';
import {post} from './api.js';
import {avatar, icon} from './icons.js';
import {settings, t} from './settings.js';

/** A modal window: focus stays inside, Escape and a click outside close it. */
class Modal extends LitElement {
  static properties = {error: {state: true}};

  createRenderRoot() {
    return this;
  }

  firstUpdated() {
    this.querySelector('dialog').showModal();
  }

  close() {
    this.dispatchEvent(new CustomEvent('close'));
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, {detail}));
  }

  window(title, content) {
    return html`
      <dialog class="modal" aria-label=${title} @cancel=${() => this.close()} @click=${event => {
        if (event.target === event.currentTarget) this.close();
      }}>
        <div class="modal-body">
          <h2>${title}</h2>
          ${content}
          ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
        </div>
      </dialog>`;
  }

  async submit(event, action) {
    event.preventDefault();
    try {
      this.error = null;
      await action(Object.fromEntries(new FormData(event.target)));
    } catch (refused) {
      this.error = refused.message;
    }
  }

  actions(label) {
    return html`<div class="modal-actions">
      <button type="button" class="flat" @click=${() => this.close()}>${t('sandbox.cancel')}</button>
      <button type="submit" class="primary">${label}</button>
    </div>`;
  }
}

class PersonDialog extends Modal {
  render() {
    return this.window(t('sandbox.user.new'), html`
      <form @submit=${event => this.submit(event, values => this.create(values))}>
        <label>${t('sandbox.user.first')}<input name="first_name" required maxlength="64" autofocus></label>
        <label>${t('sandbox.user.last')}<input name="last_name" maxlength="64"></label>
        <label>${t('sandbox.user.username')}<input name="username" maxlength="32" pattern="[A-Za-z][A-Za-z0-9_]{3,31}"></label>
        <label>${t('sandbox.user.photo')}<input name="photo" maxlength="8" placeholder="🦊"></label>
        <label>${t('sandbox.user.language')}<select name="language_code">
          <option value="en" ?selected=${settings.language === 'en'}>English</option>
          <option value="ru" ?selected=${settings.language === 'ru'}>Русский</option>
        </select></label>
        <label class="check"><input type="checkbox" name="is_premium" value="true">${t('sandbox.user.premium')}</label>
        ${this.actions(t('sandbox.create'))}
      </form>`);
  }

  async create(values) {
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
    this.tell('created', (await post('/users', filled)).id);
  }
}

class BotDialog extends Modal {
  static properties = {made: {state: true}};

  render() {
    return this.window(t('sandbox.bot.new'), this.made ? this.token() : html`
      <form @submit=${event => this.submit(event, async values => this.made = await post('/bots', values))}>
        <p class="hint">${t('sandbox.bot.hint')}</p>
        <label>${t('sandbox.bot.title')}<input name="title" required maxlength="64" autofocus></label>
        <label>${t('sandbox.bot.username')}<input name="username" required minlength="5" maxlength="32"
            pattern="[A-Za-z][A-Za-z0-9_]*[bB][oO][tT]" placeholder="my_bot"></label>
        ${this.actions(t('sandbox.create'))}
      </form>`);
  }

  token() {
    return html`
      <p>${t('sandbox.bot.made', {name: this.made.username})}</p>
      <p class="token"><code>${this.made.token}</code>
        <button class="round" aria-label=${t('sandbox.copy')} title=${t('sandbox.copy')}
            @click=${() => navigator.clipboard.writeText(this.made.token)}>${icon('copy')}</button></p>
      <p class="hint">${t('sandbox.bot.base')} <code>${location.origin}</code></p>
      <div class="modal-actions"><button class="primary" @click=${() => this.close()}>${t('sandbox.ok')}</button></div>`;
  }
}

class PaneDialog extends Modal {
  static properties = {people: {}};

  render() {
    return this.window(t('sandbox.pane.who'), html`
      <div class="choices">
        ${this.people.map(person => html`
          <button class="choice" @click=${() => this.tell('choose', person.id)}>
            ${avatar(person.id, person.first_name, person.photo)}
            <span>${person.first_name} ${person.last_name ?? ''}</span>
          </button>`)}
        <button class="choice" @click=${() => this.tell('create')}>
          <span class="avatar add" aria-hidden="true">${icon('plus')}</span><span>${t('sandbox.user.new')}</span>
        </button>
      </div>`);
  }
}

customElements.define('person-dialog', PersonDialog);
customElements.define('bot-dialog', BotDialog);
customElements.define('pane-dialog', PaneDialog);
