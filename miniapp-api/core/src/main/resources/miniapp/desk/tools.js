import { html, nothing } from 'lit';
import { api, freshKey } from '../app/api.js';
import { bridge } from '../app/bridge.js';
import { addTexts, t } from '../app/texts.js';
import { icon, sheet, toast } from '../app/ui.js';

// What the screens of administrators share.

addTexts(words);

export const backTo = (title, tools) => html`<header class="top"><button class="icon-button" @click=${tools.back} aria-label=${t('back')}>${icon('back', true)}</button>
  <h1 class="title">${title}</h1></header>`;

/** A line of a list of facts, its name in words. */
export const fact = (label, value) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;

export const personLink = (id) => html`<a class="more-link flush" href="/m/people/${id}" data-screen="person" data-id=${id}>${id}</a>`;

/** A name that a catalogue may know, or the name itself. */
export const named = (prefix, code) => {
  const text = t(prefix + code);
  return text === prefix + code ? code : text;
};

export const refused = (problem) => {
  bridge.haptic('error');
  toast(whatIsWrong(problem));
};

const whatIsWrong = (problem) => {
  const fields = Object.entries(problem.fields ?? {}).filter(([field]) => field !== 'reason');
  const told = fields.map(([field, [why]]) => `${named('desk.field.', field)}: ${named('desk.wrong.', why)}`);
  return told.length > 0 ? told.join(' · ') : problem.message || t('error.text');
};

/** Does it, says so, and tells what went wrong; answers whether it worked. */
export const attempt = async (act, done = '') => {
  try {
    await act();
    bridge.haptic('success');
    if (done) toast(done);
    return true;
  } catch (problem) {
    refused(problem);
    return false;
  }
};

/** Asks for what an act needs; the sheet stays open, and says what is wrong, until it worked. `fields` are templates with named inputs. */
export const form = ({ title, text = '', fields = nothing, yes, isDanger = false, act }) => {
  let wrong = '';
  sheet((close, show) => {
    const submit = async (event) => {
      event.preventDefault();
      const button = event.submitter;
      button.disabled = true;
      try {
        await act(Object.fromEntries(new FormData(event.target)));
        close();
        bridge.haptic('success');
        toast(t('desk.done'));
      } catch (problem) {
        wrong = whatIsWrong(problem);
        button.disabled = false;
        bridge.haptic('error');
        show();
      }
    };
    return html`<form class="act" @submit=${submit}><h2>${title}</h2>${text ? html`<p class="hint">${text}</p>` : nothing}${fields}
      ${wrong ? html`<p class="wrong" role="alert">${wrong}</p>` : nothing}
      <button class=${isDanger ? 'danger strong' : 'primary'}>${yes}</button>
      <button type="button" class="secondary" @click=${close}>${t('desk.cancel')}</button></form>`;
  });
};

/** An act that must not happen twice: what was refused may be sent anew when it is put right. */
export const once = (method, path, body) => {
  let key = freshKey();
  return async (given) => {
    try {
      return await api[method](path, body(given), key);
    } catch (problem) {
      key = freshKey();
      throw problem;
    }
  };
};

export const reason = () => html`<label class="field"><span>${t('desk.field.reason')}</span><input name="reason" required minlength="5" maxlength="500" autocomplete="off" placeholder=${t('desk.reason.hint')}></label>`;

/** Calls again after a while, as long as the screen is the one that is shown. */
export const later = (screen, millis, act) => {
  clearTimeout(later.timer);
  later.timer = setTimeout(() => document.querySelector(`main.${screen}`) && act(), millis);
};

/** Calls once nothing more is typed. */
export const settled = (act) => {
  clearTimeout(settled.timer);
  settled.timer = setTimeout(act, 300);
};

/** The next pages of a list, one at a time. */
export const moreOf = (list, next, redraw) => !list.pagination?.hasNext ? nothing : html`<button class="secondary" @click=${async (event) => {
    event.target.disabled = true;
    await attempt(async () => {
      const page = await next(list.pagination.page + 1);
      Object.assign(list, { data: [...list.data, ...page.data], pagination: page.pagination });
    });
    redraw();
  }}>${t('desk.more')}</button>`;
