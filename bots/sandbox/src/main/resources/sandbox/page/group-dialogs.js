import {html, nothing} from 'lit';
import {patch, post} from './api.js';
import {Modal} from './modal.js';
import {avatar, nameOf} from './names.js';
import {OTHER_PERMISSIONS, PERMISSIONS, TERMS} from './rights.js';
import {now, t} from './settings.js';

/** A new group, supergroup or channel with its first members. */
class NewGroupDialog extends Modal {
  static properties = {person: {}, people: {}, bots: {}, type: {state: true}, chosen: {state: true}};

  constructor() {
    super();
    this.type = 'group';
    this.chosen = [];
  }

  render() {
    return this.window(t('sandbox.group.new'), html`
      <form @submit=${event => this.submit(event, values => this.create(values))}>
        <label>${t('sandbox.group.title')}<input name="title" required maxlength="128" autofocus></label>
        <label>${t('sandbox.group.type')}<select name="type" @change=${event => this.type = event.target.value}>
          <option value="group">${t('sandbox.kind.group')}</option>
          <option value="supergroup">${t('sandbox.kind.supergroup')}</option>
          <option value="channel">${t('sandbox.kind.channel')}</option></select></label>
        ${this.type === 'group' ? nothing : html`<label>${t('sandbox.group.username')}<input name="username" maxlength="32"
          pattern="[A-Za-z][A-Za-z0-9_]{3,31}"></label>`}
        <fieldset><legend>${t('sandbox.members')}</legend>
          <div class="choices scrolls">${[...this.people, ...this.bots].map(someone => html`
            <label class="choice"><input type="checkbox" .checked=${this.chosen.includes(someone.id)}
              @change=${() => this.toggle(someone.id)}>${avatar(someone.id, nameOf(someone), 'small')}
              <span>${nameOf(someone)}<small>${someone.is_bot ? t('sandbox.bot') : t('sandbox.user')}</small></span></label>`)}</div>
        </fieldset>
        ${this.actions(t('sandbox.create'))}
      </form>`);
  }

  toggle(id) {
    this.chosen = this.chosen.includes(id) ? this.chosen.filter(other => other !== id) : [...this.chosen, id];
  }

  async create({title, type, username}) {
    const made = await post('/groups', {user: this.person.id, title, type, ...(username && {username}),
      members: this.chosen.map(String)});
    this.tell('created', made.id);
  }
}

/** Title and description. */
class GroupEditDialog extends Modal {
  static properties = {group: {}, person: {}};

  render() {
    return this.window(t('sandbox.edit'), html`
      <form @submit=${event => this.submit(event, values => this.save(values))}>
        <label>${t('sandbox.group.title')}<input name="title" required maxlength="128" autofocus .value=${this.group.title}></label>
        <label>${t('sandbox.group.description')}<textarea name="description" rows="3" maxlength="255"
          .value=${this.group.description ?? ''}></textarea></label>
        ${this.actions(t('sandbox.save'))}
      </form>`);
  }

  async save(values) {
    await patch(`/groups/${this.group.id}`, {user: this.person.id, ...values});
    this.close();
  }
}

/** What members may do. */
class PermissionsDialog extends Modal {
  static properties = {heading: {}, given: {}, save: {}};

  render() {
    return this.window(this.heading, html`
      <form @submit=${event => this.submit(event, values => this.store(values))}>
        ${PERMISSIONS.map(([name, key]) => this.check(name, t(key), this.given[name]))}
        ${this.actions(t('sandbox.save'))}
      </form>`);
  }

  async store(values) {
    const kept = Object.fromEntries(OTHER_PERMISSIONS.map(name => [name, this.given[name] ?? true]));
    await this.save({...kept, ...Object.fromEntries(PERMISSIONS.map(([name]) => [name, values[name] === 'true']))});
    this.close();
  }
}

/** A new invite link. */
class InviteDialog extends Modal {
  static properties = {group: {}, person: {}, asks: {state: true}};

  render() {
    return this.window(t('sandbox.invite.new'), html`
      <form @submit=${event => this.submit(event, values => this.create(values))}>
        <label>${t('sandbox.invite.name')}<input name="name" maxlength="32" autofocus></label>
        ${this.check('asks', t('sandbox.invite.set.asks'), this.asks, checked => this.asks = checked)}
        ${this.asks ? nothing : html`<label>${t('sandbox.invite.set.limit')}<input name="limit" type="number" min="1" max="99999"
          placeholder=${t('sandbox.invite.unlimited')}></label>`}
        <label>${t('sandbox.invite.set.expires')}<select name="term">${TERMS.map(([seconds, key]) =>
          html`<option value=${seconds}>${t(key)}</option>`)}</select></label>
        ${this.actions(t('sandbox.create'))}
      </form>`);
  }

  async create({name, limit, term}) {
    const seconds = Number(term);
    await post(`/groups/${this.group.id}/links`, {user: this.person.id, ...(name && {name}),
      creates_join_request: !!this.asks, ...(limit && {member_limit: Number(limit)}),
      ...(seconds && {expire_date: Math.floor(now() / 1000) + seconds})});
    this.close();
  }
}

customElements.define('new-group-dialog', NewGroupDialog);
customElements.define('group-edit-dialog', GroupEditDialog);
customElements.define('permissions-dialog', PermissionsDialog);
customElements.define('invite-dialog', InviteDialog);
