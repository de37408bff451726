import {html, nothing} from 'lit';
import {icon} from './icons.js';
import {t} from './settings.js';

const source = file => `/sandbox/files/${file.file_id}`;

/** What a message holds besides its text: pictures, sound, files, places, people. */
export function media(message, actions) {
  const kind = Object.keys(VIEWS).find(name => message[name]);
  return kind ? VIEWS[kind](message[kind], message, actions) : nothing;
}

const VIEWS = {
  photo: (sizes, message, actions) => photo(sizes, message, actions),
  animation: (file, message) => movie(file, message, true),
  video: (file, message) => movie(file, message, false),
  video_note: file => html`<video class="round-video" src=${source(file)} controls preload="metadata"></video>`,
  sticker: file => file.is_animated || file.is_video
    ? html`<span class="sticker big-emoji">${file.emoji ?? '🖼'}</span>`
    : html`<img class="sticker" src=${source(file)} alt=${file.emoji ?? t('sandbox.kind.sticker')}>`,
  audio: file => sound(file, [file.performer, file.title].filter(Boolean).join(' – ') || file.file_name),
  voice: file => sound(file, t('sandbox.kind.voice')),
  document: file => documentView(file),
  contact: person => contact(person),
  venue: (venue, message, actions) => place(venue.location, venue.title, venue.address),
  location: point => place(point, t('sandbox.kind.location'), `${point.latitude.toFixed(4)}, ${point.longitude.toFixed(4)}`),
  dice: dice => html`<div class="dice"><span class="big-emoji">${dice.emoji}</span><b>${dice.value}</b></div>`,
};

function photo(sizes, message, actions) {
  const largest = sizes.at(-1);
  const image = html`<img class="photo" src=${source(largest)} alt=${message.caption ?? t('sandbox.photo')}
    width=${largest.width} height=${largest.height} loading="lazy">`;
  return covered(message, html`<button class="photo-button" aria-label=${t('sandbox.photo.open')}
    @click=${() => actions.look(source(largest), message.caption)}>${image}</button>`);
}

const movie = (file, message, loops) => covered(message, html`
  <video class="photo" src=${source(file)} ?loop=${loops} controls preload="metadata" aria-label=${
    t(loops ? 'sandbox.kind.animation' : 'sandbox.kind.video')}></video>
  <a class="movie-name" href=${source(file)} download=${file.file_name}>${file.file_name}</a>`);

/** A spoiler is lifted by a click. */
const covered = (message, content) => message.has_media_spoiler
  ? html`<div class="veiled" role="button" tabindex="0" aria-label=${t('sandbox.spoiler')} @click=${lift}
      @keydown=${event => event.key === 'Enter' && lift(event)}>${content}</div>`
  : content;

const lift = event => {
  if (event.currentTarget.classList.contains('lifted')) return;
  event.stopPropagation();
  event.preventDefault();
  event.currentTarget.classList.add('lifted');
};

const sound = (file, title) => html`
  <div class="sound"><span class="file-icon">${icon('music')}</span>
    <span><b>${title}</b><audio src=${source(file)} controls preload="metadata"></audio></span></div>`;

const documentView = file => html`
  <a class="document" href=${source(file)} download=${file.file_name}>
    <span class="file-icon">${icon('doc')}</span>
    <span><b>${file.file_name}</b><small>${size(file.file_size)}</small></span>
  </a>`;

const contact = person => html`
  <div class="document"><span class="file-icon" aria-hidden="true">${icon('person')}</span>
    <span><b>${person.first_name} ${person.last_name ?? ''}</b><small>+${person.phone_number.replace(/^\+/, '')}</small></span></div>`;

const place = (point, title, address) => html`
  <div class="map" aria-hidden="true"><span class="map-pin">${icon('place')}</span></div>
  <div class="place"><b>${title}</b><small>${address}</small></div>`;

export function size(bytes = 0) {
  if (bytes < 1024) return t('sandbox.bytes', {size: bytes});
  return bytes < 1048576 ? t('sandbox.kilobytes', {size: (bytes / 1024).toFixed(1)})
    : t('sandbox.megabytes', {size: (bytes / 1048576).toFixed(1)});
}

/** Pictures that belong together as a grid; files and sounds below one another. */
export function album(messages, actions) {
  if (!messages[0].photo && !messages[0].video) {
    return html`<div class="album-list">${messages.map(message => media(message, actions))}</div>`;
  }
  return html`<div class="album a${Math.min(messages.length, 10)}" role="group" aria-label=${
    t('sandbox.album', {count: messages.length})}>${messages.map(message => html`
      <div class="tile" id=${`t${message.message_id}`}>${media(message, actions)}</div>`)}</div>`;
}
