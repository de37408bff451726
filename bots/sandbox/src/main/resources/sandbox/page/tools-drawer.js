import {html} from 'lit';
import {icon} from './icons.js';
import {Part} from './part.js';
import {t} from './settings.js';
import './bots-panel.js';
import './clock-panel.js';
import './faults-panel.js';
import './log-panel.js';
import './world-panel.js';

/** What a developer wants beside the chats: the log, faults, the clock, the bots, the world as a whole. */
class ToolsDrawer extends Part {
  static properties = {people: {}, tab: {state: true}};

  constructor() {
    super();
    this.tab = 'log';
  }

  tabs() {
    return [['log', t('sandbox.log')], ['faults', t('sandbox.faults')], ['clock', t('sandbox.clock')],
      ['bots', t('sandbox.bots')], ['world', t('sandbox.world')]];
  }

  render() {
    return html`
      <aside class="drawer" aria-label=${t('sandbox.tools')} @keydown=${event => event.key === 'Escape' && this.close()}>
        <header>
          <div class="tabs" role="tablist" aria-label=${t('sandbox.tools')} @keydown=${event => this.key(event)}>
            ${this.tabs().map(([name, label]) => html`
              <button role="tab" id="tab-${name}" aria-controls="tools-panel" aria-selected=${this.tab === name}
                tabindex=${this.tab === name ? 0 : -1} @click=${() => this.tab = name}>${label}</button>`)}
          </div>
          <button class="round" aria-label=${t('sandbox.close')} title=${t('sandbox.close')}
            @click=${() => this.close()}>${icon('close')}</button>
        </header>
        <div class="drawer-body" role="tabpanel" id="tools-panel" aria-labelledby="tab-${this.tab}">${this.panel()}</div>
      </aside>`;
  }

  panel() {
    switch (this.tab) {
      case 'faults': return html`<faults-panel .people=${this.people}></faults-panel>`;
      case 'clock': return html`<clock-panel></clock-panel>`;
      case 'bots': return html`<bots-panel></bots-panel>`;
      case 'world': return html`<world-panel></world-panel>`;
      default: return html`<log-panel></log-panel>`;
    }
  }

  key(event) {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (!step) return;
    const names = this.tabs().map(([name]) => name);
    this.tab = names[(names.indexOf(this.tab) + step + names.length) % names.length];
    this.updateComplete.then(() => this.querySelector('[aria-selected="true"]').focus());
  }

  close() {
    this.tell('close');
  }
}

customElements.define('tools-drawer', ToolsDrawer);
