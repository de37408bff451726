import {post} from './api.js';
import {t} from './settings.js';

const LINK = /^(?:https?:\/\/)?t(?:elegram)?\.me\/(\+[\w-]+|\w+)(?:\/(\w+))?\/?(?:\?(.*))?$/;

export const isLink = text => LINK.test(text.trim());

/**
 * Follows links to bots and groups that are here; true if it was one.
 *
 * @param view the chat in which the link stands
 */
export function follow(url, view) {
  const link = LINK.exec(url.trim());
  if (!link) return false;
  const [, name, app, rest] = link;
  const query = new URLSearchParams(rest ?? '');
  const chat = view.chats.find(other => other.username?.toLowerCase() === name.toLowerCase());
  if (name.startsWith('+')) {
    view.dialog = {name: 'join', link: `https://t.me/${name}`};
  } else if (!chat) {
    stranger(name, view);
  } else if (chat.bot && (query.has('startapp') || app)) {
    view.openApp({source: 'link', bot: chat.bot.username, start: query.get('startapp') ?? ''});
  } else if (chat.bot && query.has('startgroup')) {
    view.addToGroup(chat.bot);
  } else {
    view.tell('open-chat', {key: chat.key});
    if (query.has('start')) {
      view.act(() => post('/start-link', {user: view.person.id, bot: chat.bot.username, start: query.get('start')}));
    }
  }
  return true;
}

/** People have no chats with each other here; what else is unknown may be a public group. */
function stranger(name, view) {
  const person = view.people.find(other => other.username?.toLowerCase() === name.toLowerCase());
  if (person) view.showToast(t('sandbox.people.only'));
  else view.dialog = {name: 'join', username: name};
}
