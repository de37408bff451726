import {html, nothing} from 'lit';
import {patch, post, reason} from './api.js';
import {allowed, may} from './chats.js';
import {icon} from './icons.js';
import {avatar, fullName} from './names.js';
import {Part} from './part.js';
import {t} from './settings.js';
import './group-dialogs.js';
import './group-links.js';
import './member-dialog.js';

const ORDER = ['creator', 'administrator', 'member', 'restricted'];

/** A group as its members see it: who is in it as what, the ways into it, what is allowed. */
class GroupInfo extends Part {
  static properties = {person: {}, people: {}, chats: {}, chat: {}, group: {}, dialog: {state: true}};

  async act(action) {
    try {
      await action();
    } catch (refused) {
      this.tell('toast', reason(refused));
    }
  }

  render() {
    const {chat, group} = this;
    return html`
      <aside class="profile group-info" aria-label=${t('sandbox.group.info')} @keydown=${event => event.key === 'Escape'
          && !event.target.closest('dialog') && this.tell('close')}>
        <header><button class="round" aria-label=${t('sandbox.close')} @click=${() => this.tell('close')}>${icon('close')}</button>
          <h2>${t(chat.kind === 'channel' ? 'sandbox.channel.info' : 'sandbox.group.info')}</h2><span class="grow"></span>
          ${allowed(chat, 'can_change_info') ? html`<button class="round" aria-label=${t('sandbox.edit')} title=${t('sandbox.edit')}
            @click=${() => this.dialog = {name: 'edit'}}>${icon('edit')}</button>` : nothing}</header>
        ${avatar(chat.id, chat.title, 'huge')}
        <h3>${chat.title}</h3>
        <p class="muted">${this.kind()}</p>
        ${group?.description ? html`<p>${group.description}</p>` : nothing}
        ${chat.username ? html`<button class="line" @click=${() => this.tell('copy', `https://t.me/${chat.username}`)}>${
          icon('link')}<span>t.me/${chat.username}<small>${t('sandbox.group.public')}</small></span></button>` : nothing}
        ${group ? this.parts() : nothing}
        ${this.dialog ? this.dialogView() : nothing}
      </aside>`;
  }

  kind() {
    return {group: t('sandbox.kind.group'), supergroup: t('sandbox.kind.supergroup'), channel: t('sandbox.kind.channel')}[
      this.chat.kind];
  }

  parts() {
    const {chat, group, person} = this;
    return html`
      ${may(chat.member, 'can_invite_users') ? html`
        <group-links .group=${group} .person=${person} .people=${this.people}
          @copy=${event => this.tell('copy', event.detail)} @toast=${event => this.tell('toast', event.detail)}></group-links>` : nothing}
      ${this.members()}
      <div class="card">
        ${may(chat.member, 'can_restrict_members') && chat.kind !== 'channel' ? html`
          <button class="line" @click=${() => this.dialog = {name: 'permissions'}}>${icon('lock')}<span>${
            t('sandbox.permissions')}<small>${t('sandbox.permissions.hint')}</small></span></button>` : nothing}
        ${chat.member.status === 'creator' && chat.kind === 'group' ? html`
          <button class="line" @click=${() => this.act(() => post(`/groups/${chat.id}/upgrade`, {user: person.id}))}>${
            icon('up')}<span>${t('sandbox.upgrade')}<small>${t('sandbox.upgrade.hint')}</small></span></button>` : nothing}
        <button class="line danger" @click=${() => this.tell('leave')}>${icon('exit')}<span>${t('sandbox.leave')}</span></button>
      </div>`;
  }

  members() {
    const {chat, group} = this;
    const inside = group.members.filter(member => ORDER.includes(member.status) && member.is_member !== false)
      .sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
    const outside = group.members.filter(member => member.status === 'kicked'
      || (member.status === 'restricted' && member.is_member === false));
    const adds = chat.kind === 'channel' ? may(chat.member, 'can_invite_users') : allowed(chat, 'can_invite_users');
    return html`
      <div class="section-head"><h4>${t(chat.kind === 'channel' ? 'sandbox.subscribers' : 'sandbox.members.count',
        {count: inside.length})}</h4>${adds ? html`<button class="flat small" @click=${() => this.dialog = {name: 'add'}}>${
        t('sandbox.member.add')}</button>` : nothing}</div>
      <ul class="members" aria-label=${t('sandbox.members')}>${inside.map(member => this.member(member))}</ul>
      ${outside.length ? html`<h4>${t('sandbox.removed')}</h4>
        <ul class="members" aria-label=${t('sandbox.removed')}>${outside.map(member => this.member(member))}</ul>` : nothing}`;
  }

  member(member) {
    const {user} = member;
    const changes = member.status !== 'creator' && user.id !== this.person.id
      && (may(this.chat.member, 'can_restrict_members') || may(this.chat.member, 'can_promote_members'));
    const inner = html`${avatar(user.id, fullName(user), 'small')}
      <span class="member-text"><b>${fullName(user)}</b><small>${this.note(member)}</small></span>
      <span class="role is-${member.status}">${this.role(member)}</span>`;
    return html`<li>${changes
      ? html`<button class="member" aria-label=${t('sandbox.member.change', {name: fullName(user)})}
          @click=${() => this.dialog = {name: 'member', member}}>${inner}</button>`
      : html`<div class="member">${inner}</div>`}</li>`;
  }

  role(member) {
    if (member.custom_title) return member.custom_title;
    return {creator: t('sandbox.role.creator'), administrator: t('sandbox.role.administrator'),
      restricted: t('sandbox.role.restricted'), kicked: t('sandbox.role.kicked')}[member.status] ?? '';
  }

  /** Of a bot, whether privacy mode keeps messages from it; of a person, the username. */
  note({user, status}) {
    if (!user.is_bot) return user.username ? `@${user.username}` : t('sandbox.user');
    const bot = this.chats.find(chat => chat.bot?.id === user.id)?.bot;
    const hears = status === 'administrator' || !bot?.settings.privacy;
    return t(hears ? 'sandbox.bot.hears.all' : 'sandbox.bot.hears.some');
  }

  dialogView() {
    const {chat, group, person, dialog} = this;
    const close = () => this.dialog = null;
    switch (dialog.name) {
      case 'edit': return html`<group-edit-dialog .group=${group} .person=${person} @close=${close}></group-edit-dialog>`;
      case 'permissions': return html`<permissions-dialog .heading=${t('sandbox.permissions')} .given=${group.permissions}
        .save=${permissions => patch(`/groups/${group.id}`, {user: person.id, permissions})} @close=${close}></permissions-dialog>`;
      case 'member': return html`<member-dialog .member=${dialog.member} .group=${group} .chat=${chat} .person=${person}
        @close=${close}></member-dialog>`;
      default: return html`<people-dialog .heading=${t('sandbox.member.add')} .max=${20} .people=${this.strangers()}
        @close=${close} @choose=${event => this.add(event.detail)}></people-dialog>`;
    }
  }

  strangers() {
    const inside = new Set(this.group.members.filter(member => !['left', 'kicked'].includes(member.status))
      .map(member => member.user.id));
    return [...this.people.filter(person => !person.deleted), ...this.chats.filter(chat => chat.bot).map(({bot}) => bot)]
      .filter(({id, username}) => !inside.has(id) && username !== 'BotFather');
  }

  add(ids) {
    this.dialog = null;
    return this.act(() => Promise.all(ids.map(id =>
      post(`/groups/${this.group.id}/members`, {user: this.person.id, member: String(id)}))));
  }
}

customElements.define('group-info', GroupInfo);
