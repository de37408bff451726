import {html, nothing} from 'lit';
import {get, post} from './api.js';
import {Modal} from './modal.js';
import {avatar} from './names.js';
import {t} from './settings.js';

/** A group behind an invite link or a public name, before one joins it. */
class JoinDialog extends Modal {
  static properties = {person: {}, link: {}, username: {}, found: {state: true}, asked: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    if (this.link) {
      this.attempt(async () => {
        this.found = await get('/invite', {user: this.person.id, invite_link: this.link});
        this.asked = this.found.asked;
      });
    }
  }

  render() {
    const {found} = this;
    const title = found?.chat.title ?? (this.username ? `@${this.username}` : t('sandbox.invite'));
    return this.window(title, html`
      ${found ? html`<div class="join-head">${avatar(found.chat.id, title, 'huge')}
        <p class="muted">${t('sandbox.members.count', {count: found.chat.member_count})}</p>
        ${found.chat.description ? html`<p>${found.chat.description}</p>` : nothing}
        ${found.creates_join_request ? html`<p class="hint">${t('sandbox.invite.asks')}</p>` : nothing}</div>` : nothing}
      ${this.asked ? html`<p role="status">${t('sandbox.invite.asked')}</p>` : nothing}
      <form @submit=${event => this.submit(event, values => this.join(values))}>
        ${found?.creates_join_request && !found.joined && !this.asked ? html`
          <label>${t('sandbox.invite.bio')}<input name="bio" maxlength="70"></label>` : nothing}
        ${this.asked || (this.link && !found)
          ? html`<div class="modal-actions"><button type="button" class="primary" @click=${() => this.close()}>${t('sandbox.ok')}</button></div>`
          : this.actions(t(found?.joined ? 'sandbox.open' : found?.creates_join_request ? 'sandbox.invite.ask' : 'sandbox.invite.join'))}
      </form>`);
  }

  async join({bio}) {
    const way = this.link ? {invite_link: this.link} : {username: this.username};
    const {joined, chat} = await post('/join', {user: this.person.id, ...way, ...(bio && {bio})});
    if (joined) {
      this.close();
      this.tell('joined', chat);
    } else {
      this.asked = true;
    }
  }
}

customElements.define('join-dialog', JoinDialog);
