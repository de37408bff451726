import { html, nothing } from 'lit';
import { api, freshKey } from './api.js';
import { bridge } from './bridge.js';
import { currentLanguage, number, t } from './texts.js';
import { card, icon, sheet, skeleton, switcher, toast } from './ui.js';

// What I may start, and how to get more: plans, promo codes, the channels that give trainings.

let plansShown = 'subscription';

export const accessScreen = {
  under: 'more',
  title: 'tab.access',

  async load() {
    const [standing, plans, offers] = await Promise.all([
      api.get('/me/access'),
      api.get('/plans'),
      api.get('/me/channel-bonuses'),
    ]);
    return { standing, plans, offers, promo: { code: '', error: '', busy: false } };
  },

  view(state, tools) {
    return html`<h1 class="title">${t('tab.access')}</h1>
      ${accessStatus(state.standing, state.offers.some((offer) => !offer.taken))}
      ${promoCard(state, tools)}
      ${state.offers.length === 0 ? nothing : card(t('pass.channels'), html`${state.offers.map((offer) => channelOffer(offer, state, tools))}`)}
      ${plansCard(state.plans, tools)}`;
  },

  waiting: () => html`<h1 class="title">${t('tab.access')}</h1><div class="hero waiting short"><i></i></div>${skeleton(5)}`,
};

