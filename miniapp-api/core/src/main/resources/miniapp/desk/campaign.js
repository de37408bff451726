import { html, nothing } from 'lit';
import { api, freshKey } from '../app/api.js';
import { bridge } from '../app/bridge.js';
import { moment, number, t } from '../app/texts.js';
import { bar, card, skeleton, switcher } from '../app/ui.js';
import { isUnderWay, stateChip, titleOf } from './campaigns.js';
import { attempt, backTo, form, later, named, refused, settled } from './tools.js';

// One message to many: written with a preview beside it, aimed with a count, started, watched to the end.

const WATCH_MS = 1_000;
const LONGEST = 4_096;
const MOST_BUTTONS = 8;
const TYPED_ABOVE = 1_000;
const TAGS = ['b', 'i', 'u', 's', 'code', 'tg-spoiler'];
const VARIABLES = ['firstName', 'level', 'xp'];
const SUBSCRIPTIONS = ['', 'active', 'none', 'expired'];
const LANGUAGES = [['ru', 'Русский'], ['en', 'English']];
const NEW = { state: 'draft', title: '', bots: [], content: { texts: {}, buttons: [] }, filter: {}, ratePerSec: 25, respectQuietHours: true };

let language = 'ru';

export const campaignScreen = {
  of: 'campaigns',
  title: 'desk.campaign',

  async load(id) {
    const isNew = id === 'new';
    const [bots, report] = await Promise.all([api.get('/bots'), isNew ? null : api.get(`/admin/broadcasts/${encodeURIComponent(id)}/report`)]);
    const campaign = report?.broadcast ?? { ...structuredClone(NEW), bots: bots.map((bot) => bot.name) };
    const state = { bots, campaign, report, key: freshKey(), isChanged: false, count: null };
    if (isDraft(campaign)) await recount(state);
    return state;
  },

  view(state, tools) {
    return isDraft(state.campaign) ? editor(state, tools) : progress(state, tools);
  },

  waiting: () => html`<h1 class="title">${t('desk.campaign')}</h1>${skeleton(6)}`,
};

const isDraft = ({ state }) => state === 'draft' || state === 'ready';

const recount = async (state) => {
  const { bots, filter } = state.campaign;
  const turn = state.counting = (state.counting ?? 0) + 1;
  const count = bots.length === 0 ? { total: 0, shares: [] } : await api.post('/admin/broadcasts/estimate', { bots, filter }).catch(() => null);
  if (turn === state.counting) state.count = count;
};

