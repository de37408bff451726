/** Language and theme of the page: as the browser has them until a person chooses. */

const dark = matchMedia('(prefers-color-scheme: dark)');
let texts = {};

export const settings = {
  language: localStorage.getItem('sandbox.language') || (navigator.language.startsWith('ru') ? 'ru' : 'en'),
  theme: localStorage.getItem('sandbox.theme') || 'system',
};

const listeners = new Set();

export function onSettings(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed() {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
  document.documentElement.lang = settings.language;
  listeners.forEach(listener => listener());
}

export const isDark = () => settings.theme === 'system' ? dark.matches : settings.theme === 'dark';

dark.addEventListener('change', changed);

export async function chooseLanguage(language) {
  settings.language = language;
  localStorage.setItem('sandbox.language', language);
  await loadTexts();
}

export function toggleTheme() {
  settings.theme = isDark() ? 'light' : 'dark';
  localStorage.setItem('sandbox.theme', settings.theme);
  changed();
}

export async function loadTexts() {
  texts = await (await fetch(`/sandbox/texts/${settings.language}`)).json();
  document.title = t('sandbox.title');
  changed();
}

export const has = key => key in texts;

/** A text in the page's language, its arguments filled in, its plural forms chosen. */
export function t(key, values = {}) {
  return (texts[key] ?? key)
    .replaceAll(/\{(\w+), plural,((?:\s*\w+\{[^}]*\})+)\s*\}/g, (all, name, forms) => plural(forms, values[name]))
    .replaceAll(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

function plural(forms, count) {
  const wanted = new Intl.PluralRules(settings.language).select(count);
  const all = Object.fromEntries([...forms.matchAll(/(\w+)\{([^}]*)\}/g)].map(([, form, text]) => [form, text]));
  return (all[wanted] ?? all.other).replaceAll('#', count);
}

let ahead = 0;

/** The sandbox's own clock, which can be set, in milliseconds. */
export const now = () => Date.now() + ahead;

export function setClock(iso) {
  ahead = new Date(iso) - Date.now();
}

export const clockTime = seconds =>
  new Intl.DateTimeFormat(settings.language, {hour: '2-digit', minute: '2-digit', hour12: false})
    .format(seconds * 1000);

export function listTime(seconds) {
  const date = new Date(seconds * 1000);
  const age = now() - date;
  if (date.toDateString() === new Date(now()).toDateString()) return clockTime(seconds);
  return new Intl.DateTimeFormat(settings.language,
    age < 6 * 864e5 ? {weekday: 'short'} : {day: 'numeric', month: 'short'}).format(date);
}

export function dayName(seconds) {
  const date = new Date(seconds * 1000);
  const today = new Date(now());
  if (date.toDateString() === today.toDateString()) return t('sandbox.today');
  today.setDate(today.getDate() - 1);
  if (date.toDateString() === today.toDateString()) return t('sandbox.yesterday');
  return new Intl.DateTimeFormat(settings.language, {day: 'numeric', month: 'long'}).format(date);
}

export const dateAndTime = seconds => new Intl.DateTimeFormat(settings.language,
  {day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hour12: false}).format(seconds * 1000);