const longDate = (instant) =>
  new Intl.DateTimeFormat(currentLanguage(), { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(instant));

const accessTitle = ({ accessType, subscriptionEnd, creditsLeft, freeTrainingsLeft }) => {
  if (accessType === 'subscription') return t('pass.until', { date: longDate(subscriptionEnd) });
  const left = creditsLeft + freeTrainingsLeft;
  return left > 0 ? t('pass.trainings.left', { count: left }) : t('pass.none');
};

const accessLine = (standing, hasOffer) => {
  if (standing.accessType === 'subscription') return t('pass.days', { count: standing.details.daysLeft });
  if (standing.hasAccess) return t('pass.everywhere');
  return t(hasOffer ? 'pass.none.text' : 'pass.none.promo');
};

const accessStatus = (standing, hasOffer) => html`<section class="hero short">
  <div class="sign" aria-hidden="true">${standing.accessType === 'subscription' ? '📅' : standing.hasAccess ? '🎟' : '🔒'}</div>
  <h1>${accessTitle(standing)}</h1>
  <p class="handle">${accessLine(standing, hasOffer)}</p>
</section>
${standing.hasAccess ? html`<section class="stats three">
  <div><b>${standing.subscriptionEnd ? number(standing.details.daysLeft ?? 0) : '–'}</b><span>${t('pass.stat.days', { count: standing.details.daysLeft ?? 0 })}</span></div>
  <div><b>${number(standing.creditsLeft)}</b><span>${t('pass.stat.credits')}</span></div>
  <div><b>${number(standing.freeTrainingsLeft)}</b><span>${t('pass.stat.free', { count: standing.freeTrainingsLeft })}</span></div>
</section>` : nothing}`;

const promoCard = (state, { redraw }) => {
  const { promo } = state;
  const submit = async (event) => {
    event.preventDefault();
    const code = new FormData(event.target).get('code').trim();
    if (!code || promo.busy) return;
    Object.assign(promo, { code, error: '', busy: true });
    redraw();
    try {
      const used = await api.post('/promocodes/activate', { code }, freshKey());
      const standing = await api.get('/me/access');
      Object.assign(state, { standing, promo: { code: used.applied ? '' : code, error: '', busy: false } });
      bridge.haptic('success');
      if (used.applied) toast(t('pass.promo.used', { effect: used.effectText }));
      else promoPromise(used);
    } catch (problem) {
      Object.assign(promo, { error: problem.message || t('error.text'), busy: false });
      bridge.haptic('error');
    }
    redraw();
  };
  return card(t('pass.promo'), html`<form class="inline" @submit=${submit}>
      <label class="sr" for="promo-code">${t('pass.promo.code')}</label>
      <input id="promo-code" name="code" maxlength="50" autocomplete="off" autocapitalize="characters" spellcheck="false" required
        placeholder=${t('pass.promo.code')} .value=${promo.code} aria-invalid=${promo.error ? 'true' : nothing} aria-describedby=${promo.error ? 'promo-error' : nothing}>
      <button class="primary" ?disabled=${promo.busy}>${t('pass.promo.use')}</button></form>
    ${promo.error ? html`<p class="wrong" id="promo-error" role="alert">${promo.error}</p>` : nothing}`);
};

const promoPromise = (used) => sheet((close) => html`<div class="badge"><span class="medal big"><span>🎟</span></span></div>
  <h2>${used.effectText}</h2><p>${t('pass.promo.promised', { code: used.code })}</p>
  <button class="primary" @click=${close}>${t('close')}</button>`);

const channelOffer = (offer, state, { redraw }) => {
  const check = async () => {
    offer.busy = true;
    offer.note = '';
    redraw();
    try {
      const { trainingsAdded } = await api.post('/me/channel-bonus/check', { bot: offer.bot });
      state.standing = await api.get('/me/access');
      offer.taken = true;
      bridge.haptic('success');
      toast(t('pass.channel.granted', { count: trainingsAdded }));
    } catch (problem) {
      offer.taken = problem.reason === 'ALREADY_GRANTED';
      offer.note = problem.message || t('error.text');
      bridge.haptic('error');
    }
    offer.busy = false;
    redraw();
  };
  return html`<div class="offer"><div class="row bare"><span class="mark" aria-hidden="true">📣</span>
      <span class="grow"><b>${offer.channel ? `@${offer.channel}` : t('pass.channel.private')}</b><small>${t('pass.channel.gives', { count: offer.trainings })}</small></span>
      ${offer.taken ? html`<span class="chip">${t('pass.channel.taken')}</span>` : nothing}</div>
    ${offer.taken ? nothing : html`<div class="pair">
      <button class="secondary" @click=${() => bridge.openTelegramLink(offer.inviteUrl)}>${t('pass.channel.open')}</button>
      <button class="primary" ?disabled=${offer.busy} @click=${check}>${t('pass.channel.check')}</button></div>`}
    ${offer.note ? html`<p class="wrong" role="alert">${offer.note}</p>` : nothing}</div>`;
};

const plansCard = (plans, { redraw }) => {
  const choose = (kind) => {
    plansShown = kind;
    bridge.haptic('select');
    redraw();
  };
  return card(t('pass.plans'), html`${switcher([['subscription', t('pass.plans.time')], ['credits', t('pass.plans.credits')]], plansShown, choose, t('pass.plans'))}
    <ul class="rows plans">${plans.filter((plan) => plan.kind === plansShown).map((plan) => html`<li><button class="row" @click=${() => planSheet(plan)}>
      <span class="mark" aria-hidden="true">${plan.emoji}</span><span class="grow"><b>${plan.name}</b><small>${planLine(plan)}</small></span>
      ${plan.discountPercent ? html`<span class="chip strong">${t('pass.plan.percent', { percent: plan.discountPercent })}</span>` : nothing}
      <span class="xp">${plan.price.text}</span></button></li>`)}</ul>`);
};

const planLine = (plan) => plan.savings
  ? t('pass.plan.saves', { amount: plan.savings.text.replaceAll(' ', '\u00a0') })
  : t(plan.kind === 'subscription' ? 'pass.plan.time' : 'pass.plan.credits');

const planSheet = (plan) => {
  bridge.haptic('tap');
  sheet((close) => html`<div class="badge"><span class="medal big"><span>${plan.emoji}</span></span></div>
    <h2>${plan.name} — ${plan.price.text}</h2>
    ${plan.savings ? html`<p>${t('pass.plan.saves.percent', { percent: plan.discountPercent, amount: plan.savings.text })}</p>` : nothing}
    <p>${t(plan.kind === 'subscription' ? 'pass.plan.time.text' : 'pass.plan.credits.text')}</p>
    <p class="notice">${icon('lock')} ${t('pass.plan.unavailable')}</p>
    <button class="primary" @click=${close}>${t('pass.plan.understood')}</button>`);
};
