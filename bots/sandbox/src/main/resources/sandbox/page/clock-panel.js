import {html} from 'lit';
import {get, put} from './api.js';
import {Panel} from './panel.js';
import {settings, t} from './settings.js';

const STEPS = [[60, 'sandbox.clock.minute'], [3600, 'sandbox.clock.hour'], [86400, 'sandbox.clock.day'],
  [604800, 'sandbox.clock.week']];

/** The sandbox's clock: it can be frozen, set and advanced, and the platform follows it (CORE-434). */
class ClockPanel extends Panel {
  static properties = {clock: {state: true}, tick: {state: true}};
  static events = ['clock'];

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.tick = Date.now(), 1000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  async load() {
    this.keep(await get('/clock'));
  }

  keep(clock) {
    this.clock = clock;
    this.since = Date.now();
  }

  change(values) {
    return this.attempt(async () => this.keep(await put('/clock', values)));
  }

  set(event) {
    event.preventDefault();
    const value = new FormData(event.target).get('now');
    return this.change({now: new Date(value).toISOString()});
  }

  render() {
    if (!this.clock) return this.failure();
    const {frozen, now} = this.clock;
    const shown = new Date(Date.parse(now) + (frozen ? 0 : Date.now() - this.since));
    const format = options => new Intl.DateTimeFormat(settings.language, options).format(shown);
    return html`
      <div class="clock ${frozen ? 'frozen' : ''}" role="timer" aria-label=${t('sandbox.clock')}>
        <b>${format({hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false})}</b>
        <span>${format({weekday: 'long', day: 'numeric', month: 'long', year: 'numeric'})}</span>
        <small role="status">${t(frozen ? 'sandbox.clock.frozen' : 'sandbox.clock.runs')}</small>
      </div>
      <div class="row-buttons">
        <button class="primary" @click=${() => this.change({frozen: !frozen})}>${
          t(frozen ? 'sandbox.clock.resume' : 'sandbox.clock.freeze')}</button>
        ${STEPS.map(([seconds, key]) => html`<button class="outline" @click=${() =>
          this.change({advance_seconds: seconds})}>${t(key)}</button>`)}
      </div>
      <form class="panel-form" @submit=${event => this.set(event)}>
        <label>${t('sandbox.clock.set')}<input type="datetime-local" name="now" required step="1"></label>
        <button class="outline">${t('sandbox.clock.apply')}</button>
      </form>
      ${this.failure()}
      <p class="hint left">${t('sandbox.clock.hint')}</p>`;
  }
}

customElements.define('clock-panel', ClockPanel);
