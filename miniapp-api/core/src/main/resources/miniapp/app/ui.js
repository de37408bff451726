import { html, svg, render, nothing } from 'lit';
import { t } from './texts.js';

// Small pieces that all screens use.

const paths = {
  profile: 'M12 12.2a4.3 4.3 0 1 0 0-8.6 4.3 4.3 0 0 0 0 8.6Zm0 2c-4.2 0-7.8 2.2-7.8 4.9 0 .8.6 1.3 1.4 1.3h12.8c.8 0 1.4-.5 1.4-1.3 0-2.7-3.6-4.9-7.8-4.9Z',
  challenges: 'M12 2.4c.4 3.2-1 5-2.7 6.8C7.6 11 6 12.9 6 15.6a6 6 0 0 0 12 0c0-2.7-1.300-4.7-2.7-6.2-.2 1.300-.8 2.2-1.7 2.7.6-3.500.2-7-1.6-9.7Zm0 16.8a2.6 2.6 0 0 1-2.6-2.6c0-1.500 1-2.400 1.8-3.2.5-.5.9-1 1.2-1.6 1.2 1.300 2.2 3 2.2 4.8a2.6 2.6 0 0 1-2.6 2.6Z',
  quiz: 'M13.2 2.6 4.9 13.3c-.4.5 0 1.200.6 1.200h5l-1 6.300c-.1.8.9 1.200 1.400.6l8.300-10.700c.4-.5 0-1.200-.6-1.200h-5l1-6.300c.1-.8-.9-1.200-1.400-.6Z',
  close: 'M6.5 6.5l11 11m0-11-11 11',
  leaderboard: 'M9.2 20.4h5.6V7.6c0-.7-.5-1.2-1.2-1.2h-3.2c-.7 0-1.2.5-1.2 1.2v12.8Zm7.2 0h4c.6 0 1-.5 1-1v-5.6c0-.7-.5-1.2-1.2-1.2h-3.8v7.8Zm-8.8 0V10.6H3.8c-.7 0-1.2.5-1.2 1.2v7.6c0 .5.4 1 1 1h4Z',
  history: 'M12 3.4a8.6 8.6 0 1 0 8.6 8.6A8.6 8.6 0 0 0 12 3.4Zm3.7 12.2a.9.9 0 0 1-1.2.1l-3-2.4a1 1 0 0 1-.4-.8V7.8a.9.9 0 1 1 1.8 0v4.2l2.7 2.3a.9.9 0 0 1 .1 1.3Z',
  settings: 'M20.3 13.3a8.3 8.3 0 0 0 0-2.6l1.6-1.3c.3-.2.3-.5.2-.8l-1.7-3c-.2-.3-.5-.4-.8-.3l-2 .8a8 8 0 0 0-2.2-1.3L15 2.7a.7.7 0 0 0-.7-.6h-3.5c-.3 0-.6.3-.7.6l-.3 2.1a8 8 0 0 0-2.3 1.3l-2-.8c-.3-.1-.6 0-.7.3L3 8.6c-.1.3-.1.6.2.8l1.6 1.3a8.3 8.3 0 0 0 0 2.6l-1.6 1.3c-.3.2-.3.5-.2.8l1.7 3c.2.3.5.4.8.3l2-.8a8 8 0 0 0 2.3 1.3l.3 2.1c.1.3.4.6.7.6h3.5c.3 0 .6-.3.7-.6l.3-2.1a8 8 0 0 0 2.2-1.3l2 .8c.3.1.6 0 .8-.3l1.7-3c.1-.3.1-.6-.2-.8l-1.6-1.3ZM12.5 15.3a3.3 3.3 0 1 1 0-6.6 3.3 3.3 0 0 1 0 6.6Z',
  more: 'M5 10.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6Zm7 0a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6Zm7 0a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6Z',
  access: 'M20 9.2V7.4c0-.9-.7-1.6-1.6-1.6H5.6C4.7 5.8 4 6.5 4 7.4v1.8a2.8 2.8 0 0 1 0 5.6v1.8c0 .9.7 1.6 1.6 1.6h12.8c.9 0 1.6-.7 1.6-1.6v-1.8a2.8 2.8 0 0 1 0-5.6Zm-6.1 6.6a.9.9 0 1 1-1.8 0v-1a.9.9 0 1 1 1.8 0v1Zm0-3.3a.9.9 0 1 1-1.8 0v-1a.9.9 0 1 1 1.8 0v1Zm0-3.3a.9.9 0 1 1-1.8 0v-1a.9.9 0 1 1 1.8 0v1Z',
  desk: 'M12 2.8 4.600 5.700v5.500c0 4.600 3.100 8.700 7.400 10 4.300-1.300 7.400-5.400 7.400-10V5.700L12 2.800Zm3.900 7.100-4.500 4.800c-.3.300-.8.300-1.100 0l-2-2a.8.8 0 0 1 1.100-1.100l1.400 1.400 4-4.200a.8.8 0 0 1 1.100 1.100Z',
  chevron: 'm9.5 5.5 6.5 6.5-6.5 6.5',
  back: 'm14.5 5.5-6.5 6.5 6.5 6.5',
  lock: 'M17 10.2h-.8V8.1a4.2 4.2 0 0 0-8.4 0v2.1H7c-.9 0-1.6.7-1.6 1.6v6.6c0 .9.7 1.6 1.6 1.6h10c.9 0 1.6-.7 1.6-1.6v-6.6c0-.9-.7-1.6-1.6-1.6Zm-2.6 0H9.6V8.1a2.4 2.4 0 0 1 4.8 0v2.1Z',
};

