import {html} from 'lit';

/** How people, bots and chats are called and what they look like, wherever they appear. */

const faces = new Map();

/** Pictures come with lists of people and bots; messages tell only ids. */
export const remember = (id, emoji, picture) => faces.set(Number(id), {emoji, picture});

export const fullName = user => [user.first_name, user.last_name].filter(Boolean).join(' ');

/** Who is shown as the author of a message: a person, a bot, or the channel itself. */
export const author = message => message.sender_chat ?? message.from;

export const authorName = message => nameOf(author(message));

export const nameOf = someone => someone?.title ?? fullName(someone ?? {});

/** The colour that Telegram gives to an id. */
export const tint = id => Math.abs(Number(id)) % 7;

/** The coloured circle with a picture, an emoji or initials. */
export function avatar(id, name, size = '') {
  const {emoji, picture} = faces.get(Number(id)) ?? {};
  return html`<span class="avatar c${tint(id)} ${size}" aria-hidden="true">${picture
    ? html`<img src="/sandbox/files/${picture}" alt="">`
    : emoji ? html`<span class="emoji">${emoji}</span>` : initials(name)}</span>`;
}

const initials = name => name.split(/\s+/).filter(Boolean).slice(0, 2).map(word => [...word][0].toUpperCase()).join('');
