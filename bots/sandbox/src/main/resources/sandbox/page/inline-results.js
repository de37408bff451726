import {html, nothing} from 'lit';
import {events, get, post, reason} from './api.js';
import {target} from './chats.js';
import {icon} from './icons.js';
import {Part} from './part.js';
import {t} from './settings.js';

const PAUSE_MILLIS = 250;
const PICTURES = new Set(['photo', 'gif', 'mpeg4_gif', 'sticker']);

/** What a bot answers to a query that is being typed in any chat. */
class InlineResults extends Part {
  static properties = {bot: {}, query: {}, chat: {}, person: {}, answer: {state: true}, waiting: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.stops.push(events.on('inline_answer', ({query_id: id}) => id === this.queryId && this.fetch(id)));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  willUpdate(changed) {
    if (changed.has('query') || changed.get('bot')?.id !== undefined && changed.get('bot').id !== this.bot.id) {
      this.waiting = true;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(''), PAUSE_MILLIS);
    }
  }

  /** An answer may be known already, or come before the question has returned. */
  async ask(offset) {
    const {query} = this;
    try {
      const asked = await post('/inline/query', {user: this.person.id, bot: this.bot.username, query, offset,
        ...target(this.chat)});
      if (query !== this.query) return;
      this.queryId = asked.query_id;
      this.earlier = offset ? this.answer.results : [];
      await this.fetch(asked.query_id);
    } catch (refused) {
      this.waiting = false;
      this.tell('refused', reason(refused));
    }
  }

  async fetch(id) {
    const {answer} = await get('/inline/answer', {query_id: id});
    if (!answer || id !== this.queryId) return;
    const known = this.earlier;
    this.answer = {...answer, results: [...known, ...answer.results.map(result => ({...result, query: id}))]};
    this.waiting = false;
  }

  async choose(result) {
    try {
      await post('/inline/choose', {user: this.person.id, query_id: result.query, result_id: result.id, ...target(this.chat)});
      this.tell('chosen');
    } catch (refused) {
      this.tell('refused', reason(refused));
    }
  }

  render() {
    const results = this.answer?.results ?? [];
    const pictures = results.length > 0 && results.every(result => PICTURES.has(result.type));
    return html`
      <div class="inline-panel" aria-label=${t('sandbox.inline.results', {name: this.bot.username})} role="group"
          aria-busy=${this.waiting}>
        ${this.waiting ? html`<p class="inline-state"><span class="spinner"></span>${t('sandbox.inline.waiting',
          {name: this.bot.username})}</p>` : nothing}
        ${this.answer?.button ? this.button(this.answer.button) : nothing}
        ${this.answer && !results.length && !this.waiting ? html`<p class="inline-state">${t('sandbox.inline.none')}</p>` : nothing}
        <div class="inline-list ${pictures ? 'pictures' : ''}" @keydown=${event => this.key(event)}>
          ${results.map(result => pictures ? this.picture(result) : this.row(result))}
          ${this.answer?.next_offset ? html`<button class="flat" @click=${() => this.ask(this.answer.next_offset)}>${
            t('sandbox.inline.more')}</button>` : nothing}
        </div>
      </div>`;
  }

  row(result) {
    const file = result.photo_file_id;
    const title = result.title ?? result.first_name ?? result.type;
    return html`
      <button class="inline-row" @click=${() => this.choose(result)}>
        ${file ? html`<img src="/sandbox/files/${file}" alt="">`
          : html`<span class="inline-thumb" aria-hidden="true">${[...title][0]?.toUpperCase()}</span>`}
        <span><b>${title}</b><small>${result.description ?? result.address ?? result.phone_number
          ?? result.input_message_content?.message_text ?? ''}</small></span>
      </button>`;
  }

  picture(result) {
    const file = result.photo_file_id ?? result.sticker_file_id;
    const title = result.title ?? t('sandbox.photo');
    return html`
      <button class="inline-picture" aria-label=${title} title=${title} @click=${() => this.choose(result)}>
        ${file ? html`<img src="/sandbox/files/${file}" alt="">` : icon('image')}
      </button>`;
  }

  /** The button above the results leads to the bot or to its Mini App. */
  button(button) {
    return html`<button class="inline-button" @click=${() => this.press(button)}>${button.text}</button>`;
  }

  async press(button) {
    if (button.web_app) {
      this.tell('start-bot', {source: 'inline', url: button.web_app.url, bot: this.bot.username});
    } else {
      await post('/start-link', {user: this.person.id, bot: this.bot.username, start: button.start_parameter ?? ''});
      this.tell('chosen');
    }
  }

  key(event) {
    const buttons = [...this.querySelectorAll('.inline-list button')];
    const step = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1}[event.key];
    if (!step) return;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement) + step;
    if (at < 0) this.closest('chat-composer').field.focus();
    else buttons[Math.min(at, buttons.length - 1)]?.focus();
  }
}

customElements.define('inline-results', InlineResults);
