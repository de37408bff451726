import {html, nothing} from 'lit';
import {get, patch, post} from './api.js';
import {icon} from './icons.js';
import {avatar} from './names.js';
import {Panel} from './panel.js';
import {dateAndTime, t} from './settings.js';

const SWITCHES = [['privacy', 'sandbox.switch.privacy'], ['groups', 'sandbox.switch.groups'],
  ['inline', 'sandbox.switch.inline'], ['inline_feedback', 'sandbox.switch.feedback']];
const NAMES = {inline_feedback: 'inlineFeedback'};

/** The bots: their tokens, how they get their updates, and what BotFather settles. */
class BotsPanel extends Panel {
  static properties = {bots: {state: true}, sure: {state: true}};
  static events = ['call', 'update', 'bots'];

  constructor() {
    super();
    this.bots = [];
  }

  async load() {
    this.bots = await get('/bots');
  }

  render() {
    return html`${this.failure()}
      ${this.bots.length ? nothing : html`<p class="hint">${t('sandbox.bots.none')}</p>`}
      ${this.bots.map(bot => this.bot(bot))}
      <p class="hint left">${t('sandbox.bot.base')} <code>${location.origin}</code></p>`;
  }

  bot(bot) {
    return html`
      <article class="bot-card" aria-label=${`@${bot.username}`}>
        <header>${avatar(bot.id, bot.title, 'small')}<span><b>${bot.title}</b><small>@${bot.username}</small></span></header>
        ${this.delivery(bot)}
        <p class="token"><code>${bot.token}</code><button class="round" aria-label=${t('sandbox.bot.token.copy', {name: bot.username})}
          title=${t('sandbox.copy')} @click=${() => navigator.clipboard.writeText(bot.token)}>${icon('copy')}</button></p>
        <div class="switches">${SWITCHES.map(([name, key]) => html`
          <label class="check"><input type="checkbox" .checked=${bot.settings[NAMES[name] ?? name]} @change=${event =>
            this.attempt(() => patch(`/bots/${bot.username}`, {[name]: event.target.checked}))}><span>${t(key)}</span></label>`)}</div>
        <button class="flat small danger" @click=${() => this.revoke(bot)}>${
          t(this.sure === bot.id ? 'sandbox.bot.revoke.sure' : 'sandbox.bot.revoke')}</button>
      </article>`;
  }

  /** Where its updates go, and what went wrong on the way. */
  delivery({webhook, polled}) {
    const waiting = webhook.pending_update_count;
    const state = webhook.url ? t('sandbox.delivery.webhook') : t(polled ? 'sandbox.delivery.polling' : 'sandbox.delivery.nobody');
    return html`
      <p class="delivery ${webhook.last_error_message ? 'bad' : webhook.url || polled ? 'good' : ''}" role="status">
        <i></i><span>${state}${webhook.url ? html` <code>${webhook.url}</code>` : nothing}
          <small>${t('sandbox.delivery.waiting', {count: waiting})}</small>
          ${webhook.last_error_message ? html`<small class="danger">${t('sandbox.delivery.error',
            {when: dateAndTime(webhook.last_error_date), reason: webhook.last_error_message})}</small>` : nothing}
          ${webhook.allowed_updates ? html`<small>${t('sandbox.delivery.allowed',
            {list: webhook.allowed_updates.join(', ')})}</small>` : nothing}</span></p>`;
  }

  async revoke(bot) {
    if (this.sure !== bot.id) {
      this.sure = bot.id;
      return;
    }
    this.sure = null;
    await this.attempt(() => post(`/bots/${bot.username}/revoke-token`));
  }
}

customElements.define('bots-panel', BotsPanel);
