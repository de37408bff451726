/** A picture of one pixel. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

export const escaped = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What bots have to ask for by name, and what these bots need beside. */
export const UPDATES = ['message', 'callback_query', 'inline_query', 'chosen_inline_result', 'my_chat_member',
  'chat_member', 'message_reaction', 'poll_answer'];