export const icon = (name, stroked = false) => html`<svg class="icon ${stroked ? 'stroked' : ''}" viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${paths[name]}></path>`}</svg>`;

// Seven gradients, one for each person for ever, as Telegram does for people without a picture.
const hue = (text) => [...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 7, 0);

const initials = (name) => name.split(/\s+/).filter(Boolean).slice(0, 2).map((word) => [...word][0]).join('').toUpperCase();

export const avatar = (name, url, size = '') => html`<span class="avatar ${size} hue${hue(name)}" aria-hidden="true">
  ${initials(name) || '•'}${url ? html`<img src=${url} alt="" @error=${(event) => event.target.remove()}>` : nothing}
</span>`;

// A circle that fills clockwise from the top.
export const ring = (share, width = 4) => {
  const length = 2 * Math.PI * (50 - width / 2);
  return html`<svg class="ring" viewBox="0 0 100 100" aria-hidden="true">
    ${svg`<circle class="track" cx="50" cy="50" r=${50 - width / 2} stroke-width=${width}></circle>
    <circle class="fill" cx="50" cy="50" r=${50 - width / 2} stroke-width=${width}
      stroke-dasharray="${length * Math.min(1, Math.max(0, share))} ${length}"></circle>`}
  </svg>`;
};

export const bar = (share, label) => html`<div class="bar" role="progressbar" aria-label=${label} aria-valuemin="0" aria-valuemax="100"
  aria-valuenow=${Math.round(share * 100)}><i .style=${`width:${Math.max(2, Math.min(100, share * 100))}%`}></i></div>`;

export const card = (title, content, extra = nothing) => html`<section class="card">
  ${title ? html`<header><h2>${title}</h2>${extra}</header>` : nothing}${content}
</section>`;

export const skeleton = (rows = 3) => html`<div class="skeleton" role="status" aria-label=${t('loading')}>
  ${Array.from({ length: rows }, () => html`<div class="bone"><i></i><b></b><b></b></div>`)}
</div>`;

export const empty = (emoji, title, text, action = nothing) => html`<div class="empty"><div class="emoji" aria-hidden="true">${emoji}</div>
  <h3>${title}</h3><p>${text}</p>${action}</div>`;

export const problem = (error, retry) => html`<div class="empty" role="alert"><div class="emoji" aria-hidden="true">${error.status === 0 ? '📡' : '🛠'}</div>
  <h3>${t(error.status === 0 ? 'error.offline' : 'error.title')}</h3>
  <p>${error.message || t('error.text')}</p>
  <button class="primary" @click=${retry}>${t('error.retry')}</button>
  ${error.requestId ? html`<p class="fine">${t('error.request', { id: error.requestId })}</p>` : nothing}</div>`;

export const switcher = (options, chosen, choose, label) => html`<div class="switcher" role="tablist" aria-label=${label}>
  ${options.map(([value, text]) => html`<button role="tab" aria-selected=${value === chosen} @click=${() => choose(value)}>${text}</button>`)}
</div>`;

let toastTimer = 0;

export const toast = (text) => {
  document.querySelector('.toast')?.remove();
  const note = document.createElement('div');
  note.className = 'toast';
  note.role = 'status';
  note.textContent = text;
  document.body.append(note);
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => note.remove(), 2600);
};

// A sheet from below; closes by button, by Escape and by a tap beside it. Its content may ask to be shown anew.
export const sheet = (content) => {
  const dialog = document.createElement('dialog');
  dialog.className = 'sheet';
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  const close = () => {
    dialog.close();
    dialog.remove(); // at once, for what may be opened next
  };
  const show = () => render(content(close, show), dialog);
  show();
  dialog.showModal();
};
