import {html, svg} from 'lit';

const PATHS = {
  send: 'M3 20.5v-6.8L12 12 3 10.3V3.5L21.5 12z',
  back: 'M20 11H7.8l5.6-5.6L12 4l-8 8 8 8 1.4-1.4L7.8 13H20z',
  close: 'M19 6.4 17.6 5 12 10.6 6.4 5 5 6.4 10.6 12 5 17.6 6.4 19 12 13.4 17.6 19 19 17.6 13.4 12z',
  search: 'M15.5 14h-.8l-.3-.3a6.5 6.5 0 1 0-.7.7l.3.3v.8l5 5 1.5-1.5zm-6 0a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9z',
  more: 'M12 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zm0 2a2 2 0 1 0 0 4 2 2 0 0 0 0-4zm0 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  attach: 'M16.5 6v11.5a4 4 0 0 1-8 0V5a2.5 2.5 0 0 1 5 0v10.5a1 1 0 0 1-2 0V6H10v9.5a2.5 2.5 0 0 0 5 0V5a4 4 0 0 0-8 0v12.5a5.5 5.5 0 0 0 11 0V6z',
  keyboard: 'M4 5h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V7c0-1.1.9-2 2-2zm1 3v2h2V8zm3.3 0v2h2V8zm3.4 0v2h2V8zm3.3 0v2h2V8zM5 11v2h2v-2zm3.3 0v2h2v-2zm3.4 0v2h2v-2zm3.3 0v2h2v-2zM8 14.5v2h8v-2z',
  menu: 'M3 18h18v-2H3zm0-5h18v-2H3zm0-7v2h18V6z',
  moon: 'M12.3 3a9 9 0 1 0 8.7 11.3A7.5 7.5 0 0 1 12.3 3z',
  sun: 'M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM11 1h2v4h-2zm0 18h2v4h-2zM1 11h4v2H1zm18 0h4v2h-4zM4.2 5.6l1.4-1.4 2.8 2.8L7 8.4zM15.6 17l1.4-1.4 2.8 2.8-1.4 1.4zM17 8.4 15.6 7l2.8-2.8 1.4 1.4zM7 15.6 8.4 17l-2.8 2.8-1.4-1.4z',
  panes: 'M4 4h7v16H4zm9 0h7v7h-7zm2.5 9h2v2.5H20v2h-2.5V20h-2v-2.5H13v-2h2.5z',
  code: 'M9.4 16.6 4.8 12l4.6-4.6L8 6l-6 6 6 6zm5.2 0 4.6-4.6-4.6-4.6L16 6l6 6-6 6z',
  reply: 'M10 9V5l-7 7 7 7v-4.1c5 0 8.5 1.6 11 5.1-1-5-4-10-11-11z',
  down: 'M7.4 8.6 12 13.2l4.6-4.6L18 10l-6 6-6-6z',
  link: 'M14 3v2h3.6l-9.8 9.8 1.4 1.4L19 6.4V10h2V3zM5 5h6V3H5a2 2 0 0 0-2 2v14c0 1.1.9 2 2 2h14a2 2 0 0 0 2-2v-6h-2v6H5z',
  app: 'M4 4h16v16H4zm2 5v9h12V9z',
  plus: 'M19 13h-6v6h-2v-6H5v-2h6V5h2v6h6z',
  copy: 'M16 1H4a2 2 0 0 0-2 2v14h2V3h12zm3 4H8a2 2 0 0 0-2 2v14c0 1.1.9 2 2 2h11a2 2 0 0 0 2-2V7a2 2 0 0 0-2-2zm0 16H8V7h11z',
  doc: 'M14 2H6a2 2 0 0 0-2 2v16c0 1.1.9 2 2 2h12a2 2 0 0 0 2-2V8zm-1 7V3.5L18.5 9z',
};

export const icon = name => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${
  svg`<path fill="currentColor" d=${PATHS[name]}></path>`}</svg>`;

/** Sent, and seen by the bot. */
export const checks = html`<svg class="checks" viewBox="0 0 18 12" aria-hidden="true"><path fill="none"
  stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"
  d="m1.5 6.5 3.5 3.5 7-8M8.5 9.5l.5.5 7-8"/></svg>`;

/** The coloured circle with a picture or initials; the colour is Telegram's for the id. */
export function avatar(id, name, emoji, size = '') {
  const letters = name.split(/\s+/).filter(Boolean).slice(0, 2).map(word => [...word][0].toUpperCase()).join('');
  return html`<span class="avatar c${Number(id) % 7} ${size}" aria-hidden="true">${
    emoji ? html`<span class="emoji">${emoji}</span>` : letters}</span>`;
}
