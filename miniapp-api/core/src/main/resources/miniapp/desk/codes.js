import { html, nothing } from 'lit';
import { api } from '../app/api.js';
import { moment, number, t } from '../app/texts.js';
import { card, empty, skeleton, switcher, toast } from '../app/ui.js';
import { backTo, fact, form, moreOf, once, personLink, refused } from './tools.js';

// Promo codes: which there are, who used them, new ones.

const CODES = 20;
const TYPES = ['trainings', 'free_month', 'credits', 'discount'];
const STATES = ['all', 'active', 'disabled', 'expired', 'exhausted'];
let shownState = 'all';

const codesPage = (page) => api.page(`/admin/promocodes?state=${shownState}&limit=${CODES}&page=${page}`);

const codePath = (promo, act = '') => `/admin/promocodes/${encodeURIComponent(promo.code)}${act}`;

export const codesScreen = {
  under: 'desk',
  title: 'desk.codes',

  load: async () => ({ list: await codesPage(1) }),

  view(state, tools) {
    const choose = async (wanted) => {
      shownState = wanted;
      try {
        state.list = await codesPage(1);
      } catch (problem) {
        refused(problem);
      }
      tools.redraw();
    };
    return html`${backTo(t('desk.codes'), tools)}
      <div class="acts"><button class="primary" @click=${() => makeCode(tools)}>${t('desk.code.new')}</button><button class="secondary" @click=${() => makeMany(tools)}>${t('desk.code.many')}</button></div>
      ${switcher(STATES.map((each) => [each, t(`desk.code.state.${each}`)]), shownState, choose, t('desk.codes'))}
      ${state.list.data.length === 0 ? empty('🎟', t('desk.codes.none'), t('desk.codes.none.text')) : card('', html`<ul class="rows">${state.list.data.map((promo) => html`<li>
        <a class="row" href="/m/codes/${promo.code}" data-screen="code" data-id=${promo.code}><span class="grow"><b class="mono">${promo.code}</b><small>${effectOf(promo)} · ${usesOf(promo)}</small></span>${codeChip(promo)}</a></li>`)}</ul>`)}
      ${moreOf(state.list, codesPage, tools.redraw)}`;
  },

  waiting: () => html`<h1 class="title">${t('desk.codes')}</h1>${skeleton(6)}`,
};

const effectOf = (promo) => t(`desk.code.effect.${promo.type}`, { count: promo.value });

const usesOf = (promo) => t('desk.code.uses', { count: promo.currentUses, most: promo.maxUses === null ? '∞' : number(promo.maxUses) });

const codeChip = (promo) => html`<span class="chip ${promo.state === 'active' ? 'state-done' : ''}">${t(`desk.code.state.${promo.state}`)}</span>`;

export const codeScreen = {
  of: 'codes',
  title: 'desk.code',

  load: async (id) => ({ promo: await api.get(codePath({ code: id })) }),

  view(state, tools) {
    const { promo } = state;
    const isDisabled = promo.state === 'disabled';
    const turn = () => form({
      title: t(isDisabled ? 'desk.code.enable.title' : 'desk.code.disable.title', { code: promo.code }),
      text: t(isDisabled ? 'desk.code.enable.text' : 'desk.code.disable.text'),
      yes: t(isDisabled ? 'desk.code.enable' : 'desk.code.disable'),
      isDanger: !isDisabled,
      act: async () => {
        state.promo = await api.post(codePath(promo, isDisabled ? '/enable' : '/disable'));
        tools.redraw();
      },
    });
    return html`${backTo(t('desk.code'), tools)}
      <section class="hero short"><div class="sign" aria-hidden="true">🎟</div><h1 class="mono">${promo.code}</h1><p class="handle">${t('desk.code.used')}: ${usesOf(promo)}</p></section>
      ${card(effectOf(promo), html`<dl class="facts">${fact(t('desk.code.until'), promo.expiresAt ? moment(promo.expiresAt) : t('desk.code.forever'))}
        ${fact(t('desk.code.source'), promo.source)}${promo.note ? fact(t('desk.code.note'), promo.note) : nothing}
        ${promo.assignedUserId ? fact(t('desk.code.for'), personLink(promo.assignedUserId)) : nothing}${fact(t('desk.code.made'), moment(promo.createdAt))}</dl>
        <div class="acts"><button class="secondary" @click=${() => copy(promo.code)}>${t('desk.code.copy')}</button>
          <button class=${isDisabled ? 'primary' : 'danger'} @click=${turn}>${t(isDisabled ? 'desk.code.enable' : 'desk.code.disable')}</button></div>`, codeChip(promo))}
      ${promo.usages.length === 0 ? nothing : card(t('desk.code.latest'), html`<ul class="rows">${promo.usages.map((use) => html`<li><div class="row"><span class="grow"><b>${use.userId ? personLink(use.userId) : t('desk.status.deleted')}</b><small>${moment(use.usedAt)} · ${use.bot}</small></span></div></li>`)}</ul>`)}`;
  },

  waiting: () => html`<h1 class="title">${t('desk.code')}</h1><div class="hero waiting short"><i></i></div>${skeleton(3)}`,
};

const copy = (text) => navigator.clipboard?.writeText(text).then(() => toast(t('desk.code.copied'))).catch(() => {});

const sameFields = () => html`<label class="field"><span>${t('desk.field.type')}</span><select name="type">${TYPES.map((type) => html`<option value=${type}>${t(`desk.code.type.${type}`)}</option>`)}</select></label>
  <div class="grid-two"><label class="field"><span>${t('desk.field.value')}</span><input name="value" type="number" inputmode="numeric" min="0" max="1000000" value="1" required></label>
    <label class="field"><span>${t('desk.field.maxUses')}</span><input name="maxUses" type="number" inputmode="numeric" min="1" max="1000000000" placeholder="∞"></label>
    <label class="field"><span>${t('desk.field.expiresDays')}</span><input name="expiresDays" type="number" inputmode="numeric" min="1" max="36500" placeholder="∞"></label>
    <label class="field"><span>${t('desk.field.source')}</span><input name="source" maxlength="50" autocomplete="off" placeholder="manual"></label></div>`;

// Fields that were left empty do not limit.
const given = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')
  .map(([name, value]) => [name, ['value', 'maxUses', 'expiresDays', 'count'].includes(name) ? Number(value) : value]));

const makeCode = (tools) => {
  const make = once('post', '/admin/promocodes', given);
  form({
    title: t('desk.code.new'), yes: t('desk.code.make'),
    fields: html`<label class="field"><span>${t('desk.field.code')}</span><input name="code" class="caps" required minlength="3" maxlength="50" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="SPRING"></label>${sameFields()}`,
    act: async (fields) => tools.go('code', (await make(fields)).code),
  });
};

const makeMany = (tools) => {
  const make = once('post', '/admin/promocodes/generate', given);
  form({
    title: t('desk.code.many'), text: t('desk.code.many.text'), yes: t('desk.code.make'),
    fields: html`<div class="grid-two"><label class="field"><span>${t('desk.field.prefix')}</span><input name="prefix" class="caps" maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="GIFT"></label>
      <label class="field"><span>${t('desk.field.count')}</span><input name="count" type="number" inputmode="numeric" min="1" max="1000" value="10" required></label></div>${sameFields()}`,
    act: async (fields) => {
      save((await make(fields)).map((promo) => promo.code).join('\n'));
      tools.reload();
    },
  });
};

const save = (text) => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = 'promo-codes.txt';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
