import {html, nothing} from 'lit';
import {preview} from './entities.js';
import {icon} from './icons.js';
import {Part} from './part.js';
import {t} from './settings.js';

/** The pinned messages above the chat; each press goes to the one before. */
class PinnedBar extends Part {
  static properties = {messages: {}, step: {state: true}};

  constructor() {
    super();
    this.step = 0;
  }

  render() {
    const pinned = this.messages.filter(message => message.pinned);
    if (!pinned.length) return nothing;
    const at = (pinned.length - 1 - this.step % pinned.length + pinned.length) % pinned.length;
    const shown = pinned[at];
    return html`
      <button class="pinned" @click=${() => {
        this.tell('jump', shown.message_id);
        this.step++;
      }}>${icon('pin')}<span><b>${pinned.length > 1 ? t('sandbox.pinned.number', {number: at + 1}) : t('sandbox.pinned')}</b>
        <span>${preview(shown, t)}</span></span></button>`;
  }
}

customElements.define('pinned-bar', PinnedBar);
