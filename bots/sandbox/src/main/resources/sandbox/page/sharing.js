import {post} from './api.js';
import {t} from './settings.js';

/** What a button of a reply keyboard asks to share. */
export function share({request_users: users, request_chat: group}, view) {
  if (users) {
    view.dialog = {name: 'people', title: t('sandbox.share.users'), max: users.max_quantity ?? 1,
      bots: users.user_is_bot, done: chosen => view.act(() =>
        post('/share-users', {...view.key, request_id: users.request_id, users: chosen.map(String)}))};
  } else {
    view.choose(t('sandbox.share.chat'), chat => post('/share-chat',
      {...view.key, request_id: group.request_id, shared_chat: chat.id}),
      chat => group.chat_is_channel ? chat.kind === 'channel' : ['group', 'supergroup'].includes(chat.kind));
  }
}