const editor = (state, tools) => {
  const { campaign } = state;
  const { texts, buttons } = campaign.content;
  const change = (part) => {
    Object.assign(campaign, part, { state: 'draft' });
    state.isChanged = true;
    tools.redraw();
  };
  const changeContent = (part) => change({ content: { ...campaign.content, ...part } });
  const aim = (part) => {
    change(part);
    settled(async () => {
      await recount(state);
      tools.redraw();
    });
  };
  const filter = (part) => aim({ filter: Object.fromEntries(Object.entries({ ...campaign.filter, ...part }).filter(([, value]) => value !== '' && value !== null && value?.length !== 0)) });
  const write = (text) => {
    const { [language]: before, ...others } = texts;
    changeContent({ texts: text ? { ...others, [language]: text } : others });
  };
  return html`${backTo(t(campaign.id ? 'desk.campaign' : 'desk.campaign.new'), tools)}
    ${card(t('desk.words'), html`${switcher(LANGUAGES.map(([code, name]) => [code, texts[code] ? `${name} ✓` : name]), language, (code) => {
        language = code;
        tools.redraw();
      }, t('desk.words'))}
      <div class="marks" role="toolbar" aria-label=${t('desk.marks')}>${TAGS.map((tag) => html`<button aria-label=${t(`desk.mark.${tag}`)} title=${t(`desk.mark.${tag}`)} @click=${(event) => wrap(event, tag, write)}><span class="as-${tag}">${t('desk.mark.sample')}</span></button>`)}
        ${VARIABLES.map((name) => html`<button @click=${(event) => insert(event, `{${name}}`, write)}>${t(`desk.variable.${name}`)}</button>`)}</div>
      <label class="field"><span class="sr">${t('desk.words')}</span><textarea class="wide" rows="6" maxlength=${LONGEST} placeholder=${t('desk.words.hint')} .value=${texts[language] ?? ''} @input=${(event) => write(event.target.value)}></textarea></label>
      <p class="fine right">${number(LONGEST - (texts[language] ?? '').length)}</p>
      ${Object.keys(texts).length === 1 ? html`<p class="fine">${t('desk.words.one', { language: t(`desk.language.${Object.keys(texts)[0]}`) })}</p>` : nothing}`)}
    ${card(t('desk.preview'), html`<div class="phone" aria-live="polite">${bubble(texts[language] ?? Object.values(texts)[0], buttons)}</div>`)}
    ${card(t('desk.buttons'), html`${buttons.map((button, at) => html`<div class="button-line">
        <input aria-label=${t('desk.button.text')} placeholder=${t('desk.button.text')} maxlength="64" .value=${button.text} @input=${(event) => changeContent({ buttons: buttons.with(at, { ...button, text: event.target.value }) })}>
        <input aria-label=${t('desk.button.url')} placeholder="https://" type="url" .value=${button.url} @input=${(event) => changeContent({ buttons: buttons.with(at, { ...button, url: event.target.value }) })}>
        <button class="chip" aria-label=${t('desk.button.remove')} @click=${() => changeContent({ buttons: buttons.toSpliced(at, 1) })}>✕</button></div>`)}
      ${buttons.length < MOST_BUTTONS ? html`<button class="secondary" @click=${() => changeContent({ buttons: [...buttons, { text: '', url: 'https://' }] })}>${t('desk.button.add')}</button>` : nothing}`)}
    ${audience(state, aim, filter)}
    ${card(t('desk.pace'), html`<div class="toggles">
      <label class="toggle"><span class="grow"><b>${t('desk.quiet')}</b><small>${t('desk.quiet.text')}</small></span><input type="checkbox" role="switch" .checked=${campaign.respectQuietHours} @change=${(event) => change({ respectQuietHours: event.target.checked })}></label>
      ${amount(t('desk.rate'), campaign.ratePerSec, 1, 30, (ratePerSec) => change({ ratePerSec: ratePerSec ?? 25 }))}</div>`)}
    <div class="acts two"><button class="secondary" @click=${() => show(state, tools)}>${t('desk.campaign.show')}</button>
      <button class="primary" ?disabled=${campaign.state !== 'ready'} @click=${() => start(state, tools)}>${t('desk.campaign.start')}</button></div>
    ${campaign.state === 'ready' ? html`<div class="acts two"><button class="secondary" @click=${() => schedule(state, tools)}>${t('desk.campaign.later')}</button><button class="danger" @click=${() => stop(state, tools)}>${t('desk.campaign.drop')}</button></div>` : html`<p class="hint center">${t('desk.campaign.look')}</p>`}`;
};

const audience = (state, aim, filter) => {
  const { bots, campaign, count } = state;
  const { filter: whom } = campaign;
  const toggled = (list, value) => (list.includes(value) ? list.filter((each) => each !== value) : [...list, value]);
  const picks = (options, chosen, choose) => html`<div class="chips left">${options.map(([value, name]) => html`<button class="pick" role="checkbox" aria-checked=${chosen.includes(value)} @click=${() => choose(toggled(chosen, value))}>${name}</button>`)}</div>`;
  return card(t('desk.audience'), html`<p class="reach" role="status"><b>${count ? number(count.total) : '–'}</b> ${t('desk.audience.people', { count: count?.total ?? 0 })}</p>
    ${count && count.total > 0 ? html`<p class="fine">${count.shares.map((share) => `${share.bot} · ${share.language}: ${number(share.count)}`).join(' | ')}</p>` : nothing}
    <h3 class="label">${t('desk.bots')}</h3>${picks(bots.map((bot) => [bot.name, bot.title]), campaign.bots, (chosen) => aim({ bots: chosen }))}
    <h3 class="label">${t('desk.languages')}</h3>${picks(LANGUAGES, whom.languages ?? [], (languages) => filter({ languages }))}
    <div class="grid-two">
      ${amount(t('desk.audience.active'), whom.activeWithinDays, 1, 3650, (activeWithinDays) => filter({ activeWithinDays }))}
      ${amount(t('desk.audience.percent'), whom.percent, 1, 100, (percent) => filter({ percent }))}
      ${amount(t('desk.audience.level.min'), whom.levelMin, 1, 1000, (levelMin) => filter({ levelMin }))}
      ${amount(t('desk.audience.level.max'), whom.levelMax, 1, 1000, (levelMax) => filter({ levelMax }))}
      ${amount(t('desk.audience.streak'), whom.streakMin, 1, 3650, (streakMin) => filter({ streakMin }))}
      ${amount(t('desk.audience.spared'), whom.notInLastHours, 1, 8760, (notInLastHours) => filter({ notInLastHours }))}</div>
    <label class="field"><span>${t('desk.audience.subscription')}</span><select @change=${(event) => filter({ subscription: event.target.value })}>
      ${SUBSCRIPTIONS.map((each) => html`<option value=${each} ?selected=${each === (whom.subscription ?? '')}>${t(`desk.subscription.${each || 'any'}`)}</option>`)}</select></label>`);
};

