import { html, nothing, render } from 'lit';
import { accessScreen } from './access.js';
import { api } from './api.js';
import { boardScreen } from './board.js';
import { bridge } from './bridge.js';
import { challengesScreen } from './challenges.js';
import { duelScreen, duelsScreen } from './duel.js';
import { gameScreen } from './game.js';
import { historyScreen, trainingScreen } from './history.js';
import { moreScreen } from './more.js';
import { botList, profileScreen } from './profile.js';
import { quizScreen } from './quiz.js';
import { settingsScreen } from './settings.js';
import { deskSource, languageOf, setLanguage, t } from './texts.js';
import { card, empty, icon, problem, skeleton } from './ui.js';

// Starts, signs in, and shows one screen at a time.

// A screen that is no tab says under which one it stands; one about a single thing is opened as /m/<of>/<id>.
export const screens = {
  profile: profileScreen,
  quiz: quizScreen,
  game: gameScreen,
  duels: duelsScreen,
  duel: duelScreen,
  challenges: challengesScreen,
  leaderboard: boardScreen,
  more: moreScreen,
  history: historyScreen,
  training: trainingScreen,
  access: accessScreen,
  settings: settingsScreen,
};

const ADMINS = ['admin', 'superadmin'];
const TABS = ['profile', 'quiz', 'challenges', 'leaderboard', 'more'];
const root = document.getElementById('app');
let current = { name: 'profile', id: '', state: null, error: null, turn: 0 };

const tabBar = () => html`<nav class="tabs" aria-label=${t('tabs')}>${TABS.map((name) => html`
  <a href="/m/${name}" data-screen=${name} aria-current=${isIn(name) ? 'page' : nothing}>${icon(name)}<span>${t(`tab.${name}`)}</span></a>`)}</nav>`;

const parentOf = (name) => screens[name].of ?? screens[name].under;

const isIn = (tab, name = current.name) => name === tab || (parentOf(name) !== undefined && isIn(tab, parentOf(name)));

const draw = () => {
  const screen = screens[current.name];
  const tools = { reload: () => open(current.name, current.id), redraw: draw, back: goBack, go };
  const body = current.error
    ? problem(current.error, tools.reload)
    : current.state
      ? screen.view(current.state, tools)
      : (screen.waiting?.() ?? html`<div class="hero waiting"><i></i></div>${skeleton(4)}`);
  render(html`<main class=${current.name} tabindex="-1">${body}</main>${tabBar()}`, root);
  document.title = `${t(screen.title)} · Krug`;
  if (current.state && !current.error) screen.drawn?.(root, current.state);
};

const open = async (name, id = '') => {
  const turn = current.turn + 1;
  const samePlace = current.name === name && current.id === id;
  current = { name, id, state: samePlace ? current.state : null, error: null, turn };
  bridge.backButton(name !== 'profile');
  draw();
  if (!samePlace) {
    scrollTo(0, 0);
    root.querySelector('main').focus({ preventScroll: true }); // screen readers begin at the new screen
  }
  try {
    const state = await screens[name].load(id);
    if (current.turn !== turn) return;
    current.state = state;
    draw();
    const more = await screens[name].more?.();
    if (more && current.turn === turn) {
      Object.assign(current.state, more);
      draw();
    }
  } catch (error) {
    if (current.turn !== turn) return;
    bridge.haptic('error');
    current.error = error;
    draw();
  }
};

const go = (name, id = '') => {
  if (name === current.name && id === current.id) return scrollTo({ top: 0, behavior: 'smooth' });
  history.pushState({ name, id }, '', `/m/${screens[name].of ?? name}${id ? `/${id}` : ''}${location.hash}`);
  bridge.haptic('select');
  return open(name, id);
};

const goBack = () => go(parentOf(current.name) ?? 'profile');

const fromPath = () => {
  const [, , name = '', id = ''] = location.pathname.split('/');
  if (!id) return screens[name] && !screens[name].of ? [name, ''] : null;
  const single = Object.keys(screens).find((each) => screens[each].of === name);
  return single ? [single, id] : null;
};

// The page that a link asks for: pairs key-value joined by "-", of which p names the page.
const fromStartParam = (text) => {
  const parts = (text ?? '').split('-');
  for (let at = 0; at + 1 < parts.length; at += 2) {
    if (parts[at] === 'p' && screens[parts[at + 1]] && !screens[parts[at + 1]].of) return [parts[at + 1], ''];
  }
  return null;
};

const welcome = async () => {
  const bots = await api.get('/bots');
  render(html`<main class="welcome">${empty('👋', t('welcome.title'), t('welcome.text'))}${card(t('profile.bots'), botList(bots))}</main>`, root);
};

const start = async () => {
  render(html`<main><div class="hero waiting"><i></i></div>${skeleton(4)}</main>`, root);
  try {
    const signedIn = await api.signIn();
    setLanguage(signedIn.user.languageCode);
    if (signedIn.user.userType === 'guest') return await welcome();
    if (ADMINS.includes(signedIn.user.role)) await import(deskSource);
    const [name, id] = fromPath() ?? fromStartParam(signedIn.startParam ?? bridge.startParam) ?? ['profile', ''];
    await open(name, id);
  } catch (error) {
    render(html`<main>${problem(error, start)}</main>`, root);
  } finally {
    bridge.ready();
  }
};

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('[data-screen]');
  if (!link || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  go(link.dataset.screen, link.dataset.id ?? '');
});
window.addEventListener('popstate', () => open(...(fromPath() ?? ['profile', ''])));
bridge.on('back_button_pressed', goBack);
bridge.on('settings_button_pressed', () => go('settings'));

setLanguage(languageOf(bridge.languageCode() ?? navigator.language));
bridge.start();
start();
