import {LitElement} from 'lit';
import {onSettings} from './settings.js';

/** A part of the page: it is styled by the page's own sheets and drawn anew when language or theme change. */
export class Part extends LitElement {
  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.stops = [onSettings(() => this.requestUpdate())];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stops.forEach(stop => stop());
  }

  /** Tells whoever holds this part. */
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, {detail}));
  }
}
