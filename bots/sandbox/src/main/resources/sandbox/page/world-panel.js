import {html, nothing} from 'lit';
import {form, post} from './api.js';
import {Panel} from './panel.js';
import {t} from './settings.js';

/** Everything at once: written to a file, read from one, begun anew. */
class WorldPanel extends Panel {
  static properties = {sure: {state: true}, done: {state: true}};

  render() {
    return html`
      <section class="world"><h3>${t('sandbox.world.save')}</h3><p class="hint left">${t('sandbox.world.save.hint')}</p>
        <button class="primary" @click=${() => this.attempt(() => this.save())}>${t('sandbox.world.save')}</button></section>
      <section class="world"><h3>${t('sandbox.world.load')}</h3><p class="hint left">${t('sandbox.world.load.hint')}</p>
        <label class="outline file-button">${t('sandbox.world.choose')}<input type="file" accept=".json,application/json"
          aria-label=${t('sandbox.world.choose')} @change=${event => this.attempt(() => this.read(event.target))}></label></section>
      <section class="world"><h3>${t('sandbox.world.reset')}</h3><p class="hint left">${t('sandbox.world.reset.hint')}</p>
        <button class="outline danger" @click=${() => this.attempt(() => this.reset())}>${
          t(this.sure ? 'sandbox.world.reset.sure' : 'sandbox.world.reset')}</button></section>
      ${this.failure()}
      ${this.done ? html`<p role="status">${this.done}</p>` : nothing}
      <p class="hint left">${t('sandbox.world.docs')} <a href="/sandbox/api/openapi.json" target="_blank">OpenAPI</a> ·
        <a href="/sandbox/methods" target="_blank">${t('sandbox.world.methods')}</a></p>`;
  }

  async save() {
    const saved = await post('/save');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(saved)], {type: 'application/json'}));
    link.download = 'sandbox-world.json';
    link.click();
    URL.revokeObjectURL(link.href);
    this.done = t('sandbox.world.saved');
  }

  async read(input) {
    const [file] = input.files;
    input.value = '';
    if (!file) return;
    await post('/load', form({world: await file.text()}));
    this.done = t('sandbox.world.loaded');
  }

  async reset() {
    if (!this.sure) {
      this.sure = true;
      return;
    }
    this.sure = false;
    await post('/reset');
    this.done = t('sandbox.world.begun');
  }
}

customElements.define('world-panel', WorldPanel);
