import {html, nothing} from 'lit';
import {formatted, isBigEmoji, preview} from './entities.js';
import {checks, icon} from './icons.js';
import {clockTime, t} from './settings.js';

/**
 * One message as Telegram draws it.
 *
 * @param place own: written by this user; first, last: at the ends of a group of messages
 * @param actions press(row, column, button), command(text), link(url), reply(message), jump(id)
 */
export function bubble(message, place, actions) {
  const big = message.text && !message.reply_to_message && isBigEmoji(message.text);
  const classes = ['bubble', place.own ? 'own' : 'theirs', place.first ? 'first' : '', place.last ? 'last' : '',
    message.photo ? 'media' : '', big ? 'big' : ''].join(' ');
  return html`
    <div class="message ${place.own ? 'own' : 'theirs'} ${place.last ? 'last' : ''}" id="m${message.message_id}"
        data-message-id=${message.message_id} @dblclick=${() => actions.reply(message)}>
      <div class="stack">
        <article class=${classes}>
          ${message.forward_origin ? forwarded(message.forward_origin) : nothing}
          ${message.reply_to_message ? quote(message.reply_to_message, actions) : nothing}
          ${message.photo ? photo(message) : nothing}
          ${message.document ? documentView(message.document) : nothing}
          ${message.contact ? contact(message.contact) : nothing}
          ${message.text || message.caption ? html`<div class="text">${
            formatted(message.text ?? message.caption, message.entities ?? message.caption_entities, actions)
          }${meta(message, place)}</div>` : html`<div class="text bare">${meta(message, place)}</div>`}
          ${place.last && !big ? tail : nothing}
        </article>
        ${message.reply_markup ? keyboard(message.reply_markup.inline_keyboard, actions) : nothing}
      </div>
      <button class="round reply-button" aria-label=${t('sandbox.reply')} title=${t('sandbox.reply')}
          @click=${() => actions.reply(message)}>${icon('reply')}</button>
    </div>`;
}

const tail = html`<svg class="tail" viewBox="0 0 9 20" aria-hidden="true"><path fill="currentColor"
  d="M9 4v16H.8c-.8 0-1-.9-.3-1.2C4 17 6 13.5 6 9V4z"/></svg>`;

const meta = (message, place) => html`<span class="meta">${
  message.edit_date ? html`<span class="edited">${t('sandbox.edited')}</span> ` : nothing}<time>${
  clockTime(message.date)}</time>${place.own ? checks : nothing}</span>`;

const forwarded = origin => html`<div class="forwarded">${t('sandbox.forwarded', {
  name: origin.sender_user?.first_name ?? origin.sender_user_name ?? ''})}</div>`;

const quote = (message, actions) => html`
  <button class="quote" @click=${() => actions.jump(message.message_id)}>
    <b>${message.from.first_name}</b><span>${preview(message, t)}</span>
  </button>`;

function photo(message) {
  const largest = message.photo.at(-1);
  return html`<img class="photo" src="/sandbox/files/${largest.file_id}" alt=${message.caption ?? t('sandbox.photo')}
    width=${largest.width} height=${largest.height} loading="lazy">`;
}

const documentView = file => html`
  <a class="document" href="/sandbox/files/${file.file_id}" download=${file.file_name}>
    <span class="file-icon">${icon('doc')}</span>
    <span><b>${file.file_name}</b><small>${size(file.file_size)}</small></span>
  </a>`;

const contact = person => html`
  <div class="document"><span class="file-icon" aria-hidden="true">👤</span>
    <span><b>${person.first_name} ${person.last_name ?? ''}</b><small>+${person.phone_number}</small></span></div>`;

function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

const keyboard = (rows, actions) => html`
  <div class="inline-keyboard">
    ${rows.map((row, r) => html`<div class="keys">${row.map((button, c) => html`
      <button class="key" @click=${event => actions.press(r, c, button, event.currentTarget)}>
        <span>${button.text}</span>${corner(button)}
      </button>`)}</div>`)}
  </div>`;

function corner(button) {
  if (button.url) return icon('link');
  if (button.web_app) return icon('app');
  if (button.copy_text) return icon('copy');
  return nothing;
}
