import {html, nothing} from 'lit';
import {events, reason, soon} from './api.js';
import {Part} from './part.js';

/** A part of the tools: it reads its facts at the beginning and whenever one of its events happens. */
export class Panel extends Part {
  static properties = {error: {state: true}};
  static events = [];

  connectedCallback() {
    super.connectedCallback();
    const load = soon(() => this.isConnected && this.attempt(() => this.load()));
    this.stops.push(...[...this.constructor.events, 'hello', 'reset'].map(type => events.on(type, load)));
    this.attempt(() => this.load());
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
