import {html} from 'lit';
import {allowed, may} from './chats.js';
import {icon} from './icons.js';
import {openMenu} from './menu.js';
import {author} from './names.js';
import {everyReaction, own, picker, QUICK} from './reactions.js';
import {isService} from './service.js';
import {t} from './settings.js';

/** What can be done with a message, or with all of an album. */
export function messageMenu(event, messages, view) {
  const menu = openMenu(event, items(messages, view), {label: t('sandbox.message.actions')});
  if (!isService(messages[0])) offerReactions(menu, messages[0], view);
}

/** A few emoji at once, all of them on demand. */
function offerReactions(menu, message, view) {
  const mine = own(message, view.person.id);
  const choose = emoji => {
    menu.close();
    view.react(message, emoji);
  };
  const more = async () => {
    menu.reactions = picker(await everyReaction(), mine, choose);
    await menu.updateComplete;
    menu.place();
  };
  menu.reactions = [picker(QUICK, mine, choose), html`
    <button class="pick more" aria-label=${t('sandbox.reactions.all')} title=${t('sandbox.reactions.all')}
      @click=${more}>${icon('down')}</button>`];
}

function items(messages, view) {
  const {chat, person} = view;
  const [message] = messages;
  const mine = author(message).id === person.id;
  const service = isService(message);
  const text = message.text ?? message.caption;
  const pinner = chat.kind === 'private' || allowed(chat, 'can_pin_messages');
  const deletes = chat.kind === 'private' || mine || may(chat.member, 'can_delete_messages');
  const voted = message.votes?.[person.id]?.length;
  const poll = message.poll && !message.poll.is_closed;
  return [
    !service && {label: t('sandbox.reply'), icon: 'reply', action: () => view.reply(message)},
    mine && (message.text || message.caption !== undefined || message.photo) && !service && !message.forward_origin
      && {label: t('sandbox.edit'), icon: 'edit', action: () => view.edit(message)},
    text && {label: t('sandbox.copy.text'), icon: 'copy', action: () => view.copy(text)},
    poll && voted && message.poll.allows_revoting
      && {label: t('sandbox.poll.retract'), icon: 'undo', action: () => view.vote(message, [])},
    poll && mine && !message.forward_origin
      && {label: t('sandbox.poll.close'), icon: 'stop', action: () => view.closePoll(message)},
    pinner && !service && (message.pinned
      ? {label: t('sandbox.unpin'), icon: 'pin', action: () => view.pin(message, false)}
      : {label: t('sandbox.pin'), icon: 'pin', action: () => view.pin(message, true)}),
    !service && !message.has_protected_content
      && {label: t('sandbox.forward'), icon: 'forward', action: () => view.forward(messages)},
    {label: t('sandbox.raw'), icon: 'code', action: () => view.showRaw(messages)},
    deletes && {label: t('sandbox.delete'), icon: 'trash', danger: true, action: () => view.erase(messages)},
  ];
}
