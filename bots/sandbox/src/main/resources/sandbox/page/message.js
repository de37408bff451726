import {html, nothing} from 'lit';
import {formatted, isBigEmoji, preview} from './entities.js';
import {checks, icon} from './icons.js';
import {album, media} from './media.js';
import {author, authorName, avatar, nameOf, tint} from './names.js';
import {pollView} from './poll-view.js';
import {reactionChips} from './reactions.js';
import {clockTime, t} from './settings.js';

/**
 * One message as Telegram draws it, or an album as one.
 *
 * @param messages one, or all of an album
 * @param place own: written by this user; first, last: at the ends of a run of messages; shared: in a group
 * @param actions what a person can do with it, see ChatView
 */
export function bubble(messages, place, actions) {
  const message = messages.find(one => one.caption) ?? messages[0];
  const big = message.text && !message.reply_to_message && !message.forward_origin && isBigEmoji(message.text);
  const bare = big || message.sticker || message.video_note;
  const picture = messages.length > 1 || message.photo || message.video || message.animation;
  const named = place.shared && !place.own && place.first && !bare;
  const classes = ['bubble', place.own ? 'own' : 'theirs', place.first ? 'first' : '', place.last ? 'last' : '',
    picture ? 'media' : '', named ? 'named' : '', big ? 'big' : '', bare ? 'naked' : ''].join(' ');
  const menu = event => actions.menu(event, messages);
  return html`
    <div class="message ${place.own ? 'own' : 'theirs'} ${place.last ? 'last' : ''}" id="m${messages[0].message_id}"
        data-message-id=${messages[0].message_id} @dblclick=${() => actions.reply(message)} @contextmenu=${menu}>
      ${place.shared && !place.own ? html`<span class="face">${place.last
        ? avatar(author(message).id, authorName(message), 'tiny') : nothing}</span>` : nothing}
      <div class="stack">
        <article class=${classes}>
          ${named ? name(message, actions) : nothing}
          ${message.forward_origin ? forwarded(message.forward_origin) : nothing}
          ${message.via_bot ? html`<button class="via" @click=${() => actions.mention(`@${message.via_bot.username}`)}>${
            t('sandbox.via', {name: `@${message.via_bot.username}`})}</button>` : nothing}
          ${message.reply_to_message ? quote(message.reply_to_message, actions) : nothing}
          ${messages.length > 1 ? album(messages, actions) : media(message, actions)}
          ${message.poll ? pollView(message, actions) : nothing}
          ${words(message, place, actions)}
          ${place.last && !bare ? tail : nothing}
        </article>
        ${messages.map(one => reactionChips(one, actions))}
        ${message.reply_markup ? keyboard(message.reply_markup.inline_keyboard, actions) : nothing}
      </div>
      <span class="tools">
        <button class="round reply-button" aria-label=${t('sandbox.reply')} title=${t('sandbox.reply')}
            @click=${() => actions.reply(message)}>${icon('reply')}</button>
        <button class="round reply-button" aria-label=${t('sandbox.message.actions')} title=${t('sandbox.message.actions')}
            aria-haspopup="menu" @click=${menu}>${icon('more')}</button>
      </span>
    </div>`;
}

function words(message, place, actions) {
  const text = message.text ?? message.caption;
  return text
    ? html`<div class="text">${formatted(text, message.entities ?? message.caption_entities, actions)}${
        meta(message, place)}</div>`
    : html`<div class="text bare">${meta(message, place)}</div>`;
}

const name = (message, actions) => html`
  <div class="sender n${tint(author(message).id)}"><b>${authorName(message)}</b><small>${
    actions.role(author(message).id)}</small></div>`;

const tail = html`<svg class="tail" viewBox="0 0 9 20" aria-hidden="true"><path fill="currentColor"
  d="M9 4v16H.8c-.8 0-1-.9-.3-1.2C4 17 6 13.5 6 9V4z"/></svg>`;

const meta = (message, place) => html`<span class="meta">${
  message.pinned ? html`<span title=${t('sandbox.pinned')}>${icon('pin')}</span>` : nothing}${
  message.edit_date ? html`<span class="edited">${t('sandbox.edited')}</span> ` : nothing}<time>${
  clockTime(message.date)}</time>${place.own ? checks : nothing}</span>`;

const forwarded = origin => html`<div class="forwarded">${t('sandbox.forwarded', {
  name: nameOf(origin.sender_user ?? origin.chat ?? {first_name: origin.sender_user_name})})}</div>`;

const quote = (message, actions) => html`
  <button class="quote n${tint(author(message).id)}" @click=${() => actions.jump(message.message_id)}>
    <b>${authorName(message)}</b><span>${preview(message, t)}</span>
  </button>`;

const keyboard = (rows, actions) => html`
  <div class="inline-keyboard">
    ${rows.map((row, r) => html`<div class="keys">${row.map((button, c) => html`
      <button class="key" @click=${event => actions.press(r, c, button, event.currentTarget)}>
        <span>${button.text}</span>${corner(button)}
      </button>`)}</div>`)}
  </div>`;

function corner(button) {
  if (button.url || button.login_url) return icon('link');
  if (button.web_app) return icon('app');
  if (button.copy_text) return icon('copy');
  if (Object.keys(button).some(key => key.startsWith('switch_inline_query'))) return icon('forward');
  return nothing;
}
