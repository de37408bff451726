import {html, nothing} from 'lit';
import {post, reason} from './api.js';
import {icon} from './icons.js';
import {openMenu} from './menu.js';
import {avatar, fullName} from './names.js';
import {Part} from './part.js';
import {dateAndTime, t} from './settings.js';
import './group-dialogs.js';

/** The ways into a group: invite links, and who asks to be let in. */
class GroupLinks extends Part {
  static properties = {group: {}, person: {}, people: {}, creating: {state: true}};

  async act(action, done) {
    try {
      const result = await action();
      if (done) this.tell('toast', done(result));
    } catch (refused) {
      this.tell('toast', reason(refused));
    }
  }

  render() {
    const {invite_links: links, join_requests: requests} = this.group;
    return html`
      ${requests.length ? html`<h4>${t('sandbox.requests')}</h4>
        <ul class="members" aria-label=${t('sandbox.requests')}>${requests.map(request => this.request(request))}</ul>` : nothing}
      <div class="section-head"><h4>${t('sandbox.invites')}</h4>
        <button class="flat small" @click=${() => this.creating = true}>${t('sandbox.invite.new')}</button></div>
      ${links.length ? nothing : html`<p class="hint left">${t('sandbox.invites.none')}</p>`}
      <ul class="members" aria-label=${t('sandbox.invites')}>${links.map(link => this.link(link))}</ul>
      ${this.creating ? html`<invite-dialog .group=${this.group} .person=${this.person}
        @close=${() => this.creating = false}></invite-dialog>` : nothing}`;
  }

  request({from, bio}) {
    const decide = approve => this.act(() =>
      post(`/groups/${this.group.id}/requests`, {user: this.person.id, member: String(from.id), approve}));
    return html`<li class="request">${avatar(from.id, fullName(from), 'small')}
      <span class="member-text"><b>${fullName(from)}</b><small>${bio || (from.username ? `@${from.username}` : '')}</small></span>
      <button class="primary small" aria-label=${t('sandbox.request.approve', {name: fullName(from)})}
        @click=${() => decide(true)}>${t('sandbox.request.yes')}</button>
      <button class="flat small" aria-label=${t('sandbox.request.decline', {name: fullName(from)})}
        @click=${() => decide(false)}>${t('sandbox.request.no')}</button></li>`;
  }

  link(link) {
    const url = link.invite_link;
    return html`<li class="invite ${link.is_revoked ? 'revoked' : ''}">
      <span class="file-icon">${icon('link')}</span>
      <span class="member-text"><b>${link.name ?? url.replace('https://', '')}</b><small>${this.facts(link)}</small></span>
      <button class="round" aria-label=${t('sandbox.invite.copy')} title=${t('sandbox.invite.copy')}
        @click=${() => this.tell('copy', url)}>${icon('copy')}</button>
      ${link.is_revoked ? nothing : html`<button class="round" aria-haspopup="menu" aria-label=${t('sandbox.invite.more')}
        @click=${event => this.menu(event, link)}>${icon('more')}</button>`}</li>`;
  }

  facts(link) {
    if (link.is_revoked) return t('sandbox.invite.revoked');
    return [link.creates_join_request && t('sandbox.invite.approval'),
      link.member_limit && t('sandbox.invite.limit', {count: link.member_limit}),
      link.expire_date && t('sandbox.invite.until', {when: dateAndTime(link.expire_date)}),
      link.pending_join_request_count && t('sandbox.invite.pending', {count: link.pending_join_request_count}),
    ].filter(Boolean).join(' · ') || t('sandbox.invite.open');
  }

  menu(event, link) {
    const inside = new Set(this.group.members.filter(member => !['left', 'kicked'].includes(member.status))
      .map(member => member.user.id));
    openMenu(event, [
      ...this.people.filter(person => !inside.has(person.id) && !person.deleted).map(person => ({
        label: t('sandbox.invite.as', {name: fullName(person)}), face: avatar(person.id, fullName(person), 'tiny'),
        action: () => this.follow(person, link)})),
      {label: t('sandbox.invite.revoke'), icon: 'trash', danger: true, action: () => this.act(() =>
        post(`/groups/${this.group.id}/links/revoke`, {user: this.person.id, invite_link: link.invite_link}))},
    ], {label: t('sandbox.invite.more')});
  }

  /** Another user follows the link. */
  follow(person, {invite_link: link}) {
    return this.act(() => post('/join', {user: person.id, invite_link: link}), ({joined}) =>
      t(joined ? 'sandbox.invite.joined' : 'sandbox.invite.requested', {name: fullName(person)}));
  }
}

customElements.define('group-links', GroupLinks);
