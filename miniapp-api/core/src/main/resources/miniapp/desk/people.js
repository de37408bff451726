import { html, nothing } from 'lit';
import { api } from '../app/api.js';
import { bridge } from '../app/bridge.js';
import { moment, number, t } from '../app/texts.js';
import { avatar, card, empty, skeleton, switcher } from '../app/ui.js';
import { auditLines } from './log.js';
import { backTo, fact, form, moreOf, named, once, reason, refused, settled } from './tools.js';

// Who there is, one person with all that is known, and what administrators may do about them.

const PER_PAGE = 20;
const FILTERS = { all: '', banned: '&status=banned', admins: '&role=admin' };
const BAN_TIMES = ['1d', '7d', '30d', 'permanent'];
const sought = { text: '', filter: 'all' };

const peoplePage = (page) => api.page(`/admin/users?search=${encodeURIComponent(sought.text)}${FILTERS[sought.filter]}&page=${page}&limit=${PER_PAGE}`);

export const peopleScreen = {
  under: 'desk',
  title: 'desk.people',

  load: async () => ({ found: await peoplePage(1), turn: 0 }),

  view(state, tools) {
    const search = async () => {
      const turn = ++state.turn;
      try {
        const found = await peoplePage(1);
        if (turn === state.turn) state.found = found;
      } catch (problem) {
        refused(problem);
      }
      tools.redraw();
    };
    const type = (event) => {
      sought.text = event.target.value.trim();
      settled(search);
    };
    const choose = (filter) => {
      sought.filter = filter;
      bridge.haptic('select');
      search();
      tools.redraw();
    };
    const { found } = state;
    return html`${backTo(t('desk.people'), tools)}
      <label class="search"><span class="sr">${t('desk.people.search')}</span><input type="search" .value=${sought.text} @input=${type} maxlength="100" autocomplete="off" placeholder=${t('desk.people.search')}></label>
      ${switcher(Object.keys(FILTERS).map((filter) => [filter, t(`desk.people.${filter}`)]), sought.filter, choose, t('desk.people'))}
      ${found.data.length === 0 ? empty('🔎', t('desk.people.none'), t('desk.people.none.text')) : card(t('desk.people.found', { count: found.pagination.total }), html`<ul class="rows">${found.data.map((person) => html`<li>
        <a class="row" href="/m/people/${person.id}" data-screen="person" data-id=${person.id}>${avatar(personName(person), person.avatarUrl)}
          <span class="grow"><b>${personName(person)}</b><small>${[person.username && `@${person.username}`, person.telegramId].filter(Boolean).join(' · ')}</small></span>
          ${chipOf(person) ?? html`<span class="xp">${t('xp', { count: person.totalXp })}</span>`}</a></li>`)}</ul>`)}
      ${moreOf(found, peoplePage, tools.redraw)}`;
  },

  waiting: () => html`<h1 class="title">${t('desk.people')}</h1>${skeleton(7)}`,
};

const personName = (person) => person.name || (person.username ? `@${person.username}` : t('someone'));

const chipOf = (person) => {
  if (person.status !== 'active') return html`<span class="chip bad">${named('desk.status.', person.status)}</span>`;
  return person.role.includes('admin') ? html`<span class="chip strong">${named('desk.role.', person.role)}</span>` : null;
};

