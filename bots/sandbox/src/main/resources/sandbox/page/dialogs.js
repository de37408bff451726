import {html, nothing} from 'lit';
import {form, patch, post} from './api.js';
import {icon} from './icons.js';
import {Modal} from './modal.js';
import {avatar, fullName} from './names.js';
import {settings, t} from './settings.js';

/** A new user, or the changes of one. */
class PersonDialog extends Modal {
  static properties = {person: {}, sure: {state: true}};

  render() {
    const {person} = this;
    const language = person?.language_code ?? settings.language;
    return this.window(t(person ? 'sandbox.user.edit' : 'sandbox.user.new'), html`
      <form @submit=${event => this.submit(event, values => this.save(values))}>
        <label>${t('sandbox.user.first')}<input name="first_name" required maxlength="64" autofocus
          .value=${person?.first_name ?? ''}></label>
        <label>${t('sandbox.user.last')}<input name="last_name" maxlength="64" .value=${person?.last_name ?? ''}></label>
        <label>${t('sandbox.user.username')}<input name="username" maxlength="32" pattern="[A-Za-z][A-Za-z0-9_]{3,31}"
          .value=${person?.username ?? ''}></label>
        <label>${t('sandbox.user.phone')}<input name="phone_number" inputmode="tel" maxlength="15" pattern="[0-9]*"
          .value=${person?.phone_number ?? ''}></label>
        <div class="pair">
          <label>${t('sandbox.user.photo')}<input name="photo" maxlength="8" placeholder="🦊" .value=${person?.photo ?? ''}></label>
          <label>${t('sandbox.user.language')}<select name="language_code">
            ${[['en', 'English'], ['ru', 'Русский'], ['de', 'Deutsch'], ['kk', 'Қазақша']].map(([code, name]) =>
              html`<option value=${code} ?selected=${code === language}>${name}</option>`)}
          </select></label>
        </div>
        <label>${t('sandbox.user.picture')}<input name="picture" type="file" accept="image/png,image/jpeg"></label>
        ${this.check('is_premium', t('sandbox.user.premium'), person?.is_premium)}
        ${person ? this.ending() : nothing}
        ${this.actions(t(person ? 'sandbox.save' : 'sandbox.create'))}
      </form>`);
  }

  ending() {
    return html`<button type="button" class="flat danger wide-button" @click=${() => this.sure
      ? this.attempt(() => this.erase()) : this.sure = true}>${t(this.sure ? 'sandbox.user.delete.sure' : 'sandbox.user.delete')}</button>`;
  }

  async save({picture, is_premium: premium, ...values}) {
    const known = this.person;
    const filled = known ? values : Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
    const body = {...filled, is_premium: premium === 'true'};
    const {id} = await (known ? patch(`/users/${known.id}`, body) : post('/users', body));
    if (picture.size) await post(`/users/${id}/photo`, form({}, {picture}));
    this.tell('created', id);
  }

  async erase() {
    await patch(`/users/${this.person.id}`, {deleted: true});
    this.close();
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
            ${avatar(person.id, fullName(person))}<span>${fullName(person)}</span>
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