const amount = (label, value, min, max, change) => html`<label class="field"><span>${label}</span><input type="number" inputmode="numeric" min=${min} max=${max} .value=${value ?? ''}
  @change=${(event) => change(event.target.value && event.target.checkValidity() ? Number(event.target.value) : null)}></label>`;

const field = (event) => event.target.closest('.card').querySelector('textarea');

const put = (area, from, to, text, write, cursor) => {
  area.setRangeText(text, from, to, 'end');
  area.focus();
  area.setSelectionRange(cursor, cursor);
  write(area.value);
};

const wrap = (event, tag, write) => {
  const area = field(event);
  const { selectionStart: from, selectionEnd: to } = area;
  const inside = area.value.slice(from, to);
  put(area, from, to, `<${tag}>${inside}</${tag}>`, write, from + tag.length + 2 + inside.length);
};

const insert = (event, text, write) => {
  const area = field(event);
  put(area, area.selectionStart, area.selectionEnd, text, write, area.selectionStart + text.length);
};

// As Telegram will show it. Only the tags that a message may have become elements; everything else stays text.
const bubble = (markup, buttons) => {
  if (!markup) return html`<p class="hint center">${t('desk.preview.none')}</p>`;
  const sample = { firstName: t('desk.sample.name'), level: '7', xp: '660' };
  const filled = markup.replace(/\{(firstName|level|xp)}/g, (all, name) => sample[name]);
  const body = new DOMParser().parseFromString(filled, 'text/html').body;
  return html`<div class="bubble message">${[...body.childNodes].map(piece)}</div>
    ${buttons.filter((button) => button.text).map((button) => html`<span class="glass">${button.text} <i>↗</i></span>`)}`;
};

const WRAPPED = {
  b: (inside) => html`<b>${inside}</b>`,
  i: (inside) => html`<i>${inside}</i>`,
  u: (inside) => html`<u>${inside}</u>`,
  s: (inside) => html`<s>${inside}</s>`,
  code: (inside) => html`<code>${inside}</code>`,
  pre: (inside) => html`<pre>${inside}</pre>`,
  a: (inside) => html`<span class="link">${inside}</span>`,
  'tg-spoiler': (inside) => html`<span class="spoiler">${inside}</span>`,
};

const piece = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  const inside = [...node.childNodes].map(piece);
  return WRAPPED[node.localName]?.(inside) ?? inside;
};

const pathOf = (campaign, act = '') => `/admin/broadcasts/${campaign.id}${act}`;

/** Keeps it as it is written; answers whether that worked. */
const keep = async (state) => {
  const { campaign } = state;
  if (campaign.id && !state.isChanged) return true;
  const body = { bots: campaign.bots, title: campaign.title || null, content: campaign.content, filter: campaign.filter, ratePerSec: campaign.ratePerSec, respectQuietHours: campaign.respectQuietHours };
  try {
    const kept = campaign.id ? await api.patch(pathOf(campaign), body) : await api.post('/admin/broadcasts', body, state.key);
    Object.assign(state, { campaign: kept, isChanged: false });
    return true;
  } catch (problem) {
    state.key = freshKey(); // what was refused may be sent anew when it is put right
    refused(problem);
    return false;
  }
};

const show = async (state, tools) => {
  const isNew = !state.campaign.id;
  if (!await keep(state)) return;
  await attempt(async () => {
    state.campaign = await api.post(pathOf(state.campaign, '/preview'));
  }, t('desk.campaign.shown'));
  if (isNew) tools.go('campaign', state.campaign.id);
  else tools.redraw();
};

const confirmCount = (count) => count.total > TYPED_ABOVE
  ? html`<label class="field"><span>${t('desk.campaign.type', { count: count.total })}</span><input name="confirmCount" type="number" inputmode="numeric" required min=${count.total} max=${count.total}></label>`
  : nothing;