export const personScreen = {
  of: 'people',
  title: 'desk.person',

  async load(id) {
    const [found, me] = await Promise.all([api.get(`/admin/users/${encodeURIComponent(id)}`), api.get('/admin/me')]);
    return { ...found, me };
  },

  view(state, tools) {
    const { user, bots, badges, audit, me } = state;
    return html`${backTo(t('desk.person'), tools)}
      <section class="hero short">${avatar(personName(user), user.avatarUrl, 'large')}<h1>${personName(user)}</h1>
        <p class="handle">${[user.username && `@${user.username}`, user.telegramId].filter(Boolean).join(' · ')}</p>
        ${user.status === 'banned' ? html`<p class="handle">🚫 ${user.bannedUntil ? t('desk.banned.until', { at: moment(user.bannedUntil) }) : t('desk.banned')}${user.banReason ? html`<br>${user.banReason}` : nothing}</p>` : nothing}</section>
      <section class="stats"><div><b>${number(user.level)}</b><span>${t('desk.level')}</span></div><div><b>${number(user.totalXp)}</b><span>XP</span></div>
        <div><b>${number(user.totalTrainings)}</b><span>${t('profile.trainings', { count: user.totalTrainings })}</span></div><div><b>${number(badges.length)}</b><span>${t('profile.badges.short', { count: badges.length })}</span></div></section>
      ${user.id === me.id ? html`<p class="notice">${t('desk.person.self')}</p>` : actsOn(user, me, tools)}
      ${accessCard(state, tools)}
      ${card(t('desk.person.about'), html`<dl class="facts">
        ${fact(t('desk.fact.role'), named('desk.role.', user.role))}${fact(t('desk.fact.language'), user.language)}${fact(t('desk.fact.zone'), user.timezone)}
        ${fact(t('desk.fact.came'), moment(user.createdAt))}${fact(t('desk.fact.seen'), user.lastSeenAt ? moment(user.lastSeenAt) : '–')}
        ${fact(t('desk.fact.bots'), bots.map((bot) => bot.name).join(', ') || '–')}${fact(t('desk.fact.id'), user.id)}</dl>`)}
      ${badges.length === 0 ? nothing : card(t('profile.badges'), html`<ul class="rows">${badges.map((badge) => html`<li><div class="row"><span class="grow"><b>${badge.badgeType}</b><small>${badge.earnedInBot} · ${moment(badge.earnedAt)}</small></span>
        ${user.id === me.id ? nothing : html`<button class="chip" @click=${() => takeBadge(user, badge, tools)}>${t('desk.badge.take')}</button>`}</div></li>`)}</ul>`)}
      ${card(t('desk.log'), auditLines(audit))}`;
  },

  waiting: () => html`<h1 class="title">${t('desk.person')}</h1><div class="hero waiting short"><i></i></div>${skeleton(5)}`,
};

const actsOn = (user, me, tools) => html`<div class="acts">
  <button class="secondary" @click=${() => changeXp(user, tools)}>⭐ ${t('desk.act.xp')}</button>
  <button class="secondary" @click=${() => giveBadge(user, tools)}>🏅 ${t('desk.act.badge')}</button>
  ${me.role === 'superadmin' ? html`<button class="secondary" @click=${() => changeRole(user, tools)}>🛡 ${t('desk.act.role')}</button>` : nothing}
  ${user.status === 'banned'
    ? html`<button class="secondary" @click=${() => unban(user, tools)}>🔓 ${t('desk.act.unban')}</button>`
    : html`<button class="danger" @click=${() => ban(user, tools)}>🚫 ${t('desk.act.ban')}</button>`}</div>`;

const actPath = (user, act) => `/admin/users/${user.id}/${act}`;

const accessCard = ({ user, me, access, subscriptions }, tools) => card(t('tab.access'), html`<dl class="facts">
    ${fact(t('desk.fact.subscription'), access.subscriptionEnd ? t('desk.until', { at: moment(access.subscriptionEnd) }) : '–')}
    ${fact(t('desk.fact.credits'), number(access.creditsLeft))}${fact(t('desk.fact.free'), number(access.freeTrainingsLeft))}</dl>
  ${user.id === me.id ? nothing : html`<div class="acts"><button class="secondary" @click=${() => giveTime(user, tools)}>📅 ${t('desk.act.time')}</button>
    <button class="secondary" @click=${() => giveFree(user, tools)}>🎁 ${t('desk.act.free')}</button>
    <button class="secondary" @click=${() => changeCredits(user, access, tools)}>🎟 ${t('desk.act.credits')}</button>
    ${subscriptions.some((each) => each.periods.length > 0) && access.subscriptionEnd ? html`<button class="danger" @click=${() => endTime(user, tools)}>${t('desk.act.end')}</button>` : nothing}</div>`}`);

const acting = (user, tools, title, text, fields, act, isDanger = false) => form({
  title: t(title), text, yes: t('desk.yes'), isDanger, fields: html`${fields}${reason()}`,
  act: async (given) => {
    await act(given);
    tools.reload();
  },
});

