import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {bubble} from './message.js';
import {author} from './names.js';
import {isService, service} from './service.js';
import {dayName} from './settings.js';

const RUN_SECONDS = 300;

/** All messages of a chat, day by day, those of one author close together, albums as one. */
export function messageList(messages, {me, shared, channel}, actions) {
  const items = albums(messages);
  return repeat(items, ([first]) => first.message_id, (group, index) => {
    const [first] = group;
    const before = items[index - 1]?.[0];
    const day = dayName(first.date);
    const place = {
      own: author(first).id === me, shared: shared && !channel,
      first: !together(before, first), last: !together(first, items[index + 1]?.[0]),
    };
    return html`
      ${!before || dayName(before.date) !== day ? html`<div class="day"><span>${day}</span></div>` : nothing}
      ${isService(first) ? service(first, actions) : bubble(group, place, actions)}`;
  });
}

/** Each message alone, but those of an album in one list. */
function albums(messages) {
  const items = [];
  for (const message of messages) {
    const last = items.at(-1);
    if (message.media_group_id && last?.[0].media_group_id === message.media_group_id) last.push(message);
    else items.push([message]);
  }
  return items;
}

/** Messages of one author within a few minutes stand close together. */
function together(before, after) {
  return !!before && !!after && author(before).id === author(after).id && after.date - before.date < RUN_SECONDS
    && dayName(before.date) === dayName(after.date) && !isService(before) && !isService(after);
}
