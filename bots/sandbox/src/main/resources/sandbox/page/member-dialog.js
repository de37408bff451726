import {html, nothing} from 'lit';
import {put} from './api.js';
import {may} from './chats.js';
import {Modal} from './modal.js';
import {avatar, fullName} from './names.js';
import {PERMISSIONS, rightsOf, TERMS} from './rights.js';
import {now, t} from './settings.js';

/** What someone is in a group: administrator, member, restricted, removed or banned. */
class MemberDialog extends Modal {
  static properties = {member: {}, group: {}, chat: {}, person: {}, status: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.status = this.member.status;
  }

  render() {
    const {user} = this.member;
    return this.window(fullName(user), html`
      <form @submit=${event => this.submit(event, values => this.save(values))}>
        <div class="member-head">${avatar(user.id, fullName(user))}<span class="muted">${user.username ? `@${user.username}` : ''}</span></div>
        <fieldset><legend>${t('sandbox.role')}</legend>${this.roles().map(([status, label]) => html`
          <label class="check"><input type="radio" name="status" value=${status} .checked=${this.status === status}
            @change=${() => this.status = status}><span>${label}</span></label>`)}</fieldset>
        ${this.status === 'administrator' ? this.rights() : nothing}
        ${this.status === 'restricted' ? this.restrictions() : nothing}
        ${this.status === 'restricted' || this.status === 'kicked' ? html`<label>${t('sandbox.term')}<select name="term">${
          TERMS.map(([seconds, key]) => html`<option value=${seconds}>${t(key)}</option>`)}</select></label>` : nothing}
        ${this.actions(t('sandbox.save'))}
      </form>`);
  }

  roles() {
    const {member} = this.chat;
    const channel = this.chat.kind === 'channel';
    const outside = this.member.status === 'kicked';
    return [
      may(member, 'can_promote_members') && !outside && ['administrator', t('sandbox.role.administrator')],
      !outside && ['member', t('sandbox.role.member')],
      !channel && !outside && ['restricted', t('sandbox.role.restricted')],
      ['left', t(outside ? 'sandbox.role.unban' : 'sandbox.role.left')],
      ['kicked', t('sandbox.role.kicked')],
    ].filter(Boolean);
  }

  rights() {
    const given = this.member.status === 'administrator' ? this.member : null;
    return html`<fieldset><legend>${t('sandbox.rights')}</legend>
      ${rightsOf(this.chat.kind).map(([name, key]) => this.check(name, t(key), given ? given[name] : name !== 'can_promote_members'))}
      <label>${t('sandbox.custom.title')}<input name="custom_title" maxlength="16" .value=${this.member.custom_title ?? ''}></label>
    </fieldset>`;
  }

  restrictions() {
    const given = this.member.status === 'restricted' ? this.member : {};
    return html`<fieldset><legend>${t('sandbox.may')}</legend>
      ${PERMISSIONS.map(([name, key]) => this.check(name, t(key), given[name]))}</fieldset>`;
  }

  async save({term = 0, custom_title: title, ...values}) {
    const {status} = this;
    const names = status === 'administrator' ? rightsOf(this.chat.kind) : PERMISSIONS;
    const chosen = Object.fromEntries(names.map(([name]) => [name, values[name] === 'true']));
    await put(`/groups/${this.group.id}/members`, {user: this.person.id, member: String(this.member.user.id), status,
      ...(status === 'administrator' && {rights: chosen, ...(title && {custom_title: title})}),
      ...(status === 'restricted' && {permissions: chosen}),
      ...(Number(term) && {until_date: Math.floor(now() / 1000) + Number(term)})});
    this.close();
  }
}

customElements.define('member-dialog', MemberDialog);