const giveTime = (user, tools) => acting(user, tools, 'desk.act.time', t('desk.time.text'),
  html`<label class="field"><span>${t('desk.field.days')}</span><input name="days" type="number" inputmode="numeric" min="1" max="1825" value="30" required></label>`,
  once('post', actPath(user, 'subscriptions'), (given) => ({ ...given, days: Number(given.days) })));

const giveFree = (user, tools) => acting(user, tools, 'desk.act.free', '',
  html`<label class="field"><span>${t('desk.field.count')}</span><input name="count" type="number" inputmode="numeric" min="1" max="1000000" value="2" required></label>`,
  once('post', actPath(user, 'free-trainings'), (given) => ({ ...given, count: Number(given.count) })));

const changeCredits = (user, access, tools) => acting(user, tools, 'desk.act.credits', t('desk.credits.text', { count: access.creditsLeft }),
  html`<label class="field"><span>${t('desk.field.amount')}</span><input name="amount" type="number" inputmode="numeric" min="-1000000" max="1000000" required placeholder="+5"></label>`,
  once('post', actPath(user, 'credits'), (given) => ({ ...given, amount: Number(given.amount) })));

const endTime = (user, tools) => acting(user, tools, 'desk.act.end', t('desk.end.text'), nothing,
  once('delete', actPath(user, 'subscriptions'), (given) => given), true);

const changeXp = (user, tools) => acting(user, tools, 'desk.act.xp', t('desk.xp.text', { count: user.totalXp }),
  html`<label class="field"><span>${t('desk.field.delta')}</span><input name="delta" type="number" required min="-1000000" max="1000000" step="1" inputmode="numeric" placeholder="+100"></label>`,
  once('post', actPath(user, 'xp'), (given) => ({ ...given, delta: Number(given.delta) })));

const giveBadge = async (user, tools) => {
  const badges = await api.get('/badges').catch(() => []);
  form({
    title: t('desk.act.badge'), yes: t('desk.yes'),
    fields: html`<label class="field"><span>${t('desk.field.badgeType')}</span><select name="badgeType">${badges.map((badge) => html`<option value=${badge.badgeType}>${badge.emoji} ${badge.title}</option>`)}</select></label>`,
    act: async (given) => {
      await api.post(actPath(user, 'badges'), given);
      tools.reload();
    },
  });
};

const takeBadge = (user, badge, tools) => form({
  title: t('desk.badge.take.title', { badge: badge.badgeType }), text: t('desk.badge.take.text'), yes: t('desk.badge.take'), isDanger: true, fields: reason(),
  act: async (given) => {
    await api.delete(actPath(user, 'badges'), { ...given, badgeType: badge.badgeType, bot: badge.earnedInBot });
    tools.reload();
  },
});

const changeRole = (user, tools) => form({
  title: t('desk.act.role'), text: t('desk.role.text'), yes: t('desk.yes'), isDanger: true,
  fields: html`<label class="field"><span>${t('desk.field.role')}</span><select name="role">${['member', 'admin', 'superadmin'].map((role) => html`<option value=${role} ?selected=${role === user.role}>${t(`desk.role.${role}`)}</option>`)}</select></label>${reason()}`,
  act: async (given) => {
    await api.patch(actPath(user, 'role'), given);
    tools.reload();
  },
});

const ban = (user, tools) => form({
  title: t('desk.ban.title', { name: personName(user) }), text: t('desk.ban.text'), yes: t('desk.act.ban'), isDanger: true,
  fields: html`<label class="field"><span>${t('desk.field.duration')}</span><select name="duration">${BAN_TIMES.map((time) => html`<option value=${time}>${t(`desk.ban.${time}`)}</option>`)}</select></label>${reason()}`,
  act: async (given) => {
    await api.post(actPath(user, 'ban'), given);
    tools.reload();
  },
});

const unban = (user, tools) => form({
  title: t('desk.unban.title', { name: personName(user) }), text: t('desk.unban.text'), yes: t('desk.act.unban'),
  act: async () => {
    await api.post(actPath(user, 'unban'), {});
    tools.reload();
  },
});
