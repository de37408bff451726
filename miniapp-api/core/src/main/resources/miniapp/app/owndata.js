import { html, nothing, render } from 'lit';
import { api } from './api.js';
import { bridge } from './bridge.js';
import { moment, t } from './texts.js';
import { card, empty, sheet, toast } from './ui.js';

// What people can take along, and how they are forgotten.

const FILE_NAME = 'krug-my-data.json';
const A_DAY = 86_400_000;

export const ownData = (state, redraw) => {
  const [last] = state.exports;
  const isNew = !last || Date.now() - Date.parse(last.createdAt) >= A_DAY;
  return card(t('own.title'), html`<p class="hint">${t('own.text')}</p>
    ${last ? html`<p class="fine">${t('own.last', { at: moment(last.createdAt) })}</p>` : nothing}
    <button class="secondary" @click=${() => (isNew ? makeFile(state, redraw) : saveFile(last))}>${t(isNew ? 'own.export' : 'own.again')}</button>
    <button class="danger" @click=${askToDelete}>${t('own.delete')}</button>`);
};

const failed = (problem) => {
  bridge.haptic('error');
  toast(problem.message || t('error.text'));
};

const makeFile = async (state, redraw) => {
  try {
    const made = await api.post('/me/export');
    state.exports = [made, ...state.exports];
    redraw();
    await saveFile(made);
  } catch (problem) {
    failed(problem);
  }
};

const saveFile = async (file) => {
  try {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await api.file(`/me/export/${file.exportId}/file`));
    link.download = FILE_NAME;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    bridge.haptic('success');
    toast(t('own.saved'));
  } catch (problem) {
    failed(problem);
  }
};

const askToDelete = () => {
  bridge.haptic('tap');
  const word = t('own.delete.word');
  sheet((close) => html`<form @submit=${(event) => forget(event, close)}>
    <h2>${t('own.delete.title')}</h2><p class="hint">${t('own.delete.text', { word })}</p>
    <label class="field"><span class="sr">${t('own.delete.type', { word })}</span><input name="word" autocomplete="off" autocapitalize="characters" placeholder=${word}
      @input=${(event) => (event.target.form.querySelector('.danger').disabled = event.target.value.trim().toUpperCase() !== word)}></label>
    <button class="danger strong" disabled>${t('own.delete.sure')}</button>
    <button type="button" class="secondary" @click=${close}>${t('own.delete.keep')}</button></form>`);
};

const forget = async (event, close) => {
  event.preventDefault();
  event.target.querySelector('.danger').disabled = true;
  try {
    await api.post('/users/me/delete', { confirm: event.target.word.value });
    close();
    render(html`<main class="farewell" tabindex="-1">${empty('👋', t('own.deleted'), t('own.deleted.text'))}</main>`, document.getElementById('app'));
    bridge.haptic('success');
    setTimeout(() => bridge.post('web_app_close'), 4_000);
  } catch (problem) {
    close();
    failed(problem);
  }
};
