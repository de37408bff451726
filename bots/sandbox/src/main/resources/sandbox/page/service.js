import {html} from 'lit';
import {preview} from './entities.js';
import {fullName, nameOf} from './names.js';
import {t} from './settings.js';

const TEXTS = {
  new_chat_members: (members, from) => members.length === 1 && members[0].id === from.id
    ? t('sandbox.service.joined', {name: fullName(from)})
    : t('sandbox.service.added', {name: fullName(from), who: members.map(fullName).join(', ')}),
  left_chat_member: (member, from) => member.id === from.id
    ? t('sandbox.service.left', {name: fullName(from)})
    : t('sandbox.service.removed', {name: fullName(from), who: fullName(member)}),
  new_chat_title: (title, from) => t('sandbox.service.renamed', {name: nameOf(from), title}),
  group_chat_created: (flag, from) => t('sandbox.service.created', {name: nameOf(from)}),
  supergroup_chat_created: (flag, from) => t('sandbox.service.created', {name: nameOf(from)}),
  channel_chat_created: () => t('sandbox.service.channel'),
  migrate_to_chat_id: () => t('sandbox.service.upgraded'),
  migrate_from_chat_id: () => t('sandbox.service.upgraded'),
  pinned_message: (message, from) => t('sandbox.service.pinned', {name: nameOf(from), what: preview(message, t)}),
  users_shared: (shared, from) => t('sandbox.service.users', {name: nameOf(from),
    who: shared.users.map(user => user.first_name ?? user.user_id).join(', ')}),
  chat_shared: (shared, from) => t('sandbox.service.chat', {name: nameOf(from), title: shared.title ?? shared.chat_id}),
  write_access_allowed: () => t('sandbox.service.writing'),
  web_app_data: data => t('sandbox.service.data', {button: data.button_text}),
};

const kindOf = message => Object.keys(TEXTS).find(name => message[name] !== undefined);

export const isService = message => !!kindOf(message);

export function serviceText(message) {
  const kind = kindOf(message);
  return TEXTS[kind](message[kind], message.from ?? message.sender_chat);
}

/** A message that nobody wrote, in the middle of the chat. */
export const service = (message, actions) => html`
  <div class="service" role="note" id="m${message.message_id}" data-message-id=${message.message_id}
      @contextmenu=${event => actions.menu(event, [message])}>
    <button class="service-text" @click=${() => message.pinned_message && actions.jump(message.pinned_message.message_id)}>${
      serviceText(message)}</button>
  </div>`;
