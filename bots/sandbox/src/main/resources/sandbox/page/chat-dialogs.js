import {html, nothing} from 'lit';
import {post} from './api.js';
import {Modal} from './modal.js';
import {avatar, nameOf} from './names.js';
import {t} from './settings.js';

/** One of the chats. */
class ChatDialog extends Modal {
  static properties = {heading: {}, chats: {}};

  render() {
    return this.window(this.heading, this.chats.length ? html`
      <div class="choices scrolls">${this.chats.map(chat => html`
        <button class="choice" @click=${() => this.tell('choose', chat)}>
          ${avatar(chat.id, chat.title, 'small')}<span>${chat.title}</span></button>`)}</div>`
      : html`<p class="hint">${t('sandbox.chat.none')}</p>`);
  }
}

/** One or several people or bots. */
class PeopleDialog extends Modal {
  static properties = {heading: {}, people: {}, max: {}, chosen: {state: true}};

  constructor() {
    super();
    this.chosen = [];
    this.max = 1;
  }

  render() {
    return this.window(this.heading, html`
      <form @submit=${event => this.submit(event, () => this.tell('choose', this.chosen))}>
        ${this.people.length ? nothing : html`<p class="hint">${t('sandbox.people.none')}</p>`}
        <div class="choices scrolls">${this.people.map(person => this.person(person))}</div>
        ${this.actions(t('sandbox.choose.done'), !this.chosen.length)}
      </form>`);
  }

  person(person) {
    const several = this.max > 1;
    return html`<label class="choice"><input type=${several ? 'checkbox' : 'radio'} name="person"
        .checked=${this.chosen.includes(person.id)} @change=${() => this.toggle(person.id, several)}>
      ${avatar(person.id, nameOf(person), 'small')}<span>${nameOf(person)}
        ${person.username ? html`<small>@${person.username}</small>` : nothing}</span></label>`;
  }

  toggle(id, several) {
    if (!several) this.chosen = [id];
    else if (this.chosen.includes(id)) this.chosen = this.chosen.filter(other => other !== id);
    else this.chosen = [...this.chosen, id].slice(-this.max);
  }
}

/** Who voted for what in a poll that is not anonymous. */
class VotersDialog extends Modal {
  static properties = {message: {}, people: {}};

  render() {
    const {poll, votes = {}} = this.message;
    return this.window(t('sandbox.poll.voters'), poll.options.map((option, index) => html`
      <h4 class="voters-option">${option.text}</h4>
      <ul class="voters">${Object.entries(votes).filter(([, options]) => options.includes(index)).map(([id]) => {
        const person = this.people.find(other => other.id === Number(id));
        return html`<li>${avatar(id, nameOf(person), 'tiny')}<span>${nameOf(person)}</span></li>`;
      })}</ul>`));
  }
}

/** A message or update as it really looks. */
class RawDialog extends Modal {
  static properties = {content: {}};

  render() {
    return this.window(t('sandbox.raw'), html`
      <pre class="raw-json" tabindex="0">${JSON.stringify(this.content, null, 2)}</pre>
      <div class="modal-actions"><button class="primary" @click=${() => this.close()}>${t('sandbox.ok')}</button></div>`, 'broad');
  }
}

/** A picture in its full size. */
class LookDialog extends Modal {
  static properties = {source: {}, caption: {}};

  render() {
    return html`<dialog class="look" aria-label=${this.caption ?? t('sandbox.photo')} @cancel=${() => this.close()}
      @click=${() => this.close()}><img src=${this.source} alt=${this.caption ?? t('sandbox.photo')}>
      ${this.caption ? html`<p>${this.caption}</p>` : nothing}</dialog>`;
  }
}

/** A place by its coordinates: there is no map without a network. */
class LocationDialog extends Modal {
  static properties = {key: {}};

  render() {
    return this.window(t('sandbox.location.send'), html`
      <form @submit=${event => this.submit(event, values => this.send(values))}>
        <div class="pair">
          <label>${t('sandbox.location.latitude')}<input name="latitude" type="number" step="any" min="-90" max="90" required
            value="55.7558" autofocus></label>
          <label>${t('sandbox.location.longitude')}<input name="longitude" type="number" step="any" min="-180" max="180"
            required value="37.6173"></label>
        </div>
        ${this.actions(t('sandbox.send'))}
      </form>`);
  }

  async send(values) {
    await post('/messages/location', {...this.key, ...values});
    this.close();
  }
}

customElements.define('chat-dialog', ChatDialog);
customElements.define('people-dialog', PeopleDialog);
customElements.define('voters-dialog', VotersDialog);
customElements.define('raw-dialog', RawDialog);
customElements.define('look-dialog', LookDialog);
customElements.define('location-dialog', LocationDialog);
