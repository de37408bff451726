import {html, nothing} from 'lit';
import {reason} from './api.js';
import {Part} from './part.js';
import {t} from './settings.js';

/** A modal window: focus stays inside, Escape and a click outside close it. */
export class Modal extends Part {
  static properties = {error: {state: true}};

  firstUpdated() {
    this.querySelector('dialog').showModal();
  }

  close() {
    this.tell('close');
  }

  window(title, content, kind = '') {
    return html`
      <dialog class="modal ${kind}" aria-label=${title} @cancel=${event => {
        event.preventDefault();
        this.close();
      }} @mousedown=${event => {
        if (event.target === event.currentTarget) this.close();
      }}>
        <div class="modal-body">
          <h2>${title}</h2>
          ${content}
          ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
        </div>
      </dialog>`;
  }

  submit(event, action) {
    event.preventDefault();
    return this.attempt(() => action(Object.fromEntries(new FormData(event.target))));
  }

  /** Does something that may be refused; the reason is then shown inside the window. */
  async attempt(action) {
    try {
      this.error = null;
      return await action();
    } catch (refused) {
      this.error = reason(refused);
    }
  }

  actions(label, disabled = false) {
    return html`<div class="modal-actions">
      <button type="button" class="flat" @click=${() => this.close()}>${t('sandbox.cancel')}</button>
      <button type="submit" class="primary" ?disabled=${disabled}>${label}</button>
    </div>`;
  }

  /** A check mark with a label, in a form. */
  check(name, label, checked, change) {
    return html`<label class="check"><input type="checkbox" name=${name} value="true" ?checked=${checked}
      @change=${change ? event => change(event.target.checked) : nothing}><span>${label}</span></label>`;
  }
}
