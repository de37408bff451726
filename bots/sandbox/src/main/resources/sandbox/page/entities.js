import {html} from 'lit';

/** Renders a text with its entities; offsets count UTF-16 units, as strings here do. */
export function formatted(text, entities = [], actions = {}) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return inside(text, sorted, 0, text.length, actions);
}

/** The line break after a block is the block's own. */
const BLOCKS = new Set(['pre', 'blockquote', 'expandable_blockquote']);

function inside(text, entities, from, to, actions) {
  const parts = [];
  let at = from;
  let afterBlock = false;
  const plain = end => {
    const part = text.slice(at, end);
    parts.push(afterBlock && part.startsWith('\n') ? part.slice(1) : part);
  };
  for (let i = 0; i < entities.length; i++) {
    const entity = entities[i];
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || entity.offset >= to) continue;
    plain(entity.offset);
    const inner = entities.slice(i + 1).filter(other => other.offset < end);
    const content = inside(text, inner, entity.offset, end, actions);
    parts.push(marked(entity, content, text.slice(entity.offset, end), actions));
    at = end;
    afterBlock = BLOCKS.has(entity.type);
  }
  plain(to);
  return parts;
}

function marked(entity, content, raw, actions) {
  switch (entity.type) {
    case 'bold': return html`<b>${content}</b>`;
    case 'italic': return html`<i>${content}</i>`;
    case 'underline': return html`<u>${content}</u>`;
    case 'strikethrough': return html`<s>${content}</s>`;
    case 'code': return html`<code>${content}</code>`;
    case 'pre': return html`<pre data-language=${entity.language ?? ''}><code>${content}</code></pre>`;
    case 'blockquote':
    case 'expandable_blockquote': return html`<blockquote>${content}</blockquote>`;
    case 'spoiler': return html`<span class="spoiler" tabindex="0" role="button" @click=${reveal}
        @keydown=${event => event.key === 'Enter' && reveal(event)}>${content}</span>`;
    case 'bot_command': return html`<a href="#" @click=${on(() => actions.command?.(raw))}>${content}</a>`;
    case 'text_link': return link(entity.url, content, actions);
    case 'url': return link(raw.includes('://') ? raw : `http://${raw}`, content, actions);
    case 'email': return html`<a href="mailto:${raw}">${content}</a>`;
    case 'mention': return html`<a href="#" @click=${on(() => actions.mention?.(raw))}>${content}</a>`;
    case 'text_mention':
    case 'hashtag':
    case 'cashtag':
    case 'phone_number': return html`<span class="link">${content}</span>`;
    default: return content;
  }
}

function link(url, content, actions) {
  const safe = /^(https?|tg):/i.test(url) ? url : '#';
  return html`<a href=${safe} target="_blank" rel="noopener noreferrer"
      @click=${event => actions.link?.(url) && event.preventDefault()}>${content}</a>`;
}

const on = action => event => {
  event.preventDefault();
  action();
};

const reveal = event => event.currentTarget.classList.add('revealed');

/** Whether a text is nothing but a few emoji, which Telegram shows large. */
export function isBigEmoji(text) {
  return /^(\p{Extended_Pictographic}(\uFE0F|\u200D\p{Extended_Pictographic}|\p{Emoji_Modifier})*\s*){1,3}$/u.test(text);
}

const KINDS = {
  photo: ['🖼', 'sandbox.photo'],
  video: ['📹', 'sandbox.kind.video'],
  animation: ['🎞', 'sandbox.kind.animation'],
  audio: ['🎵', 'sandbox.kind.audio'],
  voice: ['🎤', 'sandbox.kind.voice'],
  video_note: ['📹', 'sandbox.kind.video_note'],
  venue: ['📍', 'sandbox.kind.venue'],
  location: ['📍', 'sandbox.kind.location'],
  contact: ['👤', 'sandbox.contact'],
};

/** One line that stands for a message in lists and quotations. */
export function preview(message, t) {
  if (!message) return '';
  if (message.text) return message.text.replaceAll('\n', ' ');
  if (message.poll) return `📊 ${message.poll.question}`;
  if (message.sticker) return `${message.sticker.emoji ?? ''} ${t('sandbox.kind.sticker')}`.trim();
  if (message.dice) return message.dice.emoji;
  const kind = Object.keys(KINDS).find(name => message[name]);
  if (kind) return `${KINDS[kind][0]} ${message.caption ?? t(KINDS[kind][1])}`;
  if (message.document) return `📎 ${message.caption ?? message.document.file_name}`;
  return t('sandbox.message');
}
