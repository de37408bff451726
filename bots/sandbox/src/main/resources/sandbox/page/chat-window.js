import {html, nothing} from 'lit';
import './chat-dialogs.js';
import './join-dialog.js';
import './poll-dialog.js';
import './send-dialog.js';

/** The window that is open over a chat, by the name of what it asks for. */
export function chatWindow(view) {
  const {dialog} = view;
  const close = () => {
    view.dialog = null;
    dialog.cancelled?.();
  };
  const done = event => {
    view.dialog = null;
    dialog.done(event.detail);
  };
  switch (dialog.name) {
    case 'files': return html`<send-dialog .files=${dialog.files} .key=${view.key} .replyTo=${view.replyTo?.message_id}
      @close=${close} @sent=${() => view.dialog = view.replyTo = null}></send-dialog>`;
    case 'poll': return html`<poll-dialog .key=${view.key} @close=${close}></poll-dialog>`;
    case 'location': return html`<location-dialog .key=${view.key} @close=${close}></location-dialog>`;
    case 'chat': return html`<chat-dialog .heading=${dialog.title} .chats=${dialog.chats} @close=${close}
      @choose=${done}></chat-dialog>`;
    case 'people': return html`<people-dialog .heading=${dialog.title} .max=${dialog.max} .people=${candidates(view, dialog.bots)}
      @close=${close} @choose=${done}></people-dialog>`;
    case 'join': return html`<join-dialog .person=${view.person} .link=${dialog.link} .username=${dialog.username}
      @close=${close} @joined=${event => view.tell('open-chat', {key: `chat/${event.detail}`})}></join-dialog>`;
    case 'voters': return html`<voters-dialog .message=${view.messages.find(one =>
      one.message_id === dialog.message.message_id)} .people=${view.people} @close=${close}></voters-dialog>`;
    case 'raw': return html`<raw-dialog .content=${dialog.content} @close=${close}></raw-dialog>`;
    case 'look': return html`<look-dialog .source=${dialog.source} .caption=${dialog.caption} @close=${close}></look-dialog>`;
    default: return nothing;
  }
}

/** People, or bots, or both. */
function candidates({people: all, chats}, bots) {
  const people = all.filter(person => !person.deleted);
  const known = chats.filter(chat => chat.bot).map(({bot}) => bot);
  return bots === undefined ? [...people, ...known] : bots ? known : people;
}