const start = async (state, tools) => {
  await recount(state);
  const { campaign, count } = state;
  if (!count) return;
  const key = freshKey();
  form({
    title: t('desk.campaign.start.title', { count: count.total }), text: t('desk.campaign.start.text'), yes: t('desk.campaign.start'), fields: confirmCount(count),
    act: async ({ confirmCount: typed }) => {
      await api.post(pathOf(campaign, '/start'), typed ? { confirmCount: Number(typed) } : {}, key);
      tools.reload();
    },
  });
};

const schedule = async (state, tools) => {
  await recount(state);
  const { campaign, count } = state;
  if (!count) return;
  form({
    title: t('desk.campaign.later'), text: t('desk.campaign.later.text'), yes: t('desk.campaign.later.yes'),
    fields: html`<label class="field"><span>${t('desk.field.at')}</span><input name="at" type="datetime-local" required></label>${confirmCount(count)}`,
    act: async ({ at, confirmCount: typed }) => {
      await api.post(pathOf(campaign, '/schedule'), { at: new Date(at).toISOString(), ...(typed && { confirmCount: Number(typed) }) });
      tools.reload();
    },
  });
};

const stop = (state, tools) => form({
  title: t('desk.campaign.drop.title'), text: t('desk.campaign.drop.text'), yes: t('desk.campaign.drop'), isDanger: true,
  act: async () => {
    await api.post(pathOf(state.campaign, '/cancel'));
    tools.reload();
  },
});

const COUNTS = ['sent', 'blocked', 'failed', 'skipped', 'unknown'];

const progress = (state, tools) => {
  const { campaign, report } = state;
  const refresh = async () => {
    const fresh = await api.get(pathOf(campaign, '/report')).catch(() => null);
    if (fresh) Object.assign(state, { report: fresh, campaign: fresh.broadcast });
    tools.redraw();
  };
  if (campaign.state === 'running' || campaign.state === 'scheduled') later('campaign', WATCH_MS, refresh);
  const act = (name) => attempt(async () => {
    await api.post(pathOf(campaign, `/${name}`));
    await refresh();
  });
  return html`${backTo(t('desk.campaign'), tools)}
    ${card(titleOf(campaign), html`
      ${campaign.state === 'scheduled' ? html`<p>${t('desk.campaign.at', { at: moment(campaign.scheduledAt) })}</p>` : html`
        <p class="reach"><b>${number(campaign.percent)}%</b> ${t('desk.campaign.of', { done: campaign.sent + campaign.blocked + campaign.failed + campaign.skipped + campaign.unknown, count: campaign.total })}</p>
        ${bar(campaign.percent / 100, t('desk.campaign.progress'))}
        <p class="hint">${paceLine(campaign, report)}</p>
        <dl class="figures three">${COUNTS.filter((name) => campaign[name] > 0 || name === 'sent').map((name) => html`<div><dt>${t(`desk.count.${name}`)}</dt><dd>${number(campaign[name])}</dd></div>`)}</dl>`}
      <div class="acts two">
        ${campaign.state === 'running' ? html`<button class="secondary" @click=${() => act('pause')}>⏸ ${t('desk.campaign.pause')}</button>` : nothing}
        ${campaign.state === 'paused' ? html`<button class="primary" @click=${() => act('resume')}>▶️ ${t('desk.campaign.resume')}</button>` : nothing}
        ${isUnderWay(campaign) || campaign.state === 'scheduled' ? html`<button class="danger" @click=${() => stop(state, tools)}>${t('desk.campaign.drop')}</button>` : nothing}</div>`, stateChip(campaign))}
    ${report.losses.length === 0 ? nothing : card(t('desk.losses'), html`<ul class="rows">${report.losses.map((loss) => html`<li><div class="row"><span class="grow"><b>${named('desk.count.', loss.state)}</b><small>${loss.reason}</small></span><span class="xp">${number(loss.count)}</span></div></li>`)}</ul>`)}
    ${Object.entries(campaign.content.texts).map(([code, text]) => card(t(`desk.language.${code}`), html`<div class="phone">${bubble(text, campaign.content.buttons)}</div>`))}`;
};

const paceLine = (campaign, report) => {
  if (campaign.state === 'running') return report.secondsLeft > 0 ? t('desk.pace.left', { rate: number(report.ratePerSec), count: report.secondsLeft }) : t('desk.pace.starting');
  return t('desk.pace.took', { rate: number(report.ratePerSec), count: report.seconds });
};
