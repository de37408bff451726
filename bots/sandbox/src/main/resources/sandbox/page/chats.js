import {get} from './api.js';
import {remember} from './names.js';

/**
 * The chats of a user, private ones and groups in one shape.
 *
 * `key` names a chat on the page, `ref` in requests; `kind` is private, group, supergroup or channel; `before` is the
 * key of the group that a supergroup was.
 */
export async function loadChats(user) {
  const [bots, groups] = await Promise.all([get('/chats', {user}), get('/groups', {user})]);
  bots.forEach(({bot}) => remember(bot.id, bot.emoji));
  const moved = new Map(groups.filter(({chat}) => chat.migrated_to)
    .map(({chat}) => [`chat/${chat.id}`, `chat/${chat.migrated_to}`]));
  const before = new Map([...moved].map(([from, to]) => [to, from]));
  const chats = [...bots.map(withBot), ...groups.filter(({chat}) => !chat.migrated_to).map(shared)
    .map(chat => ({...chat, before: before.get(chat.key)}))]
    .sort((a, b) => (b.last?.date ?? 0) - (a.last?.date ?? 0));
  return {chats, moved};
}

const withBot = entry => ({...entry, key: `bot/${entry.bot.id}`, ref: {bot: entry.bot.id}, kind: 'private',
  id: entry.bot.id, title: entry.bot.title, username: entry.bot.username, commands: entry.bot.commands});

const shared = entry => ({...entry, key: `chat/${entry.chat.id}`, ref: {chat: entry.chat.id}, kind: entry.chat.type,
  id: entry.chat.id, title: entry.chat.title, username: entry.chat.username, started: true, blocked: false});

/** The chat in which an event happened. */
export const chatOf = detail => detail.chat ? `chat/${detail.chat}` : `bot/${detail.bot}`;

/** The same chat as the place where something is sent to. */
export const target = ({ref}) => ref.bot ? {to_bot: ref.bot} : {to_chat: ref.chat};

/** Whether a member has a right of administrators. */
export const may = (member, right) => member?.status === 'creator'
  || member?.status === 'administrator' && member[right] === true;

/** Whether a member may do what is not only for administrators. */
export function allowed(chat, permission) {
  const {member} = chat;
  switch (member?.status) {
    case 'creator':
    case 'administrator': return true;
    case 'member': return chat.chat.permissions[permission] === true;
    case 'restricted': return member.is_member && member[permission] === true;
    default: return false;
  }
}

/** Whether a user may write here at all. */
export function mayWrite(chat) {
  if (chat.kind === 'private') return true;
  return chat.kind === 'channel' ? may(chat.member, 'can_post_messages') : allowed(chat, 'can_send_messages');
}
