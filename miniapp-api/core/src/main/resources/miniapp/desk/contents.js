import { html, nothing } from 'lit';
import { api } from '../app/api.js';
import { bridge } from '../app/bridge.js';
import { moment, t } from '../app/texts.js';
import { card, empty, skeleton } from '../app/ui.js';
import { backTo, form, moreOf, refused } from './tools.js';

// Content packs: sent as files, checked, used and put away.

const PACKS = 20;

const packsPage = (page) => api.page(`/admin/packs?limit=${PACKS}&page=${page}`);

export const contentsScreen = {
  under: 'desk',
  title: 'desk.contents',

  load: async () => ({ list: await packsPage(1), report: null, isBusy: false }),

  view(state, tools) {
    const send = async (event) => {
      const [file] = event.target.files;
      event.target.value = '';
      if (!file || state.isBusy) return;
      Object.assign(state, { report: null, isBusy: true });
      tools.redraw();
      const body = new FormData();
      body.append('file', file);
      try {
        state.report = { name: file.name, ...await api.post('/admin/packs', body) };
        state.list = await packsPage(1);
        bridge.haptic('success');
      } catch (problem) {
        if (problem.fields.errors) state.report = { name: file.name, outcome: 'invalid', errors: problem.fields.errors };
        else refused(problem);
        bridge.haptic('error');
      }
      state.isBusy = false;
      tools.redraw();
    };
    return html`${backTo(t('desk.contents'), tools)}
      <label class="primary drop" ?inert=${state.isBusy}>${t(state.isBusy ? 'desk.pack.checking' : 'desk.pack.send')}<input class="sr" type="file" accept="application/json,.json" @change=${send}></label>
      ${state.report ? packReport(state.report) : nothing}
      ${state.list.data.length === 0 ? empty('📦', t('desk.packs.none'), t('desk.packs.none.text')) : card('', html`<ul class="rows">${state.list.data.map((pack) => html`<li>
        <button class="row" @click=${() => packSheet(pack, tools)}><span class="grow"><b>${pack.title}</b><small>${[t(`desk.pack.kind.${pack.kind}`), pack.version, pack.entries && t('desk.pack.entries', { count: pack.entries })].filter(Boolean).join(' · ')}</small></span>
          <span class="chip ${pack.status === 'active' ? 'state-done' : ''}">${t(`desk.pack.status.${pack.status}`)}</span></button></li>`)}</ul>`)}
      ${moreOf(state.list, packsPage, tools.redraw)}`;
  },

  waiting: () => html`<h1 class="title">${t('desk.contents')}</h1>${skeleton(6)}`,
};

const packReport = (report) => card(report.name, html`<p class=${report.outcome === 'invalid' ? 'wrong flush' : ''} role="status">${t(`desk.pack.outcome.${report.outcome}`, { count: report.errors?.length ?? report.entries })}</p>
  ${(report.errors ?? report.warnings).length === 0 ? nothing : html`<ul class="rows findings">${(report.errors ?? report.warnings).map((finding) => html`<li><div class="row"><span class="grow"><b>${finding.message}</b>
    <small>${finding.line ? t('desk.pack.place', { line: finding.line, column: finding.column }) : ''} ${finding.pointer}</small></span></div></li>`)}</ul>`}`);

const packSheet = (pack, tools) => {
  const isActive = pack.status === 'active';
  form({
    title: pack.title,
    text: html`${pack.code} ${pack.version} · ${moment(pack.createdAt)}<br>${t(isActive ? 'desk.pack.archive.text' : 'desk.pack.activate.text')}`,
    yes: t(isActive ? 'desk.pack.archive' : 'desk.pack.activate'),
    isDanger: isActive,
    act: async () => {
      await api.post(`/admin/packs/${pack.id}/${isActive ? 'archive' : 'activate'}`);
      tools.reload();
    },
  });
};
