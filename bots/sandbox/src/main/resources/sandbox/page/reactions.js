import {html, nothing} from 'lit';
import {get} from './api.js';
import {t} from './settings.js';

export const QUICK = ['👍', '❤', '🔥', '🎉', '😁', '😢', '👎'];

/** The reactions under a message: how many gave each, one's own marked; a press gives or takes back one's own. */
export function reactionChips(message, actions) {
  const counts = Object.entries(message.reaction_counts ?? {});
  if (!counts.length) return nothing;
  const mine = own(message, actions.me);
  return html`<div class="reactions" role="group" aria-label=${t('sandbox.reactions')}>${counts.map(([emoji, count]) => html`
    <button class="reaction ${mine === emoji ? 'mine' : ''}" aria-pressed=${mine === emoji}
      aria-label=${t('sandbox.reaction.count', {emoji, count})} @click=${() =>
        actions.react(message, mine === emoji ? null : emoji)}><span>${emoji}</span>${count}</button>`)}</div>`;
}

export const own = (message, user) =>
  message.reactions?.find(given => given.user === user)?.reaction[0]?.emoji;

let all;

/** All emoji that can be given, asked for once. */
export const everyReaction = () => all ??= get('/reactions');

/** The row of emoji over the menu of a message. */
export const picker = (emoji, mine, choose) => emoji.map(one => html`
  <button class="pick ${mine === one ? 'mine' : ''}" aria-label=${t('sandbox.react', {emoji: one})} title=${one}
    @click=${() => choose(mine === one ? null : one)}>${one}</button>`);
