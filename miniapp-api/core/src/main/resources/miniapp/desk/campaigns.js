import { html, nothing } from 'lit';
import { api } from '../app/api.js';
import { currentLanguage, moment, number, t } from '../app/texts.js';
import { bar, card, empty, skeleton } from '../app/ui.js';
import { backTo, later, moreOf } from './tools.js';

// All messages to many, and how far those are that go out now.

const LISTED = 20;
const GLANCE_MS = 2_000;

const campaignsPage = (page) => api.page(`/admin/broadcasts?limit=${LISTED}&page=${page}`);

export const campaignsScreen = {
  under: 'desk',
  title: 'desk.campaigns',

  load: async () => ({ list: await campaignsPage(1) }),

  view({ list }, tools) {
    if (list.data.some((each) => each.state === 'running')) {
      later('campaigns', GLANCE_MS, async () => {
        const { data } = await campaignsPage(1).catch(() => ({ data: [] }));
        list.data = list.data.map((known) => data.find((each) => each.id === known.id) ?? known);
        tools.redraw();
      });
    }
    return html`${backTo(t('desk.campaigns'), tools)}
      <button class="primary" @click=${() => tools.go('campaign', 'new')}>${t('desk.campaign.new')}</button>
      ${list.data.length === 0 ? empty('📣', t('desk.campaigns.none'), t('desk.campaigns.none.text')) : card('', html`<ul class="rows">${list.data.map((each) => html`<li>
        <a class="row" href="/m/campaigns/${each.id}" data-screen="campaign" data-id=${each.id}><span class="grow"><b>${titleOf(each)}</b>
          <small>${moment(each.startedAt ?? each.scheduledAt ?? each.createdAt)}${each.total ? ` · ${number(each.sent)} / ${number(each.total)}` : ''}</small>
          ${isUnderWay(each) ? bar(each.percent / 100, titleOf(each)) : nothing}</span>${stateChip(each)}</a></li>`)}</ul>`)}
      ${moreOf(list, campaignsPage, tools.redraw)}`;
  },

  waiting: () => html`<h1 class="title">${t('desk.campaigns')}</h1>${skeleton(6)}`,
};

export const isUnderWay = (campaign) => ['running', 'paused'].includes(campaign.state);

export const stateChip = (campaign) => html`<span class="chip state-${campaign.state}">${t(`desk.state.${campaign.state}`)}</span>`;

const plain = (markup) => new DOMParser().parseFromString(markup, 'text/html').body.textContent;

export const titleOf = (campaign) => {
  const { texts } = campaign.content;
  return campaign.title || plain(texts[currentLanguage()] ?? Object.values(texts)[0] ?? '') || t('desk.campaign.untitled');
};
