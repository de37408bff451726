import {LitElement, html, nothing} from 'lit';
import {events, reason, soon} from './api.js';
import {onSettings} from './settings.js';

/** A part of the tools: it reads its facts at the beginning and whenever one of its events happens. */
export class Panel extends LitElement {
  static properties = {error: {state: true}};
  static events = [];

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    const load = soon(() => this.isConnected && this.attempt(() => this.load()));
    this.stops = [...this.constructor.events, 'hello', 'reset'].map(type => events.on(type, load));
    this.stops.push(onSettings(() => this.requestUpdate()));
    this.attempt(() => this.load());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stops.forEach(stop => stop());
  }

  async load() {}

  async attempt(action) {
    try {
      await action();
      this.error = null;
    } catch (refused) {
      this.error = reason(refused);
    }
  }

  failure() {
    return this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing;
  }
}
