import { html, nothing } from 'lit';
import { api } from '../app/api.js';
import { moment, t } from '../app/texts.js';
import { card, empty, skeleton } from '../app/ui.js';
import { backTo, fact, moreOf, personLink, refused, settled } from './tools.js';

// Who did what, newest first.

const LOG_PAGE = 30;
let soughtAction = '';

const logPage = (page) => api.page(`/admin/audit-log?limit=${LOG_PAGE}&page=${page}${soughtAction ? `&action=${encodeURIComponent(soughtAction)}` : ''}`);

export const auditLines = (lines) => lines.length === 0 ? html`<p class="hint">${t('desk.log.none')}</p>` : html`<ul class="rows log">${lines.map((line) => html`<li><details>
  <summary class="row"><span class="grow"><b>${line.outcome === 'ok' ? nothing : '⛔ '}${titleOfLine(line)}</b><small>${moment(line.at)} · ${line.botName ?? line.channel}</small></span></summary>
  <dl class="facts">${fields(line).map(([name, value]) => fact(name, value))}</dl></details></li>`)}</ul>`;

// A plain change of a row says which table it was.
const titleOfLine = ({ action, targetType }) => (action.includes('.') ? action : `${action} ${targetType}`);

const fields = (line) => [
  [t('desk.log.by'), line.actorId ? personLink(line.actorId) : '–'],
  [t('desk.log.target'), line.targetType === 'users' ? personLink(line.targetId) : `${line.targetType} ${line.targetId}`],
  ...(line.reason ? [[t('desk.field.reason'), line.reason]] : []),
  ...changes(line.before, line.after),
];

// A value that changed, as before → after.
const changes = (before, after) => [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].map((name) =>
  [name, [before?.[name], after?.[name]].filter((value) => value !== undefined).map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value))).join(' → ')]);

export const logScreen = {
  under: 'desk',
  title: 'desk.log',

  load: async () => ({ lines: await logPage(1) }),

  view(state, tools) {
    const type = (event) => {
      soughtAction = event.target.value.trim();
      settled(async () => {
        try {
          state.lines = await logPage(1);
        } catch (problem) {
          refused(problem);
        }
        tools.redraw();
      });
    };
    const { lines } = state;
    return html`${backTo(t('desk.log'), tools)}
      <label class="search"><span class="sr">${t('desk.log.search')}</span><input type="search" .value=${soughtAction} @input=${type} maxlength="100" autocomplete="off" autocapitalize="off" placeholder=${t('desk.log.search')}></label>
      ${lines.data.length === 0 ? empty('📜', t('desk.log.none'), t('desk.log.none.text')) : card('', auditLines(lines.data))}
      ${moreOf(lines, logPage, tools.redraw)}`;
  },

  waiting: () => html`<h1 class="title">${t('desk.log')}</h1>${skeleton(7)}`,
};
