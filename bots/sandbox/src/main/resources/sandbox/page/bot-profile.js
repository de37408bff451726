import {html, nothing} from 'lit';
import {icon} from './icons.js';
import {avatar} from './names.js';
import {Part} from './part.js';
import {t} from './settings.js';

/** What a bot tells of itself, and the ways to it. */
class BotProfile extends Part {
  static properties = {person: {}, chat: {}};

  render() {
    const {bot} = this.chat;
    const link = `https://t.me/${bot.username}`;
    return html`
      <aside class="profile" aria-label=${t('sandbox.bot.about')} @keydown=${event => event.key === 'Escape'
          && !event.target.closest('dialog') && this.tell('close')}>
        <header><button class="round" aria-label=${t('sandbox.close')} @click=${() => this.tell('close')}>${icon('close')}</button>
          <h2>${t('sandbox.bot.about')}</h2></header>
        ${avatar(bot.id, bot.title, 'huge')}
        <h3>${bot.title}</h3><p class="muted">${t('sandbox.bot')}</p>
        ${bot.description || bot.about ? html`<p>${bot.about || bot.description}</p>` : nothing}
        <p><a class="link" href="?user=${this.person.id}&bot=${bot.username}">@${bot.username}</a></p>
        <div class="card">
          <button class="line" @click=${() => this.tell('copy', link)}>${icon('copy')}<span>${link}<small>${
            t('sandbox.bot.link')}</small></span></button>
          <button class="line" @click=${() => this.tell('copy', `${link}?start=hello`)}>${icon('copy')}<span>${
            link}?start=hello<small>${t('sandbox.bot.deeplink')}</small></span></button>
          <button class="line" @click=${() => this.tell('to-group')}>${icon('group')}<span>${t('sandbox.bot.togroup')}</span></button>
        </div>
        <p class="muted facts">${[
          t(bot.settings.privacy ? 'sandbox.bot.privacy.on' : 'sandbox.bot.privacy.off'),
          t(bot.settings.groups ? 'sandbox.bot.groups.on' : 'sandbox.bot.groups.off'),
          t(bot.settings.inline ? 'sandbox.bot.inline.on' : 'sandbox.bot.inline.off', {name: bot.username}),
        ].map(fact => html`<span>${fact}</span>`)}</p>
        ${bot.commands.length ? html`<h4>${t('sandbox.commands')}</h4>` : nothing}
        ${bot.commands.map(({command, description}) => html`
          <button class="profile-command" @click=${() => this.tell('command', `/${command}`)}><b>/${command}</b><span>${
            description}</span></button>`)}
      </aside>`;
  }
}

customElements.define('bot-profile', BotProfile);
