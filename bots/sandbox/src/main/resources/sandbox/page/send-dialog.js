import {html, nothing} from 'lit';
import {form, post} from './api.js';
import {icon} from './icons.js';
import {size} from './media.js';
import {Modal} from './modal.js';
import {t} from './settings.js';

const MAX_ALBUM = 10;
const KINDS = [[/^image\/(png|jpeg|gif|bmp)$/, 'photo'], [/^video\//, 'video'], [/^audio\//, 'audio']];

/** Files that are about to be sent: as pictures or as files, alone or as one album. */
class SendDialog extends Modal {
  static properties = {files: {}, key: {}, replyTo: {}, plain: {state: true}, busy: {state: true}};

  constructor() {
    super();
    this.urls = new Map();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.urls.forEach(url => URL.revokeObjectURL(url));
  }

  url(file) {
    if (!this.urls.has(file)) this.urls.set(file, URL.createObjectURL(file));
    return this.urls.get(file);
  }

  kind(file) {
    return this.plain ? 'document' : KINDS.find(([type]) => type.test(file.type))?.[1] ?? 'document';
  }

  render() {
    const files = [...this.files];
    const media = files.some(file => KINDS.some(([type]) => type.test(file.type)));
    return this.window(t('sandbox.files.send', {count: files.length}), html`
      <form @submit=${event => this.submit(event, values => this.send(files, values.caption))}>
        <div class="previews p${Math.min(files.length, 4)}">${files.map(file => this.kind(file) === 'photo'
          ? html`<img src=${this.url(file)} alt=${file.name}>`
          : html`<div class="preview-file"><span class="file-icon">${icon('doc')}</span><span><b>${file.name}</b><small>${
              size(file.size)}</small></span></div>`)}</div>
        ${media ? this.check('plain', t('sandbox.files.plain'), this.plain, checked => this.plain = checked) : nothing}
        <label>${t('sandbox.caption')}<input name="caption" maxlength="1024" autofocus></label>
        ${this.actions(t('sandbox.send'), this.busy)}
      </form>`);
  }

  async send(files, caption) {
    this.busy = true;
    try {
      for (const [index, group] of this.groups(files).entries()) {
        await this.sendGroup(group, index === 0 ? caption : '');
      }
      this.tell('sent');
    } finally {
      this.busy = false;
    }
  }

  /** Pictures and videos go together, sounds with sounds, files with files. */
  groups(files) {
    const groups = [];
    for (const file of files) {
      const family = {photo: 'seen', video: 'seen'}[this.kind(file)] ?? this.kind(file);
      const last = groups.at(-1);
      if (last?.family === family && last.files.length < MAX_ALBUM) last.files.push(file);
      else groups.push({family, files: [file]});
    }
    return groups.map(group => group.files);
  }

  sendGroup(files, caption) {
    const reply = this.replyTo ? {reply_to: this.replyTo} : {};
    if (files.length === 1) {
      const kind = this.kind(files[0]);
      return post(`/messages/${kind}`, form({...this.key, ...reply, ...(caption && {caption})}, {[kind]: files[0]}));
    }
    const media = files.map((file, index) => ({type: this.kind(file), media: `attach://file${index}`,
      ...(index === 0 && caption && {caption})}));
    return post('/messages/album', form({...this.key, ...reply, media},
      Object.fromEntries(files.map((file, index) => [`file${index}`, file]))));
  }
}

customElements.define('send-dialog', SendDialog);
